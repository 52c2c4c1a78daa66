// The dialog of keys, made from the table in keys.js, with the switch for single keys.

import { KEYS, nameOfKey } from "./keys.js";

/** Fill the dialog. The browser keeps the focus in it, and gives it back when it closes. */
export function createHelp(dialog, store) {
  for (const body of dialog.querySelectorAll("tbody")) {
    body.append(...KEYS.filter(({ where }) => where === body.dataset.where).map(rowOf));
  }
  const choice = dialog.querySelector("#single-keys");
  choice.addEventListener("change", () => store.publish({ singleKeys: choice.checked }));
  store.watch(["singleKeys"], ({ singleKeys }) => {
    choice.checked = singleKeys;
  });
  dialog.querySelector("#help-close").addEventListener("click", () => dialog.close());
  return Object.freeze({ open: () => dialog.showModal() });
}

function rowOf({ command, keys, does }) {
  const names = make("th", { scope: "row" });
  keys.forEach((key, number) => {
    if (number > 0) names.append(" or ");
    names.append(make("kbd", {}, nameOfKey(key)));
  });
  const row = make("tr", { "data-key-of": command }, names, make("td", {}, does));
  return row;
}

function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}
