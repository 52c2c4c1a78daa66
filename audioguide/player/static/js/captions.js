// The caption band: the sentence that is spoken, large, above the controls or at the top. It shows what
// the text on the page says already, so it is hidden from screen readers.

import { toNodes } from "./announce.js";
import { inLanguages } from "./cues/languages.js";
import { rangeOf } from "./highlight.js";

/** Show the spoken sentence while captions are on; where its times are missing, the captions file. */
export function showCaptions(audio, band, store) {
  const [{ track }] = audio.getElementsByTagName("track");
  // Hidden: the browser reads the cues but does not show them a second time.
  track.mode = "hidden";

  function show() {
    const { moments, sentence, chapter } = store.state;
    const spoken = moments?.sentences[sentence];
    const cue = moments ? "" : (track.activeCues?.[0]?.getCueAsHTML().textContent ?? "");
    band.lang = chapter.lang;
    band.replaceChildren(...toNodes([spoken ? inLanguages(spoken, chapter.lang) : cue]));
  }

  track.addEventListener("cuechange", show);
  store.watch(["chapter", "moments", "sentence"], show);
  store.watch(["word", "captions"], () => turnTo(store.state, band));
  store.watch(["captions"], ({ captions }) => {
    band.hidden = !captions;
  });
  store.watch(["captionPlace"], ({ captionPlace }) => {
    if (captionPlace === "top") document.body.prepend(band);
    else document.getElementById("player").prepend(band);
  });
}

/** A sentence that is longer than the band moves through it with the voice. */
function turnTo({ moments, sentence, word }, band) {
  const spoken = moments?.sentences[sentence]?.words?.[word];
  if (!spoken || band.scrollHeight <= band.clientHeight) return;
  const { top, bottom } = rangeOf(band, ...spoken).getBoundingClientRect();
  const seen = band.getBoundingClientRect();
  if (top < seen.top || bottom > seen.bottom) band.scrollTop += top - seen.top - (bottom - top) / 2;
}
