import assert from "node:assert/strict";
import { test } from "node:test";

import { TIMELINE, load } from "./reading.mjs";

const { indexTimeline } = await load("cues/cues.js");
const { nextUnit, previousUnit, stretchOf, unitsOf } = await load("cues/units.js");
const { fragmentOf, timeOf } = await load("cues/fragment.js");
const { findGaps } = await load("cues/gaps.js");
const { indexChapters } = await load("contents.js");

const moments = indexTimeline(TIMELINE);

test("a word is spoken from its start to the next or the sentence's end; a sentence to the next", () => {
  const at = (ms) => Object.values(moments.at(ms));
  assert.deepEqual([0, 499].map(at), [[-1, -1], [-1, -1]]);
  assert.deepEqual([500, 699, 700, 899].map(at), [[0, 0], [0, 0], [0, 1], [0, 1]]);
  assert.deepEqual([900, 1199, 1200, 1999].map(at), [[0, -1], [0, -1], [1, -1], [1, -1]]);
  assert.deepEqual([2000, 9999].map(at), [[2, -1], [2, -1]]);
});

test("a sentence is found by its id", () => {
  assert.deepEqual(["s1", "s3", "s9"].map(moments.numberOf), [0, 2, -1]);
});

test("units are made of the timeline, each with the words there", () => {
  const starts = ["section", "paragraph", "sentence", "word"].map((level) => unitsOf(moments, level).starts);
  assert.deepEqual(starts, [[0.5, 2], [0.5, 2], [0.5, 1.2, 2], [0.5, 0.7, 1.2, 2]]);
  const { tell } = unitsOf(moments, "word");
  assert.deepEqual([0, 1, 2, 3].map((number) => tell(number)), ["Two", "words", "!", "Names"].map((text) => [[{ text, lang: "en" }]]));
  assert.deepEqual(tell(-1), []);
});

test("back goes to the start of a unit, within its first two seconds to the one before", () => {
  const go = (time) => [previousUnit([1, 5, 9], time), nextUnit([1, 5, 9], time)];
  assert.deepEqual([0, 1, 2.9, 3.1].map(go), [[-1, 0], [-1, 1], [-1, 1], [0, 1]]);
  assert.deepEqual([4.999, 5, 7.5, 100].map(go), [[0, 2], [0, 2], [1, 2], [2, 3]]);
});

test("what is looped is all that is spoken of it, a breath, and nothing of the next", () => {
  assert.deepEqual(stretchOf(moments, "sentence", 0, 3), { start: 0.5, stop: 1.14 });
  assert.deepEqual(stretchOf(moments, "paragraph", 0, 3), { start: 0.5, stop: 1.8 });
  assert.deepEqual(stretchOf(moments, "sentence", 2, 2.7), { start: 2, stop: 2.64 });
});

test("an address leads to a moment", () => {
  const times = ["#t=1:05", "#t=65", "#t=00:01:05", "#t=npt:65,70", "#a=1&t=65"].map((hash) => timeOf(hash, moments));
  assert.deepEqual(times, [65, 65, 65, 65, 65]);
  assert.equal(timeOf("#s2", moments), 1.2);
  assert.deepEqual(["#s9", "#t=x", ""].map((hash) => timeOf(hash, moments)), [undefined, undefined, undefined]);
});

test("a moment has an address, which leads back to it", () => {
  const shown = [0, 0.5, 0.7, 0.9, 1.2, 65.9].map((time) => fragmentOf(time, moments));
  assert.deepEqual(shown, ["#t=0:00", "#s1", "#s1", "#t=0:00", "#s2", "#t=1:05"]);
  for (let time = 0; time < 90; time += 0.1) {
    const back = timeOf(fragmentOf(time, moments), moments);
    assert.ok(time - back < 1 && time - back > -0.01, `${time} and ${back}`);
  }
});

const SENTENCES = [
  { start_ms: 500, end_ms: 2000, word_times: "exact", words: [[0, 1, 500, 700], [2, 1, 1161, 2000]] },
  { start_ms: 2460, end_ms: 2600 },
  { start_ms: 4000, end_ms: 6000, word_times: "estimated", words: [[0, 1, 4000, 4200], [2, 1, 5000, 6000]] },
];

test("long silences are found, and words are never cut", () => {
  const { next, target } = findGaps(SENTENCES);
  const times = [0, 900, 1000, 1001, 2200, 2799, 2800, 3840, 4500];
  // The gap of exactly 460 ms stays, and so does the one between words that were estimated.
  const none = undefined;
  assert.deepEqual(times.map(target), [none, 1001, 1001, none, none, none, 3840, none, none]);
  assert.deepEqual(times.map(next), [900, 2800, 2800, 2800, 2800, 2800, none, none, none]);
});

test("chapters follow each other on the clock of the whole guide", () => {
  const { chapters, duration, at, find } = indexChapters([{ id: "a", duration: 60 }, { id: "b", duration: 30.5 }, { id: "c", duration: 10 }]);
  assert.equal(duration, 100.5);
  assert.deepEqual(chapters.map(({ number, start }) => [number, start]), [[1, 0], [2, 60], [3, 90.5]]);
  assert.deepEqual([0, 59.9, 60, 90.5, 500].map((time) => at(time).id), ["a", "a", "b", "c", "c"]);
  assert.equal(find("b").number, 2);
  assert.equal(find("x"), undefined);
});
