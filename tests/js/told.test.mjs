import assert from "node:assert/strict";
import { test } from "node:test";

import { TIMELINE, load, speak } from "./reading.mjs";

speak("en");
const { indexTimeline } = await load("cues/cues.js");
const { textOf } = await load("announce.js");
const { levelOf, levelsOf } = await load("moves.js");
const { number, pieces, t } = await load("texts.js");
const { spoken } = await load("told.js");
const { tellWhere } = await load("where.js");

test("times are told in words", () => {
  const told = [0, 5.9, 59, 60, 65, 3600, 3723, 36061, -1].map(spoken);
  assert.deepEqual(told, [
    "0 seconds", "5 seconds", "59 seconds", "1 minute", "1 minute 5 seconds", "1 hour", "1 hour 2 minutes 3 seconds",
    "10 hours 1 minute 1 second", "0 seconds",
  ]);
});

test("numbers agree with their words, and a text that is missing is an error at once", () => {
  assert.deepEqual([0, 1, 2].map((count) => t("time.hours", { count })), ["0 hours", "1 hour", "2 hours"]);
  assert.equal(number(1.25), "1.25");
  assert.throws(() => t("no.such.text"), /no\.such\.text/);
});

test("a value with a language stays a piece of its own", () => {
  const chapter = { text: "Los pulmones", lang: "es" };
  assert.deepEqual(pieces("search.place", { chapter, time: "1:05" }), ["", chapter, ", ", "1:05", ""]);
});

test("where am I tells chapter, heading, time passed and left, each in its language", () => {
  const chapter = { number: 2, count: 2, title: "Les poumons", lang: "fr", duration: 65, start: 60, guideDuration: 125 };
  const told = tellWhere({ chapter, moments: indexTimeline(TIMELINE), time: 2.5 });
  assert.deepEqual(told.flat().filter((part) => part.lang), [{ text: "Les poumons", lang: "fr" }, { text: "Names", lang: "en" }]);
  const words = told.map(textOf).join(" ");
  assert.match(words, /2 of 2.*2 seconds.*1 minute 3 seconds.*1 minute 2 seconds.*1 minute 3 seconds/);
});

test("bookmarks and matches are levels only while there are some", () => {
  const none = { level: "bookmark", marks: [], matches: [], chapter: { guideLang: "en" } };
  assert.deepEqual(levelsOf(none).slice(-2), ["ten", "minute"]);
  assert.equal(levelOf(none), "sentence");
  const some = { ...none, marks: [{ chapter: "a", time: 1 }] };
  assert.equal(levelsOf(some).at(-1), "bookmark");
  assert.equal(levelOf(some), "bookmark");
});
