import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./reading.mjs";

const { clock, lastAtOrBefore } = await load("cues/time.js");
const { readTime } = await load("cues/read-time.js");
const { SPEED, fitRate, stepFrom } = await load("speed.js");

test("times are shown like a clock", () => {
  const shown = [0, 5.9, 59, 60, 65, 3600, 3723, 36061, -1].map(clock);
  assert.deepEqual(shown, ["0:00", "0:05", "0:59", "1:00", "1:05", "1:00:00", "1:02:03", "10:01:01", "0:00"]);
});

test("the moment is found in any list of times", () => {
  const at = (times) => [0, 1, 2, 5, 9].map((time) => lastAtOrBefore(times, time));
  assert.deepEqual(at([]), [-1, -1, -1, -1, -1]);
  assert.deepEqual(at([5]), [-1, -1, -1, 0, 0]);
  assert.deepEqual(at([1, 2, 2, 3]), [-1, 0, 2, 3, 3]);
});

test("times are read as people write them", () => {
  const written = {
    "1:05": 65, "65": 65, " 65 s ": 65, "1 min 5": 65, "1min5s": 65, "1 minute and 5 seconds": 65,
    "1 minuto y 5 segundos": 65, "1:02:03": 3723, "1 h 2 min 3": 3723, "1 h, 2 min": 3720, "1,5 min": 90,
    "90:00": 5400, "40 %": 80, "40%": 80, "2.5 percent": 5, "10 por ciento": 20, "0": 0, "1:05.5": 65.5,
  };
  for (const [text, seconds] of Object.entries(written)) assert.equal(readTime(text, 200), seconds, text);
});

test("what is no time is no time", () => {
  const wrong = ["", "soon", "1:65", "5 s 1 min", "1 min 2 min", "120 %", "-5", "1:2:3:4", "5 apples", "."];
  assert.deepEqual(wrong.filter((text) => readTime(text, 200) !== undefined), []);
});

test("whatever time is shown is read again as that time", () => {
  for (let seconds = 0; seconds < 20_000; seconds += 37) assert.equal(readTime(clock(seconds), 1), seconds);
});

test("a speed goes by whole steps, up and down again, and never over its ends", () => {
  assert.deepEqual([stepFrom(1, 1), stepFrom(1.22, 1), stepFrom(1.22, -1), stepFrom(4, 1), stepFrom(0.5, -1)], [1.05, 1.25, 1.2, 4, 0.5]);
  let rate = SPEED.least;
  const rates = [];
  for (; rate < SPEED.most; rate = stepFrom(rate, 1)) rates.push(rate);
  assert.equal(rates.length, 70);
  for (const before of rates.reverse()) assert.equal((rate = stepFrom(rate, -1)), before);
  assert.deepEqual([fitRate(9), fitRate(0), fitRate(1.234)], [4, 0.5, 1.23]);
});
