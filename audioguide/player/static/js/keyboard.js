// Listens to the keys, and leaves those alone that belong to someone else: fields, focused controls,
// dialogs, the browser and screen readers.

import { entryOf, hasModifier, keyOf, nameOfKey } from "./keys.js";
import { t } from "./texts.js";

// They type with these, so single keys are theirs.
const FIELDS = "input:not([type=range], [type=checkbox]), textarea, select, [contenteditable]";
// They have a use for Space of their own.
const PRESSED_BY_SPACE = "button, summary, input[type=checkbox]";
// These move sliders.
const isMoving = (key) => /^(Arrow|Home|End)/.test(key);

/** The command that a keydown event asks for; undefined when the key belongs to someone else. */
function commandOf(event, state) {
  if (event.defaultPrevented || event.isComposing || hasModifier(event)) return undefined;
  if (document.querySelector("dialog[open]") || event.target.closest(FIELDS)) return undefined;
  const key = keyOf(event);
  if (key === " " && event.target.closest(PRESSED_BY_SPACE)) return undefined;
  if (isMoving(key) && event.target.closest("input")) return undefined;
  const entry = entryOf(key, event.target.closest(".sentence") === event.target ? ["text", "page"] : ["page"], state);
  return entry && (entry.repeats || !event.repeat || entry.where === "text") ? entry.command : undefined;
}

/** Do what the keys say, or only tell it while the listener asks for that. */
export function listenToKeys(store, commands, announce) {
  document.addEventListener("keydown", (event) => {
    const { describing } = store.state;
    if (describing && event.key === "Escape" && !document.querySelector("dialog[open]")) {
      commands.describe();
      return;
    }
    const command = commandOf(event, store.state);
    if (command === undefined) return;
    event.preventDefault();
    if (describing) announce(t("describe.told", { key: nameOfKey(keyOf(event)), command: t(`command.${command}`) }));
    else commands[command](event);
  });
}
