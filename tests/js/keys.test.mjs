import assert from "node:assert/strict";
import { test } from "node:test";

import { load, speak } from "./reading.mjs";

speak("en");
const { KEYS, entryOf, hasModifier, keyOf, keysOf, nameOfKey, shortcutsOf } = await load("keys.js");
const { refusalOf } = await load("keychange.js");

const USUAL = { keyChanges: {}, singleKeys: true };
const entry = (command) => KEYS.find((each) => each.command === command);
const does = (key, state = {}, ...places) => entryOf(key, places.length ? places : ["page"], { ...USUAL, ...state })?.command;

test("no two commands of one place have one key", () => {
  for (const where of ["page", "text"]) {
    const keys = KEYS.filter((each) => each.where === where).flatMap((each) => each.keys);
    assert.deepEqual(keys, [...new Set(keys)]);
  }
});

test("Caps Lock changes nothing, Shift makes a letter another key", () => {
  assert.equal(does(keyOf({ key: "B", shiftKey: false })), "bookmark");
  assert.equal(does(keyOf({ key: "b", shiftKey: true })), "bookmarks");
  assert.equal(keyOf({ key: "Home", shiftKey: true }), "Home");
});

test("on a sentence its own keys come first", () => {
  assert.equal(does(" "), "toggle");
  assert.equal(does(" ", {}, "text", "page"), "playFrom");
  assert.equal(does("m", {}, "text", "page"), "mute");
  assert.equal(does("Enter"), undefined);
});

test("single keys can be off: Space and the named keys stay", () => {
  const off = { singleKeys: false };
  assert.deepEqual(["k", "?", "5", "B", " ", "Home", "ArrowLeft"].map((key) => does(key, off)), [
    undefined, undefined, undefined, undefined, "toggle", "toStart", "previous",
  ]);
  assert.equal(shortcutsOf("toggle", { ...USUAL, ...off }), "Space");
});

test("a key that was changed does the new thing, and one that was taken away does nothing", () => {
  const keyChanges = { mute: ["q"], captions: [] };
  assert.deepEqual(["m", "q", "c"].map((key) => does(key, { keyChanges })), [undefined, "mute", undefined]);
  assert.deepEqual(keysOf(entry("captions"), { keyChanges }), []);
  assert.equal(shortcutsOf("captions", { ...USUAL, keyChanges }), "");
});

test("shortcuts are written as WAI-ARIA has them", () => {
  const written = ["toggle", "bookmarks", "faster", "previous", "unknown"].map((command) => shortcutsOf(command, USUAL));
  assert.deepEqual(written, ["k Space", "Shift+B", "> Plus", "ArrowLeft", ""]);
});

test("Ctrl, Alt and the system's key leave a key to others; Shift does not", () => {
  assert.deepEqual([{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { shiftKey: true }].map((event) => Boolean(hasModifier(event))), [true, true, true, false]);
});

test("every key has a name that people know", () => {
  assert.deepEqual(["k", "B", " ", "ArrowUp", "?", "Enter"].map(nameOfKey), ["K", "Shift+B", "Space", "Up", "?", "Enter"]);
});

test("a key that is taken, the system's, or one of ten is refused with a reason", () => {
  const ask = (command, event) => refusalOf(entry(command), event, USUAL);
  assert.equal(ask("mute", { key: "q" }), "");
  assert.match(ask("mute", { key: "c" }), /^C .*Captions on or off/);
  assert.notEqual(ask("mute", { key: "Tab" }), "");
  assert.notEqual(ask("mute", { key: "q", ctrlKey: true }), "");
  assert.notEqual(ask("toPercent", { key: "q" }), "");
  // The same key may do another thing on a sentence.
  assert.equal(ask("playFrom", { key: "c" }), "");
});
