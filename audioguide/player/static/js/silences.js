// Skips long silences, if the listener wants that: from just after a word to just before the next.

import { findGaps } from "./cues/gaps.js";

// A jump takes a moment itself: a shorter one would gain nothing.
const WORTH_MS = 100;

/** Skip while sound runs and the preference `skipSilences` is on. */
export function skipSilences(audio, store, media) {
  let gaps = null;
  let timer = 0;

  function look() {
    clearTimeout(timer);
    const { skipSilences: isOn, paused } = store.state;
    if (!isOn || paused || !gaps || audio.seeking) return;
    const now = audio.currentTime * 1000;
    const target = gaps.target(now);
    if (target - now > WORTH_MS) media.seek(target / 1000);
    const next = gaps.next(now);
    // Asked again at every "timeupdate", so that no error adds up.
    if (next) timer = setTimeout(look, (next - now) / audio.playbackRate + 1);
  }

  store.watch(["moments"], ({ moments }) => {
    gaps = moments && findGaps(moments.sentences);
  });
  store.watch(["skipSilences", "paused", "moments", "rate"], look);
  for (const type of ["timeupdate", "seeked"]) audio.addEventListener(type, look);
}
