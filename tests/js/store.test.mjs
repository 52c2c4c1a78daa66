import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./reading.mjs";

const { createStore } = await load("store.js");

test("a state tells only who watches what changed", () => {
  const heard = [];
  const store = createStore({ a: 1, b: 1 });
  store.watch(["a"], ({ a }) => heard.push(`a${a}`));
  store.watch(["a", "b"], ({ a, b }) => heard.push(`a${a}b${b}`));
  store.publish({ b: 2 });
  store.publish({ a: 1 });
  store.publish({ a: 3, b: 3 });
  assert.deepEqual(heard, ["a1", "a1b1", "a1b2", "a3", "a3b3"]);
});

test("a state cannot be changed but by publishing, and one that was taken stays as it was", () => {
  const store = createStore({ a: 1 });
  const before = store.state;
  store.publish({ a: 2 });
  assert.deepEqual([before.a, store.state.a], [1, 2]);
  assert.throws(() => {
    store.state.a = 3;
  }, TypeError);
});
