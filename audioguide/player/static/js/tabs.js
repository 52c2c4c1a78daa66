// Two tabs do not talk over each other: who begins to play tells, and the others pause.

import { onChange, write } from "./storage.js";

const NAME = "playing";

/** Pause when another tab begins to play, and say so. */
export function takeTurns(audio, store, media) {
  const tell = openLine(() => {
    if (media.isPaused()) return;
    media.pause();
    store.publish({ problem: "elsewhere" });
  });
  audio.addEventListener("play", tell);
}

/** Returns what tells the others; `heard` is called when another tab did. */
function openLine(heard) {
  if (!window.BroadcastChannel) {
    onChange(NAME, heard);
    return () => write(NAME, `${Date.now()} ${Math.random()}`);
  }
  const line = new BroadcastChannel(`audioguide:${NAME}`);
  line.addEventListener("message", heard);
  return () => line.postMessage(null);
}
