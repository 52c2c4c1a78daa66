// Pure: where a listener is in a text that has changed.

/**
 * The time in seconds, in `fresh`, of what is at a time of `moments` (see cues.js): the same place of
 * the same sentence; where its words have changed, the beginning of what stands in its place.
 */
export function timeAgain(moments, fresh, time) {
  if (!moments || !fresh || fresh.sentences.length === 0) return time;
  const ms = time * 1000;
  const { sentence: number } = moments.at(Math.round(ms));
  if (number < 0) return time;
  const [before, after] = [moments, fresh].map(({ sentences }) => sentences.map(({ text }) => text));
  const again = findAgain(before, after, number);
  const { text, start_ms, end_ms } = fresh.sentences[again];
  const [was, isSame] = [moments.sentences[number], text === before[number]];
  // The silence behind a sentence is its own as well.
  const into = isSame ? Math.max(0, ms - was.start_ms) : 0;
  const next = fresh.sentences[again + 1]?.start_ms ?? Infinity;
  return Math.min(start_ms + into, Math.max(end_ms, Math.min(next - 1, end_ms + (ms - was.end_ms)))) / 1000;
}

/** The number among `after` of the text `before[number]`; else of what stands where it stood, by its neighbours. */
export function findAgain(before, after, number) {
  const same = placesOf(after, before[number]);
  if (same.length > 0) return nearest(same, number);
  const last = after.length - 1;
  for (let distance = 1; distance < before.length; distance += 1) {
    const [ahead, behind] = [number - distance, number + distance].map((at) => placesOf(after, before[at]));
    if (ahead.length > 0) return Math.min(last, nearest(ahead, number - distance) + distance);
    if (behind.length > 0) return Math.max(0, nearest(behind, number + distance) - distance);
  }
  return Math.min(last, number);
}

const placesOf = (texts, wanted) => (wanted === undefined ? [] : texts.flatMap((text, at) => (text === wanted ? [at] : [])));

const nearest = (places, number) =>
  places.reduce((best, at) => (Math.abs(at - number) < Math.abs(best - number) ? at : best));
