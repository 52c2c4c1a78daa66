// The sleep timer, fetched when it is first asked for: few listeners want it, and then a moment before.

import { t } from "../texts.js";

/** Make the way to the timer. `stir` and `endsHere` are those of timer.js. */
export function createSleep({ store, media, chapters, announce, dialog }) {
  let timer = null;
  let list = null;

  async function open() {
    try {
      const [{ createSleepTimer }, { createSleepDialog }] = await Promise.all([import("./timer.js"), import("./dialog.js")]);
      timer ??= createSleepTimer({
        store,
        media,
        goBack: ({ address, time }) => chapters.open(address, { play: false, time, isAsked: false }),
        stopped: () => announce(t("sleep.stopped")),
      });
      list ??= createSleepDialog({ dialog, shown: document.getElementById("sleep-left"), store, timer });
      list.open();
    } catch (error) {
      console.warn("The sleep timer cannot be shown:", error.message);
      announce(t("dialog.away"));
    }
  }

  return Object.freeze({
    open,
    stir: () => timer?.stir(),
    endsHere: () => timer?.endsHere() ?? false,
  });
}
