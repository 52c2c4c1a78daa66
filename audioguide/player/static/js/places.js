// Where a listener is in each guide, kept on this device.

import { read, write } from "./storage.js";

const LEAD_BACK_S = 3;
const EVERY_S = 2;

/** The chapter's id and the time in seconds to go on from, or undefined. A little is heard again. */
export function findPlace(guide) {
  const { chapter, time } = read(`place:${guide}`) ?? {};
  if (typeof chapter !== "string" || !(time >= 0)) return undefined;
  return { chapter, time: Math.max(0, time - LEAD_BACK_S) };
}

/** Keep the place as the listener goes on; the end of a guide is forgotten, to start anew. */
export function keepPlaces(audio, store) {
  let kept = -Infinity;

  function keep() {
    const { chapter } = store.state;
    const isAtEnd = audio.ended && !chapter.next;
    kept = audio.currentTime;
    write(`place:${chapter.guide}`, isAtEnd ? undefined : { chapter: chapter.id, time: kept });
  }

  audio.addEventListener("timeupdate", () => {
    if (Math.abs(audio.currentTime - kept) >= EVERY_S) keep();
  });
  for (const type of ["play", "pause", "seeked", "ended"]) audio.addEventListener(type, keep);
  addEventListener("pagehide", () => {
    if (kept >= 0) keep();
  });
}
