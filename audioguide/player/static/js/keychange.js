// Changing a key in the dialog of keys: one press of the new key, refused when it cannot be had.

import { hasModifier, keyOf, keysOf, KEYS, nameOfKey } from "./keys.js";
import { t } from "./texts.js";

const MODIFIERS = new Set(["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock", "NumLock"]);
const SPECIAL = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "Delete"]);

/** Why a command cannot have a key, in words; "" when it can. */
export function refusalOf(entry, event, state) {
  const key = keyOf(event);
  const name = nameOfKey(key);
  const isOfSentence = entry.where === "text" && key === "Enter";
  const isFree = [...key].length === 1 || SPECIAL.has(key) || isOfSentence;
  if (hasModifier(event) || !isFree) return t("key.fixed", { key: name });
  if (entry.keys.length > 2) return t("key.many");
  const other = KEYS.find(
    (each) => each !== entry && each.where === entry.where && keysOf(each, state).includes(key),
  );
  return other ? t("key.taken", { key: name, command: t(`command.${other.command}`) }) : "";
}

/** Make `ask(entry, button)`: the next key pressed on the button becomes the entry's. */
export function createKeyChange(dialog, store, announce) {
  let asked = null;
  let isChosen = false;

  function end(told) {
    asked?.button.removeAttribute("aria-pressed");
    asked = null;
    if (told) announce(told);
  }

  function give(keys, told) {
    const { command } = asked.entry;
    store.publish({ keyChanges: Object.freeze({ ...store.state.keyChanges, [command]: keys }) });
    end(told);
  }

  dialog.addEventListener("keydown", (event) => {
    if (!asked || MODIFIERS.has(event.key)) return;
    event.preventDefault();
    if (event.repeat) return;
    isChosen = true;
    const command = t(`command.${asked.entry.command}`);
    if (event.key === "Escape") end(t("key.kept"));
    else if (event.key === "Backspace") give([], t("key.without", { command }));
    else {
      const refusal = refusalOf(asked.entry, event, store.state);
      const key = keyOf(event);
      if (refusal) announce(refusal);
      else give([key], t("key.changed", { key: nameOfKey(key), command }));
    }
  });
  // The Space that was chosen would press the button it was chosen with as it comes up.
  dialog.addEventListener("keyup", (event) => {
    if (event.key === " " && isChosen) event.preventDefault();
    isChosen = false;
  });
  dialog.addEventListener("cancel", (event) => asked && event.preventDefault());
  dialog.addEventListener("focusout", () => end());
  dialog.addEventListener("close", () => end());

  return (entry, button) => {
    end();
    asked = { entry, button };
    button.setAttribute("aria-pressed", "true");
    announce(t("key.press", { command: t(`command.${entry.command}`) }));
  };
}
