import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./reading.mjs";

const { indexTimeline } = await load("cues/cues.js");
const { findAgain, timeAgain } = await load("preview/find-again.js");

/** Moments of sentences that last a second each, with half a second of silence behind each. */
const moments = (...texts) =>
  indexTimeline({
    lang: "en",
    blocks: texts.map((text, at) => ({ kind: "paragraph", sentences: [{ id: `s${at + 1}`, text, start_ms: at * 1500, end_ms: at * 1500 + 1000 }] })),
  });

const ABC = moments("a", "b", "c");

test("the same place of the same sentence is found, wherever it is now", () => {
  assert.equal(timeAgain(ABC, moments("new", "a", "b", "c"), 1.7), 3.2);
  assert.equal(timeAgain(ABC, moments("b", "c"), 1.7), 0.2);
  assert.equal(timeAgain(ABC, ABC, 1.7), 1.7);
});

test("the silence behind a sentence is a place of it, and never the next one", () => {
  assert.equal(timeAgain(ABC, moments("new", "a", "b", "c"), 2.8), 4.3);
  const hasty = indexTimeline({ lang: "en", blocks: [{ kind: "paragraph", sentences: [{ id: "s1", text: "b", start_ms: 0, end_ms: 1000 }, { id: "s2", text: "c", start_ms: 1100, end_ms: 2000 }] }] });
  assert.equal(timeAgain(ABC, hasty, 2.8), 1.099);
});

test("a sentence whose words have changed is heard from its beginning", () => {
  assert.equal(timeAgain(ABC, moments("a", "other", "c"), 1.7), 1.5);
  assert.equal(timeAgain(ABC, moments("new", "a", "other", "c"), 1.7), 3);
});

test("of a sentence that has gone, what stands in its place is meant", () => {
  const find = (before, after, number) => findAgain([...before], [...after], number);
  assert.equal(find("abc", "ac", 1), 1);
  assert.equal(find("abc", "bc", 0), 0);
  assert.equal(find("abc", "ab", 2), 1);
  assert.equal(find("abc", "xyz", 2), 2);
  assert.equal(find("abcdef", "xyef", 3), 1);
});

test("of sentences with the same words the nearest is meant", () => {
  assert.equal(findAgain([..."abab"], [..."ababab"], 3), 3);
  assert.equal(findAgain([..."aaaa"], [..."aa"], 3), 1);
});

test("where nothing is known of the text, the time stays", () => {
  assert.equal(timeAgain(null, ABC, 2), 2);
  assert.equal(timeAgain(ABC, null, 2), 2);
  assert.equal(timeAgain(moments(), ABC, 2), 2);
});
