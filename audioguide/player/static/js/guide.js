// A guide's page: who has listened before goes on from there.

import "./front.js";
import { clock } from "./cues/time.js";
import { findPlace } from "./places.js";
import { toNodes } from "./announce.js";
import { pieces } from "./texts.js";

const { guide } = document.getElementById("main").dataset;
const place = findPlace(guide);
const chapter = place && document.querySelector(`[data-chapter="${CSS.escape(place.chapter)}"]`);
const start = document.getElementById("start");

if (chapter && start) {
  start.href = chapter.href;
  const title = { text: chapter.textContent.trim(), lang: chapter.querySelector("[lang]").lang };
  start.replaceChildren(...toNodes([pieces("guide.continue", { chapter: title, time: clock(place.time) })]));
}
