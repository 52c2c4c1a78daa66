// Hearing it again: loops a sentence or paragraph, and pauses after each sentence. A timer ends where
// what is heard ends, so that it holds in a background tab too.

import { stretchOf, unitAt, unitsOf } from "./cues/units.js";

/** What can be looped. */
export const LOOPS = Object.freeze(["off", "sentence", "paragraph"]);

/** Nearer than this the end is now. */
const NOW_S = 0.02;

/** Keep to the state's `loop` (one of LOOPS) and `pauses` (after each sentence). */
export function createRepeats(audio, store, media) {
  let timer = 0;
  let looped = null;

  function stretchAt(level, time) {
    const { moments, chapter } = store.state;
    if (!moments) return null;
    const number = unitAt(unitsOf(moments, level).starts, time);
    return number < 0 ? null : stretchOf(moments, level, number, chapter.duration);
  }

  /** Where the next pause is: at the end of the present sentence, or of the next when that is over. */
  function nextPause(time) {
    const { moments, chapter } = store.state;
    if (!moments) return Infinity;
    const number = Math.max(0, unitAt(unitsOf(moments, "sentence").starts, time));
    for (const each of [number, number + 1]) {
      if (!moments.sentences[each]) return Infinity;
      const { stop } = stretchOf(moments, "sentence", each, chapter.duration);
      if (stop > time + NOW_S) return stop;
    }
    return Infinity;
  }

  /** Wait for what ends first. */
  function arm() {
    clearTimeout(timer);
    const { loop, pauses } = store.state;
    if (audio.paused || (loop === "off" && !pauses)) return;
    const pauseAt = pauses ? nextPause(audio.currentTime) : Infinity;
    const loopAt = looped?.stop ?? Infinity;
    const end = Math.min(pauseAt, loopAt);
    if (!Number.isFinite(end)) return;
    const wait = (end - audio.currentTime - NOW_S / 2) / audio.playbackRate;
    timer = setTimeout(() => {
      if (audio.currentTime < end - NOW_S) arm();
      else turn(end === pauseAt, end === loopAt);
    }, Math.max(0, wait * 1000));
  }

  function turn(isPause, isLoop) {
    if (isPause) media.pause();
    if (isLoop) media.seek(looped.start);
    else if (!isPause) arm();
  }

  /** What is looped is where the listener has gone to. */
  function choose() {
    const { loop } = store.state;
    const isOutside = !looped || audio.currentTime < looped.start - NOW_S || audio.currentTime > looped.stop + NOW_S;
    if (loop === "off") looped = null;
    else if (isOutside) looped = stretchAt(loop, audio.currentTime);
    arm();
  }

  store.watch(["loop", "moments"], () => {
    looped = null;
    choose();
  });
  store.watch(["pauses", "rate"], arm);
  for (const type of ["playing", "seeking", "seeked"]) audio.addEventListener(type, choose);
  audio.addEventListener("pause", arm);

  return Object.freeze({
    nextLoop: () => LOOPS[(LOOPS.indexOf(store.state.loop) + 1) % LOOPS.length],
    /** Where the sentence that is spoken begins, in seconds. */
    startOfSentence: () => (stretchAt("sentence", media.now()) ?? { start: 0 }).start,
  });
}
