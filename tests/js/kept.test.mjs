// What is kept on the device is read whole, mended, or refused; it never breaks the page.

import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./reading.mjs";

const { placeFrom } = await load("places.js");
const { USUAL, preferencesFrom } = await load("preferences.js");
const { fromData, fromText, makeBookmark, merge, timeOf, toData } = await load("bookmarks/list.js");
const { read, write } = await load("storage.js");

const HOUR_MS = 3_600_000;
const NOW = 1_800_000_000_000;
const ABSURD = [null, undefined, 5, "x", [], { rate: "fast", volume: 7, theme: "pink", keyChanges: { mute: "q" }, level: null, captions: "yes" }];

const mark = (about = {}) => ({ chapter: "a", sentence: "s1", time: 5, words: "Two words", lang: "en", note: "", added: "2026-11-24T10:00:00Z", ...about });

test("more is heard again the longer one was away", () => {
  const after = (hours) => placeFrom({ chapter: "b", time: 60, left: NOW - hours * HOUR_MS }, NOW).time;
  assert.deepEqual([0, 0.9, 1, 2, 24, 48, -5].map(after), [57, 57, 54, 54, 50, 50, 57]);
  assert.deepEqual(placeFrom({ chapter: "b", time: 60 }, NOW), { chapter: "b", time: 57 });
  assert.equal(placeFrom({ chapter: "b", time: 1, left: NOW }, NOW).time, 0);
});

test("a place that makes no sense is none", () => {
  for (const kept of [...ABSURD, { chapter: 3, time: 1 }, { chapter: "b", time: "x" }, { chapter: "b", time: -1 }]) {
    assert.equal(placeFrom(kept, NOW), undefined);
  }
});

test("preferences that make no sense are as they come, the others stay", () => {
  for (const kept of ABSURD) assert.deepEqual(preferencesFrom(kept), USUAL);
  const kept = { ...USUAL, rate: 1.5, theme: "dark", textSize: 200, keyChanges: { mute: ["q"] }, captions: true };
  assert.deepEqual(preferencesFrom(JSON.parse(JSON.stringify(kept))), kept);
  assert.equal(preferencesFrom({ ...kept, textSize: 900 }).textSize, USUAL.textSize);
  assert.equal(preferencesFrom({ ...kept, rate: "2" }).rate, USUAL.rate);
});

test("bookmarks that were written are read again", () => {
  const marks = [mark({ note: "ask “Ann” 🫁" }), mark({ time: 9.5, chapter: "b" })];
  assert.deepEqual(fromText(JSON.stringify(toData("lungs", marks)), "lungs"), { bookmarks: marks });
});

test("a file of bookmarks is refused whole, with the reason", () => {
  const good = toData("lungs", [mark()]);
  const reason = (data) => fromData(data, "lungs").reason;
  assert.equal(fromText("{", "lungs").reason, "unknown");
  assert.deepEqual([null, [], { ...good, format: "x" }].map(reason), ["unknown", "unknown", "unknown"]);
  assert.deepEqual([{ ...good, version: 2 }, { ...good, version: 0 }].map(reason), ["newer", "older"]);
  assert.equal(reason({ ...good, guide: "heart" }), "guide");
  for (const wrong of [null, {}, mark({ time: -1 }), mark({ time: null }), mark({ note: 1 }), mark({ chapter: "" })]) {
    assert.equal(reason({ ...good, bookmarks: [mark(), wrong] }), "damaged");
  }
});

test("what else a file holds is left behind", () => {
  const { bookmarks } = fromData(toData("lungs", [mark({ script: "x" })]), "lungs");
  assert.deepEqual(Object.keys(bookmarks[0]).sort(), Object.keys(mark()).sort());
});

test("a bookmark from before bookmarks had languages is read as one of none", () => {
  const { lang, ...old } = mark();
  assert.equal(fromData(toData("lungs", [old]), "lungs").bookmarks[0].lang, "");
});

test("a bookmark has the first words of its sentence", () => {
  const text = "One two three four five six seven";
  const { lang, time, words } = makeBookmark({ chapter: { id: "a", lang: "en" }, sentence: { id: "s1", text, lang: "fr" }, time: 1.26, added: "" });
  assert.deepEqual([lang, time, words], ["fr", 1.3, "One two three four five six…"]);
  assert.equal(makeBookmark({ chapter: { id: "a" }, sentence: undefined, time: 0, added: "" }).words, "");
});

test("a bookmark finds its sentence again in a guide that was built anew", () => {
  const sentences = [
    { id: "s1", start_ms: 0, text: "Something new." },
    { id: "s2", start_ms: 4000, text: "Two words" },
    { id: "s3", start_ms: 9000, text: "Two words" },
  ];
  assert.equal(timeOf(mark({ sentence: "s2" }), sentences), 5);
  assert.equal(timeOf(mark({ time: 2, sentence: "s9" }), sentences), 4);
  assert.equal(timeOf(mark({ time: 2, sentence: "s3" }), sentences), 9);
  assert.equal(timeOf(mark({ words: "No longer said" }), sentences), 5);
});

test("merging keeps each place once and loses no note", () => {
  const merged = (ours, theirs) => {
    const { bookmarks, count } = merge(ours, theirs);
    return [bookmarks.map(({ time, note }) => `${time}${note}`), count];
  };
  assert.deepEqual(merged([mark()], [mark()]), [["5"], 0]);
  assert.deepEqual(merged([mark()], [mark({ note: "n" }), mark({ time: 2 })]), [["2", "5n"], 2]);
  assert.deepEqual(merged([mark({ note: "n" })], [mark()]), [["5n"], 0]);
  assert.deepEqual(merged([mark({ note: "n" })], [mark({ note: "m" })]), [["5n", "5m"], 1]);
});

test("where nothing can be kept nothing is remembered, and nothing breaks", () => {
  assert.equal(read("place:x"), undefined);
  assert.equal(write("place:x", 1), false);
});
