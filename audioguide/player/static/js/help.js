// The dialog of keys, made from the table in keys.js: every key can be changed there, and told.

import { createDialog } from "./dialog.js";
import { createKeyChange } from "./keychange.js";
import { KEYS, keysOf, nameOfKey } from "./keys.js";
import { make } from "./make.js";
import { t } from "./texts.js";

/** Fill the dialog, and make the handle that opens it. */
export function createHelp(dialog, store, announce) {
  const change = createKeyChange(dialog, store, announce);
  for (const body of dialog.querySelectorAll("tbody")) {
    const entries = KEYS.filter(({ where }) => where === body.dataset.where);
    body.append(...entries.map((entry) => rowOf(entry, store, change)));
  }
  bindChoice(dialog.querySelector("#single-keys"), store, "singleKeys");
  bindChoice(dialog.querySelector("#describe-keys"), store, "describing");
  dialog.querySelector("#reset-keys").addEventListener("click", () => {
    store.publish({ keyChanges: Object.freeze({}), singleKeys: true });
    announce(t("key.reset.done"));
  });
  return createDialog(dialog);
}

function bindChoice(choice, store, name) {
  choice.addEventListener("change", () => store.publish({ [name]: choice.checked }));
  store.watch([name], (state) => {
    choice.checked = state[name];
  });
}

function rowOf(entry, store, change) {
  const does = t(`command.${entry.command}`);
  const names = make("th", { scope: "row" });
  const button = make("button", { type: "button", class: "small", "data-change": "" }, t("key.change"));
  button.setAttribute("aria-label", `${t("key.change")}: ${does}`);
  button.addEventListener("click", () => change(entry, button));
  let shown;
  store.watch(["keyChanges"], (state) => {
    const keys = keysOf(entry, state);
    if (keys !== shown) names.replaceChildren(...namesOf(keys));
    shown = keys;
  });
  return make("tr", { "data-key-of": entry.command }, names, make("td", {}, does), make("td", {}, button));
}

function namesOf(keys) {
  if (keys.length === 0) return [t("key.none")];
  return keys.flatMap((key, number) => [
    ...(number > 0 ? [` ${t("key.or")} `] : []),
    make("kbd", {}, nameOfKey(key)),
  ]);
}
