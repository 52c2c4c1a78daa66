import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./reading.mjs";

const { matchChapters } = await load("finder/match.js");

const chapters = Array.from({ length: 100 }, (_, index) => ({ number: index + 1, title: `Día ${index + 1}` }));
chapters[41] = { number: 42, title: "What is 7?" };
const numbers = (phrase, here) => matchChapters(chapters, phrase, here).map(({ number }) => number);

test("a number finds its chapter first, then titles that have it", () => {
  assert.deepEqual(numbers("7"), [7, 17, 27, 37, 42, 47, 57, 67, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 87, 97]);
  assert.deepEqual(numbers(" 100 "), [100]);
  assert.deepEqual(numbers("101"), []);
});

test("words are found whatever their case and accents", () => {
  assert.deepEqual(numbers("WHAT  is"), [42]);
  assert.equal(numbers("dia").length, 99);
});

test("before anything is typed the chapters round the one that is open are offered", () => {
  assert.deepEqual([numbers("", 50).at(0), numbers("", 50).at(-1)], [40, 59]);
  assert.deepEqual([numbers("", 1).at(0), numbers("", 1).length], [1, 20]);
  assert.equal(numbers("", 100).at(-1), 100);
  assert.deepEqual(matchChapters(chapters.slice(0, 3), "", 2).length, 3);
});
