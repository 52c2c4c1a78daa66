// Pure: the part of an address behind "#" that leads to a moment: "#t=1:05" (Media Fragments URI
// 1.0, 4.2.1) or the id of a sentence, "#s12".

import { readClock } from "./read-time.js";
import { clock } from "./time.js";
import { unitAt, unitsOf } from "./units.js";

/** So near to its start it is the sentence that is meant. */
const EXACT_S = 0.25;

/** The time in seconds that `hash` leads to; undefined when it leads to none in this chapter. */
export function timeOf(hash, moments) {
  const fragment = hash.replace(/^#/, "");
  const [, begin] = /(?:^|&)t=(?:npt:)?([^,&]*)/.exec(fragment) ?? [];
  if (begin !== undefined) return readClock(begin);
  const sentence = moments?.sentences[moments.numberOf(fragment)];
  return sentence && sentence.start_ms / 1000;
}

/** The other way: what leads to a time. */
export function fragmentOf(time, moments) {
  if (moments) {
    const { starts } = unitsOf(moments, "sentence");
    const number = unitAt(starts, time);
    if (time - starts[number] <= EXACT_S) return `#${moments.sentences[number].id}`;
  }
  return `#t=${clock(time)}`;
}
