// A guide's page: who has listened before goes on from there.

import "./front.js";
import { clock } from "./cues/time.js";
import { findPlace } from "./places.js";
import { t } from "./texts.js";

const { guide } = document.getElementById("main").dataset;
const place = findPlace(guide);
const chapter = place && document.querySelector(`[data-chapter="${CSS.escape(place.chapter)}"]`);
const start = document.getElementById("start");

if (chapter && start) {
  start.href = chapter.href;
  start.textContent = t("guide.continue", { chapter: chapter.textContent.trim(), time: clock(place.time) });
}
