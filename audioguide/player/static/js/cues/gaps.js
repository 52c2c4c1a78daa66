// Pure: the long silences of a chapter, worked out from its timeline.

import { lastAtOrBefore } from "./time.js";

/**
 * So much of a silence is left at its beginning and end. Words are never cut, and the sound is at rest
 * where it leaves and lands, so that nothing clicks: a natural voice breathes out for up to 200 ms.
 */
const KEPT_MS = Object.freeze({ after: 200, before: 160 });
/** Over this there is something worth skipping. */
const LONG_MS = 460;

/**
 * Find the silences of over 460 ms. `target(ms)` gives the moment to go to from inside one, and
 * `next(ms)` when the next one begins; undefined where there is none. Estimated word times say
 * nothing of pauses between words, so there only those between sentences count.
 */
export function findGaps(sentences) {
  const spans = sentences.flatMap(({ start_ms, end_ms, word_times, words = [] }) =>
    word_times === "estimated" || words.length === 0
      ? [[start_ms, end_ms]]
      : words.map(([, , start, end], index) => [start, index === words.length - 1 ? end_ms : end]),
  );
  const gaps = spans.slice(1).map(([start], index) => [spans[index][1], start]);
  const long = gaps
    .filter(([from, to]) => to - from > LONG_MS)
    .map(([from, to]) => [from + KEPT_MS.after, to - KEPT_MS.before]);
  const starts = long.map(([from]) => from);
  return Object.freeze({
    target(ms) {
      const gap = long[lastAtOrBefore(starts, ms)];
      return gap && ms < gap[1] ? gap[1] : undefined;
    },
    next: (ms) => starts[lastAtOrBefore(starts, ms) + 1],
  });
}
