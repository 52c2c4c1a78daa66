import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./reading.mjs";

const { fold, foldPhrase, placesOf } = await load("cues/find.js");

const TEXTS = ["Être en forme", "e\u0301te\u0301 d’été", "SpO₂ ﬁne 🫁 Air", "aaa", "nothing"];

const find = (phrase, texts = TEXTS) =>
  texts.flatMap((text) => placesOf(foldPhrase(phrase), fold(text)).map(([offset, length]) => text.substr(offset, length)));

test("a phrase is found whatever its case, accents and marks", () => {
  assert.deepEqual(find("ETRE"), ["Être"]);
  assert.deepEqual(find("été"), ["e\u0301te\u0301", "été"]);
  assert.deepEqual(find("d'ete"), ["d’été"]);
  assert.deepEqual(find("spo2 fi"), ["SpO₂ ﬁ"]);
  assert.deepEqual(find("  air "), ["Air"]);
});

test("places do not overlap", () => assert.deepEqual(find("aa"), ["aa"]));

test("there is nothing to look for in spaces and marks alone", () => {
  assert.deepEqual(["", "   ", "\u0301"].map(foldPhrase), ["", "", ""]);
});

test("every word of a text is found in it where it stands", () => {
  for (const text of TEXTS) {
    for (const { 0: word, index } of text.matchAll(/\p{L}[\p{L}\p{M}]*/gu)) {
      const places = placesOf(foldPhrase(word), fold(text));
      assert.ok(places.some(([offset, length]) => offset <= index && offset + length >= index + word.length), `${word} in ${text}`);
    }
  }
});
