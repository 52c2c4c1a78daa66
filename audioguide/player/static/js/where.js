// Where am I: the chapter, the heading, and the time that has passed and is left, in words.

import { unitAt, unitsOf } from "./cues/units.js";
import { t } from "./texts.js";
import { spoken } from "./told.js";

/** The place in the guide that a state stands for: parts for `announce`. */
export function tellWhere({ chapter, moments, time }, contents) {
  const { number, count, title, lang } = chapter;
  const here = contents.of(chapter).start + time;
  const heading = headingAt(moments, time, chapter);
  return [
    t("chapters.opened", { number, count }),
    { text: withStop(title), lang },
    ...(heading ? [t("where.heading"), { text: withStop(heading), lang }] : []),
    t("where.chapter", timesOf(time, chapter.duration)),
    t("where.guide", timesOf(here, contents.duration)),
  ];
}

const timesOf = (time, whole) => ({ passed: spoken(time), left: spoken(whole - Math.floor(time)) });

const withStop = (text) => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** The heading over the place, unless it is the chapter's own title. */
function headingAt(moments, time, { title }) {
  if (!moments) return "";
  const { starts, texts } = unitsOf(moments, "section");
  const heading = texts[unitAt(starts, time)] ?? "";
  return heading === title ? "" : heading;
}
