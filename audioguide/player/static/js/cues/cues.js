// Pure: a chapter's timeline, made ready to be asked which word is spoken at a moment.

import { lastAtOrBefore } from "./time.js";

export const NOTHING_SPOKEN = Object.freeze({ sentence: -1, word: -1 });

/**
 * Index a timeline (see docs/timeline.md). `blocks` and `sentences` are in the order spoken; `at(ms)` gives the
 * numbers of the sentence and of its word. A sentence stays until the next one starts, so that
 * pauses do not flicker; a word stays until the next one starts or its sentence ends.
 */
export function indexTimeline(timeline) {
  const blocks = timeline.blocks.filter((block) => block.sentences.length > 0);
  const sentences = blocks.flatMap((block) => block.sentences);
  const starts = sentences.map((sentence) => sentence.start_ms);
  const wordStarts = sentences.map(({ words = [] }) => words.map(([, , start]) => start));
  const numbers = new Map(sentences.map(({ id }, number) => [id, number]));
  return Object.freeze({
    lang: timeline.lang,
    blocks,
    sentences,
    numberOf: (id) => numbers.get(id) ?? -1,
    at(ms) {
      const sentence = lastAtOrBefore(starts, ms);
      if (sentence < 0) return NOTHING_SPOKEN;
      const isOver = ms >= sentences[sentence].end_ms;
      return { sentence, word: isOver ? -1 : lastAtOrBefore(wordStarts[sentence], ms) };
    },
  });
}
