// What a listener has set is kept on this device and there again next time.

import { LEVELS } from "./cues/units.js";
import { LOOKS } from "./looks.js";
import { SPEED } from "./speed.js";
import { onChange, read, write } from "./storage.js";

const isBetween = (least, most) => (value) => typeof value === "number" && value >= least && value <= most;
const isBoolean = (value) => typeof value === "boolean";
const isKeyChanges = (value) =>
  value !== null && typeof value === "object" &&
  Object.values(value).every((keys) => Array.isArray(keys) && keys.every((key) => typeof key === "string"));

const PREFERENCES = Object.freeze({
  rate: { otherwise: 1, isFit: isBetween(SPEED.least, SPEED.most) },
  skipSilences: { otherwise: false, isFit: isBoolean },
  volume: { otherwise: 1, isFit: isBetween(0, 1) },
  muted: { otherwise: false, isFit: isBoolean },
  captions: { otherwise: false, isFit: isBoolean },
  level: { otherwise: "sentence", isFit: (value) => LEVELS.includes(value) },
  follows: { otherwise: true, isFit: isBoolean },
  singleKeys: { otherwise: true, isFit: isBoolean },
  keyChanges: { otherwise: Object.freeze({}), isFit: isKeyChanges },
  ...Object.fromEntries(Object.entries(LOOKS).map(([name, look]) => [name, preferenceOf(look)])),
});

function preferenceOf({ otherwise, values, least, most }) {
  if (values) return { otherwise, isFit: (value) => values.includes(value) };
  return { otherwise, isFit: isBetween(least, most) };
}

/** Each preference as it comes. */
export const USUAL = Object.freeze(
  Object.fromEntries(Object.entries(PREFERENCES).map(([name, { otherwise }]) => [name, otherwise])),
);

/** Read the preferences. */
export const loadPreferences = () => preferencesFrom(read("preferences"));

/** Pure: what is kept, made whole; what is missing or makes no sense is as it comes. */
export function preferencesFrom(kept) {
  const known = kept ?? {};
  return Object.fromEntries(
    Object.entries(PREFERENCES).map(([name, { otherwise, isFit }]) => [
      name,
      isFit(known[name]) ? known[name] : otherwise,
    ]),
  );
}

/**
 * Keep the preferences whenever one changes, and follow what another tab keeps: else this one would
 * bring back the old ones. What the sound is like stays with each tab: the media alone publish that.
 */
export function keepPreferences(store) {
  const names = Object.keys(PREFERENCES);
  store.watch(names, (state) =>
    write("preferences", Object.fromEntries(names.map((name) => [name, state[name]]))),
  );
  onChange("preferences", () => {
    const { rate, volume, muted, ...others } = loadPreferences();
    store.publish({ ...others, keyChanges: unlessSame(others.keyChanges, store.state.keyChanges) });
  });
}

/** A table that is read again is another object, and would be told as a change. */
const unlessSame = (read, held) => (JSON.stringify(read) === JSON.stringify(held) ? held : read);
