import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./reading.mjs";

const { inLanguages } = await load("cues/languages.js");

const show = (...args) => inLanguages(...args).map(({ text, lang }) => `${lang}:${text}`);
const SENTENCE = { text: "They say respiration or Atmung.", inlines: [["em", 0, 4, null], ["lang", 9, 11, "fr"], ["lang", 24, 6, "de"]] };

test("a sentence is told in pieces of one language each", () => {
  assert.deepEqual(show(SENTENCE, "en"), ["en:They say ", "fr:respiration", "en: or ", "de:Atmung", "en:."]);
  assert.deepEqual(show({ text: "J'ai mal.", lang: "fr" }, "en"), ["fr:J'ai mal."]);
});

test("so is any stretch of it, and nothing is lost or told twice", () => {
  assert.deepEqual(show(SENTENCE, "en", 12, 26), ["fr:piration", "en: or ", "de:At"]);
  assert.deepEqual(show(SENTENCE, "en", 9, 20), ["fr:respiration"]);
  const { text } = SENTENCE;
  for (let from = 0; from <= text.length; from += 1) {
    for (let to = from; to <= text.length; to += 1) {
      assert.equal(inLanguages(SENTENCE, "en", from, to).map((piece) => piece.text).join(""), text.slice(from, to));
    }
  }
});
