// One bookmark in the dialog: a button to play from it, a field for its name or note, and Delete.

import { clock } from "../cues/time.js";
import { make } from "../make.js";
import { toNodes } from "../announce.js";
import { pieces, t } from "../texts.js";

/** Make the row. `rename(mark, note, isDone)` returns the bookmark as it is then; `play` may be missing. */
export function rowOf(mark, { lang, play, rename, remove }) {
  const about = { time: clock(mark.time), words: { text: mark.words, lang: mark.lang || lang } };
  let present = mark;

  const title = button(t("bookmarks.play", about), () => play(present));
  title.append(" ", ...toNodes([about.words]));
  if (!play) title.disabled = true;
  title.classList.add("play-from");

  const field = document.createElement("input");
  field.value = mark.note;
  field.autocomplete = "off";
  field.addEventListener("input", () => {
    present = rename(present, field.value, false);
  });
  field.addEventListener("change", () => {
    present = rename(present, field.value, true);
  });
  const label = document.createElement("label");
  label.append(t("bookmarks.note"), field);

  const bin = button("", () => remove(present));
  bin.append(
    make("span", { "aria-hidden": "true" }, t("bookmarks.delete")),
    // Not an aria-label, which has one language.
    make("span", { class: "visually-hidden" }, ...toNodes([pieces("bookmarks.delete.which", about)])),
  );

  const row = document.createElement("li");
  row.append(title, label, bin);
  return row;
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "plain";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}
