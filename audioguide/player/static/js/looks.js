// How the listener wants the page to look. The root carries each choice, for the styles: a number as a
// custom property (--text-size), any other as an attribute (data-theme).

import { write } from "./storage.js";

/** The choices, as rows of preferences.js: `values` to choose from, or `least` to `most` by `step`. */
export const LOOKS = Object.freeze({
  theme: { otherwise: "system", values: ["system", "light", "dark", "sepia", "yellow", "white"] },
  textSize: { otherwise: 100, least: 100, most: 400, step: 10 },
  typeface: { otherwise: "system", values: ["system", "serif", "atkinson"] },
  lineLength: { otherwise: "medium", values: ["short", "medium", "wide"] },
  lineHeight: { otherwise: 1.75, least: 1.35, most: 2.75, step: 0.05 },
  letterSpacing: { otherwise: 0, least: 0, most: 0.3, step: 0.01 },
  wordSpacing: { otherwise: 0, least: 0, most: 0.6, step: 0.02 },
  paragraphSpacing: { otherwise: 1.1, least: 0.5, most: 3, step: 0.1 },
  highlight: { otherwise: "both", values: ["both", "sentence", "word", "none"] },
  captionSize: { otherwise: "medium", values: ["small", "medium", "large"] },
  captionPlace: { otherwise: "bottom", values: ["bottom", "top"] },
});

const NAMES = Object.keys(LOOKS);
const hyphened = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Give the root the looks, and keep them for early.js, whenever one changes. */
export function showLooks(store) {
  const { style, dataset } = document.documentElement;
  store.watch(NAMES, (state) => {
    const kept = {};
    for (const name of NAMES) {
      const value = state[name];
      if (typeof value === "number") style.setProperty(`--${hyphened(name)}`, value);
      else dataset[name] = value;
      kept[`${typeof value === "number" ? "--" : "data-"}${hyphened(name)}`] = value;
    }
    write("looks", kept);
  });
}
