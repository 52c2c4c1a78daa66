// The caption band: the present cue of the captions file, large, above the controls. It shows what
// the text on the page says already, so it is hidden from screen readers.

/** Show the cues of the audio's text track while captions are on. */
export function showCaptions(audio, band, store) {
  const [{ track }] = audio.getElementsByTagName("track");
  // Hidden: the browser reads the cues but does not show them a second time.
  track.mode = "hidden";

  function show() {
    const [cue] = track.activeCues ?? [];
    band.textContent = cue ? cue.getCueAsHTML().textContent : "";
  }

  track.addEventListener("cuechange", show);
  store.watch(["chapter"], ({ chapter }) => {
    band.lang = chapter.lang;
    show();
  });
  store.watch(["captions"], ({ captions }) => {
    band.hidden = !captions;
  });
}
