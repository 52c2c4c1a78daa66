// The dialog that asks for a time to go to.

import { readTime } from "./cues/read-time.js";
import { createDialog } from "./dialog.js";
import { t } from "./texts.js";
import { spoken } from "./told.js";

/** Make the dialog. `goTo(seconds)` goes there and tells it. */
export function createJump(element, store, goTo) {
  const dialog = createDialog(element);
  const field = element.querySelector("input");
  const problem = element.querySelector("[role=alert]");

  function complain(text) {
    problem.textContent = text;
    problem.hidden = text === "";
    if (text) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }

  element.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const { duration } = store.state.chapter;
    const time = readTime(field.value, duration);
    if (time === undefined) complain(t("jump.unclear"));
    else if (time > duration) complain(t("jump.behind", { length: spoken(duration) }));
    else {
      dialog.close();
      goTo(time);
      return;
    }
    field.focus();
    field.select();
  });

  return Object.freeze({
    open() {
      complain("");
      field.value = "";
      element.querySelector("#jump-hint").textContent = t("jump.hint", { length: spoken(store.state.chapter.duration) });
      dialog.open();
    },
  });
}
