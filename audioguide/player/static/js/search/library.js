// Searches the text of the whole guide. Every chapter's text is fetched when first asked for, and
// kept ready; the work is done in short turns, so that keys are answered at once.

import { fold, foldPhrase, placesOf } from "../cues/find.js";

const AT_ONCE = 6;
const TURN_MS = 12;

const breathe = () => new Promise((go) => setTimeout(go));

/** Make the search of a guide's chapters (see contents.js). */
export function createLibrary(chapters) {
  const shelf = new Map();

  function read(chapter) {
    if (!shelf.has(chapter)) {
      const reading = fetchSentences(chapter);
      shelf.set(chapter, reading);
      // What did not come is asked for again next time.
      reading.catch(() => shelf.delete(chapter));
    }
    return shelf.get(chapter);
  }

  /** Keep a few on their way, in order. */
  async function* readAll() {
    const coming = [];
    for (const [index, chapter] of chapters.entries()) {
      for (let ahead = coming.length; ahead < Math.min(index + AT_ONCE, chapters.length); ahead += 1) {
        coming.push(read(chapters[ahead]).catch(() => null));
      }
      yield [chapter, await coming[index]];
    }
  }

  /**
   * Find a phrase: `{ matches, missing }`, or null once `isWanted()` is false. A match is a place:
   * `{ chapter, lang, sentence: id, time, said, place: [offset, length] }`: `lang` is the chapter's, and
   * `said` is `{ text, lang, inlines }`, as in a timeline; `missing`: chapters that did not come.
   */
  async function find(phrase, isWanted) {
    const folded = foldPhrase(phrase);
    const [matches, missing] = [[], []];
    let turn = performance.now();
    for await (const [chapter, sentences] of folded ? readAll() : []) {
      if (!sentences) missing.push(chapter);
      for (const { id, lang, time, said, ready } of sentences ?? []) {
        for (const place of placesOf(folded, ready)) matches.push({ chapter, lang, sentence: id, time, said, place });
      }
      if (performance.now() - turn > TURN_MS) {
        await breathe();
        turn = performance.now();
      }
      if (!isWanted()) return null;
    }
    return { matches, missing };
  }

  return Object.freeze({ find });
}

async function fetchSentences({ timeline }) {
  const response = await fetch(timeline);
  if (!response.ok) throw new Error(`${response.status} ${timeline}`);
  const { blocks, lang } = await response.json();
  return blocks
    .flatMap(({ sentences }) => sentences)
    .map(({ id, start_ms, text, inlines, ...own }) => ({
      id, lang, time: start_ms / 1000, said: { text, lang: own.lang ?? lang, inlines }, ready: fold(text),
    }));
}
