// The sleep timer's dialog, and the time left in the player's bar. The time is told when the
// listener asks, by opening the dialog; it is never told by itself.

import { clock } from "../cues/time.js";
import { createDialog } from "../dialog.js";
import { t } from "../texts.js";
import { spoken } from "../told.js";

/** Make the dialog for a timer. Returns the handle that opens it. */
export function createSleepDialog({ dialog, shown, store, timer }) {
  const handle = createDialog(dialog);
  const status = dialog.querySelector("[data-part=status]");
  const choices = [...dialog.querySelectorAll("input[type=radio]")];

  function tell() {
    const { sleep, sleepLeft } = store.state;
    status.textContent = sleep === "off" ? t("sleep.off") : t("sleep.told", { time: spoken(sleepLeft) });
  }

  for (const choice of choices) {
    choice.addEventListener("change", () => {
      const { value } = choice;
      timer.set(/^\d+$/.test(value) ? Number(value) : value);
      tell();
    });
  }
  store.watch(["sleep"], ({ sleep }) => {
    for (const choice of choices) choice.checked = choice.value === String(sleep);
  });
  store.watch(["sleepLeft"], ({ sleepLeft }) => {
    shown.hidden = sleepLeft === null;
    shown.textContent = sleepLeft === null ? "" : t("sleep.shown", { time: clock(sleepLeft) });
  });

  return Object.freeze({
    open() {
      tell();
      handle.open();
    },
  });
}
