// Links to a moment: the address may lead to one, and a key copies the address of this one.

import { fragmentOf, timeOf } from "./cues/fragment.js";
import { createDialog } from "./dialog.js";
import { t } from "./texts.js";
import { spoken } from "./told.js";

/** Where the address leads in this chapter, in seconds; undefined when it leads nowhere. */
export const addressedTime = (moments) => timeOf(decode(location.hash), moments);

function decode(hash) {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}

/** Make the command that copies; where that is refused, a dialog shows the link to be copied by hand. */
export function createLinks(element, store, media, announce) {
  const dialog = createDialog(element);
  const field = element.querySelector("input");

  async function copy() {
    const { moments } = store.state;
    const time = media.now();
    const link = new URL(fragmentOf(time, moments), location.href).href;
    try {
      await navigator.clipboard.writeText(link);
      announce(t("link.copied", { time: spoken(time) }));
    } catch {
      field.value = link;
      dialog.open();
      field.focus();
      field.select();
    }
  }

  return Object.freeze({ copy });
}
