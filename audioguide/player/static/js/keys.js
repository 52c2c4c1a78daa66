// Pure: the one table of keys. The handler (keyboard.js), the help dialog, aria-keyshortcuts and
// docs/keyboard.md follow it.

import { t } from "./texts.js";

/**
 * What a command does is told by the text "command." and its name.
 * `where`: "page" counts anywhere but in fields and menus, "text" on a focused sentence.
 * `repeats`: holding the key goes on doing it.
 */
export const KEYS = Object.freeze(
  [
    { command: "toggle", keys: ["k", " "] },
    { command: "back", keys: ["j"], repeats: true },
    { command: "forward", keys: ["l"], repeats: true },
    { command: "previous", keys: ["ArrowLeft"], repeats: true },
    { command: "next", keys: ["ArrowRight"], repeats: true },
    { command: "largerLevel", keys: ["ArrowUp"] },
    { command: "smallerLevel", keys: ["ArrowDown"] },
    { command: "previousSentence", keys: [","], repeats: true },
    { command: "nextSentence", keys: ["."], repeats: true },
    { command: "previousChapter", keys: ["p", "["] },
    { command: "nextChapter", keys: ["n", "]"] },
    { command: "findChapter", keys: ["a"] },
    { command: "where", keys: ["i"] },
    { command: "search", keys: ["/"] },
    { command: "jump", keys: ["g"] },
    { command: "toPercent", keys: [..."0123456789"] },
    { command: "toStart", keys: ["Home"] },
    { command: "toEnd", keys: ["End"] },
    { command: "repeat", keys: ["r"] },
    { command: "loop", keys: ["o"] },
    { command: "pauses", keys: ["e"] },
    { command: "link", keys: ["y"] },
    { command: "slower", keys: ["<", "-"], repeats: true },
    { command: "faster", keys: [">", "+"], repeats: true },
    { command: "normalSpeed", keys: ["x"] },
    { command: "skipSilences", keys: ["s"] },
    { command: "quieter", keys: ["d"], repeats: true },
    { command: "louder", keys: ["u"], repeats: true },
    { command: "mute", keys: ["m"] },
    { command: "captions", keys: ["c"] },
    { command: "follow", keys: ["f"] },
    { command: "bookmark", keys: ["b"] },
    { command: "bookmarks", keys: ["B"] },
    { command: "sleep", keys: ["z"] },
    { command: "highlight", keys: ["h"] },
    { command: "looks", keys: ["t"] },
    { command: "help", keys: ["?"] },
    { command: "playFrom", keys: ["Enter", " "], where: "text" },
    { command: "focusPrevious", keys: ["ArrowUp"], where: "text" },
    { command: "focusNext", keys: ["ArrowDown"], where: "text" },
  ].map((entry) => Object.freeze({ where: "page", repeats: false, ...entry })),
);

const NAMES = {
  " ": "key.space", ArrowUp: "key.up", ArrowDown: "key.down", ArrowLeft: "key.left", ArrowRight: "key.right",
  Home: "key.home", End: "key.end",
};
const ARIA_NAMES = { " ": "Space", "+": "Plus" };

/** A capital in the table is the letter with Shift. */
const isShifted = (key) => /^\p{Lu}$/u.test(key);

/** What a key is called: "K", "Shift+B", "Space", "Up". */
export function nameOfKey(key) {
  if (NAMES[key]) return t(NAMES[key]);
  if (isShifted(key)) return t("key.shift", { key });
  return key.length === 1 ? key.toUpperCase() : key;
}

/** WCAG 2.2 SC 2.1.4 speaks of letters, punctuation, figures and symbols: not of Space. */
const isCharacter = (key) => key.length === 1 && key !== " ";

/** The keys of an entry as the listener has them: changed, switched off ([]), or as they come. */
export const keysOf = ({ command, keys }, { keyChanges }) => keyChanges[command] ?? keys;

/** The value of aria-keyshortcuts (WAI-ARIA 1.2) for a command; "" when it has no key now. */
export function shortcutsOf(command, state) {
  const entry = KEYS.find((each) => each.command === command);
  const active = entry ? keysOf(entry, state).filter((key) => state.singleKeys || !isCharacter(key)) : [];
  return active.map((key) => (isShifted(key) ? `Shift+${key}` : (ARIA_NAMES[key] ?? key))).join(" ");
}

/** What a key does at a place now: the first entry of `places` ("text", "page") that has it. */
export function entryOf(key, places, state) {
  if (isCharacter(key) && !state.singleKeys) return undefined;
  return places
    .map((place) => KEYS.find((each) => each.where === place && keysOf(each, state).includes(key)))
    .find(Boolean);
}

/** They belong to the browser, the system and screen readers. */
export const hasModifier = ({ ctrlKey, altKey, metaKey }) => ctrlKey || altKey || metaKey;

/** Caps Lock changes nothing; Shift with a letter is another key: its capital. */
export function keyOf({ key, shiftKey }) {
  if (!/^\p{L}$/u.test(key)) return key;
  return shiftKey ? key.toUpperCase() : key.toLowerCase();
}
