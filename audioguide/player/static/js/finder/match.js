// Pure: which chapters a listener means by a number or some words.

import { fold, foldPhrase } from "../cues/find.js";

/** So many are offered before anything is typed. */
const AROUND = 20;

/** The chapter of that number first, then those whose titles have the phrase; all are near `here` for "". */
export function matchChapters(chapters, phrase, here = 1) {
  const wanted = foldPhrase(phrase);
  if (wanted === "") {
    const start = Math.max(0, Math.min(here - 1 - AROUND / 2, chapters.length - AROUND));
    return chapters.slice(start, start + AROUND);
  }
  const numbered = chapters.filter(({ number }) => String(number) === wanted);
  const named = chapters.filter((chapter) => !numbered.includes(chapter) && fold(chapter.title).text.includes(wanted));
  return [...numbered, ...named];
}
