// The dialog of keys, made from the table in keys.js, with the switch for single keys.

import { createDialog } from "./dialog.js";
import { KEYS, nameOfKey } from "./keys.js";
import { t } from "./texts.js";

/** Fill the dialog, and make the handle that opens it. */
export function createHelp(dialog, store) {
  for (const body of dialog.querySelectorAll("tbody")) {
    body.append(...KEYS.filter(({ where }) => where === body.dataset.where).map(rowOf));
  }
  const choice = dialog.querySelector("#single-keys");
  choice.addEventListener("change", () => store.publish({ singleKeys: choice.checked }));
  store.watch(["singleKeys"], ({ singleKeys }) => {
    choice.checked = singleKeys;
  });
  return createDialog(dialog);
}

function rowOf({ command, keys }) {
  const names = make("th", { scope: "row" });
  keys.forEach((key, number) => {
    if (number > 0) names.append(` ${t("key.or")} `);
    names.append(make("kbd", {}, nameOfKey(key)));
  });
  return make("tr", { "data-key-of": command }, names, make("td", {}, t(`command.${command}`)));
}

function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}
