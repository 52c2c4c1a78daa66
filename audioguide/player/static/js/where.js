// Where am I: the chapter, the heading, and the time that has passed and is left, in words.

import { textOf } from "./announce.js";
import { unitAt, unitsOf } from "./cues/units.js";
import { t } from "./texts.js";
import { spoken } from "./told.js";

/** The place in the guide that a state stands for: parts for `announce`. */
export function tellWhere({ chapter, moments, time }) {
  const { number, count, title, lang } = chapter;
  const heading = moments ? headingAt(moments, time) : [];
  // The chapter's own title has been told.
  const isTold = ["", title].includes(textOf(heading));
  return [
    t("chapters.opened", { number, count }),
    [{ text: title, lang }, stopOf(title)],
    ...(isTold ? [] : [t("where.heading"), [...heading, stopOf(textOf(heading))]]),
    t("where.chapter", timesOf(time, chapter.duration)),
    t("where.guide", timesOf(chapter.start + time, chapter.guideDuration)),
  ];
}

const timesOf = (time, whole) => ({ passed: spoken(time), left: spoken(whole - Math.floor(time)) });

/** What ends a text as a sentence. */
export const stopOf = (text) => (/[.!?…]$/.test(text) ? "" : ".");

/** The heading over the place. */
function headingAt(moments, time) {
  const { starts, tell } = unitsOf(moments, "section");
  return tell(unitAt(starts, time)).flatMap((sentence, number) => (number ? [" ", ...sentence] : sentence));
}
