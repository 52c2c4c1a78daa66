// Which sentence and word are spoken now: followed frame by frame while the sound runs.

/** Publish `sentence` and `word` (numbers, -1 for none) from the audio's time. */
export function followSpokenWord(audio, store) {
  let frame = 0;

  function update() {
    const { moments } = store.state;
    if (moments) store.publish(moments.at(Math.round(audio.currentTime * 1000)));
  }

  function loop() {
    update();
    frame = requestAnimationFrame(loop);
  }

  store.watch(["paused"], ({ paused }) => {
    cancelAnimationFrame(frame);
    if (!paused) loop();
  });
  store.watch(["moments"], update);
  // Frames stop in a background tab; these come all the same, and when paused.
  for (const type of ["timeupdate", "seeking", "seeked"]) audio.addEventListener(type, update);
  store.watch(["time"], update);
}
