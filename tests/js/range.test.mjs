import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./reading.mjs";

const { partOf } = await load("keep/range.js");
const parts = (size, ...headers) => headers.map((header) => partOf(header, size));

test("a part has a first byte in it and stops before another", () => {
  assert.deepEqual(parts(10, "bytes=0-", "bytes=0-0", "bytes=2-5", "bytes=9-99"), [[0, 10], [0, 1], [2, 6], [9, 10]]);
  assert.deepEqual(parts(10, "BYTES=\t1-2 "), [[1, 3]]);
});

test("a suffix counts from the end, and longer than the file it is the whole of it", () => {
  assert.deepEqual(parts(10, "bytes=-3", "bytes=-10", "bytes=-11"), [[7, 10], [0, 10], [0, 10]]);
});

test("a part that is not there starts at or behind the end", () => {
  for (const [start] of parts(10, "bytes=10-", "bytes=99-100", "bytes=-0")) assert.ok(start >= 10);
});

test("no range, several, and what is ill-formed ask for the whole", () => {
  const headers = [null, "", "bytes=", "bytes=-", "x=0-1", "bytes=5-2", "bytes=0-1,3-4", "bytes=a-b", "bytes=1-2-3", "bytes=1- 2"];
  assert.deepEqual(parts(10, ...headers), headers.map(() => null));
  assert.deepEqual(parts(0, "bytes=0-", "bytes=-1"), [null, null]);
});
