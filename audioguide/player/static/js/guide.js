// A guide's page: who has listened before goes on from there, and who starts hears it at once. In a
// long guide a chapter can be found, and the guide can be kept on the device.

import { toNodes } from "./announce.js";
import { indexChapters, readContents } from "./contents.js";
import { clock } from "./cues/time.js";
import { createDialog } from "./dialog.js";
import "./front.js";
import "./subscribe.js";
import { createKeepControl } from "./keep/control.js";
import { make } from "./make.js";
import { findPlace } from "./places.js";
import { pieces, t } from "./texts.js";
import { wish } from "./wish.js";

const { guide } = document.getElementById("main").dataset;
const place = findPlace(guide);
const chapter = place && document.querySelector(`[data-chapter="${CSS.escape(place.chapter)}"]`);
const start = document.getElementById("start");

if (chapter && start) {
  start.href = chapter.href;
  const title = { text: chapter.textContent.trim(), lang: chapter.querySelector("[lang]").lang };
  const told = pieces("guide.continue", { chapter: title, time: clock(place.time) });
  // One box: the button lays out what is directly in it side by side, without the spaces.
  start.replaceChildren(make("span", {}, ...toNodes([told])));
  chapter.setAttribute("aria-current", "true");
  for (const part of document.querySelectorAll("details.part")) part.open = part.contains(chapter);
}

const button = document.getElementById("find-chapter");
if (button) offerFinder(document.getElementById("finder"));

/** The list is fetched with the first wish to search it. */
function offerFinder(element) {
  const dialog = createDialog(element);
  let finder = null;
  button.hidden = false;
  button.addEventListener("click", async () => {
    dialog.open();
    element.querySelector("input").select();
    try {
      const { createFinder } = await import("./finder/finder.js");
      finder ??= createFinder({ element, dialog, chapters: indexChapters(readContents(document, location.href)).chapters });
      finder.show();
    } catch (error) {
      console.warn(error.message);
      element.querySelector("[role=status]").textContent = t("dialog.away");
    }
  });
}

createKeepControl(document.getElementById("keep"));

start?.addEventListener("click", ({ ctrlKey, metaKey, shiftKey, altKey }) => {
  // Another tab or window is not where the listener goes on.
  if (!(ctrlKey || metaKey || shiftKey || altKey)) wish(start.pathname);
});
