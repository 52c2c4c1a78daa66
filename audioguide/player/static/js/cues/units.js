// Pure: the units a listener moves by, with their start times, and the way from one to the next.

import { inLanguages } from "./languages.js";
import { lastAtOrBefore } from "./time.js";

/** From large to small; the last two are there only while there is something to go to. */
export const LEVELS = Object.freeze([
  "chapter", "section", "paragraph", "sentence", "word", "ten", "minute", "bookmark", "match",
]);

/** Levels that are a stretch of time, in seconds. */
export const STEPS = Object.freeze({ ten: 10, minute: 60 });

/** So soon after its start, "previous" means the one before. */
const JUST_BEGUN_S = 2;
/** What a sound tells of its time may be a hair before what it was told. */
const HAIR_S = 0.005;
/** A little of the silence after a unit belongs to it, but nothing of the next. */
const BREATH_S = 0.3;
const EARLY_S = 0.06;

// When each begins, and the stretches of sentences that tell it: `[sentence, from, to]`.
const ofSentence = (sentence) => [[sentence.start_ms, [[sentence]]]];
const ofBlock = ({ sentences }) => sentences.slice(0, 1).flatMap(ofSentence);
const ofHeading = ({ sentences }) => [[sentences[0].start_ms, sentences.map((sentence) => [sentence])]];

function ofWords(sentence) {
  const { words = [] } = sentence;
  if (words.length === 0) return ofSentence(sentence);
  return words.map(([offset, length, start]) => [start, [[sentence, offset, offset + length]]]);
}

const FIND = Object.freeze({
  section: ({ blocks }) =>
    blocks.flatMap((block, number) => (block.kind === "heading" ? ofHeading(block) : number === 0 ? ofBlock(block) : [])),
  paragraph: ({ blocks }) => blocks.flatMap(ofBlock),
  sentence: ({ sentences }) => sentences.flatMap(ofSentence),
  word: ({ sentences }) => sentences.flatMap(ofWords),
});

const found = new WeakMap();

/**
 * `{ starts, tell }` of a level: sorted seconds, and what tells the words of one by its number, as
 * parts for `announce`. Made once for each timeline.
 */
export function unitsOf(moments, level) {
  if (!found.has(moments)) found.set(moments, {});
  const levels = found.get(moments);
  levels[level] ??= toUnits(FIND[level](moments), moments.lang);
  return levels[level];
}

const toUnits = (pairs, lang) =>
  Object.freeze({
    starts: pairs.map(([start_ms]) => start_ms / 1000),
    tell: (number) => (pairs[number]?.[1] ?? []).map(([sentence, ...place]) => inLanguages(sentence, lang, ...place)),
  });

/** The number of the unit at a time; -1 before the first. */
export const unitAt = (starts, time) => lastAtOrBefore(starts, time + HAIR_S);

/** The number of the unit to go forward to; as many as there are behind the last. */
export const nextUnit = (starts, time) => unitAt(starts, time) + 1;

/** The number of the unit to go back to: this one, or soon after its start the one before; else -1. */
export function previousUnit(starts, time) {
  const here = unitAt(starts, time);
  return time - starts[here] > JUST_BEGUN_S ? here : Math.max(-1, here - 1);
}

/** `{ start, stop }` of a unit in seconds: what is spoken is over, and the next has not begun. */
export function stretchOf(moments, level, number, duration) {
  const { starts } = unitsOf(moments, level);
  const next = starts[number + 1] ?? duration;
  const last = moments.sentences[lastAtOrBefore(unitsOf(moments, "sentence").starts, next - HAIR_S)];
  const end = (last?.end_ms ?? 0) / 1000;
  return Object.freeze({ start: starts[number], stop: Math.max(end, Math.min(end + BREATH_S, next - EARLY_S)) });
}
