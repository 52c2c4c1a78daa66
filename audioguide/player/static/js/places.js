// Where a listener is in each guide, kept on this device.

import { read, write } from "./storage.js";

/** How many seconds are heard again, by how many hours one was away. */
const LEAD_BACK = Object.freeze([[24, 10], [1, 6], [0, 3]]);
const HOUR_MS = 3_600_000;
const EVERY_S = 2;

/** The chapter's id and the time in seconds to go on from, or undefined. A little is heard again. */
export const findPlace = (guide) => placeFrom(read(`place:${guide}`), Date.now());

/** Pure: the place from what is kept, `now` milliseconds since 1970. */
export function placeFrom(kept, now) {
  const { chapter, time, left } = kept ?? {};
  if (typeof chapter !== "string" || !(time >= 0)) return undefined;
  const away = (now - left) / HOUR_MS;
  const [, leadBack] = LEAD_BACK.find(([hours]) => away >= hours) ?? LEAD_BACK.at(-1);
  return { chapter, time: Math.max(0, time - leadBack) };
}

/** Keep the place as the listener goes on; the end of a guide is forgotten, to start anew. */
export function keepPlaces(audio, store) {
  let kept = -Infinity;

  function keep() {
    const { chapter } = store.state;
    const isAtEnd = audio.ended && !chapter.next;
    kept = audio.currentTime;
    write(`place:${chapter.guide}`, isAtEnd ? undefined : { chapter: chapter.id, time: kept, left: Date.now() });
  }

  audio.addEventListener("timeupdate", () => {
    if (Math.abs(audio.currentTime - kept) >= EVERY_S) keep();
  });
  for (const type of ["play", "pause", "seeked", "ended"]) audio.addEventListener(type, keep);
  addEventListener("pagehide", () => {
    if (kept >= 0) keep();
  });
}
