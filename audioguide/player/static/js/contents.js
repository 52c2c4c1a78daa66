// The chapters of the guide, as the list on the page has them: how long each is and where it begins.

import { lastAtOrBefore } from "./cues/time.js";

/** Each chapter: `{ id, title, address, timeline, number, duration, start }`, times in seconds. */
export function readContents() {
  let start = 0;
  const chapters = [...document.querySelectorAll("#chapters a[data-chapter-link]")].map((link, index) => {
    const { chapterLink: id, durationMs, timeline } = link.dataset;
    const duration = durationMs / 1000;
    start += duration;
    return Object.freeze({
      id, title: link.textContent.trim(), address: link.href, timeline, number: index + 1, duration,
      start: start - duration,
    });
  });
  const starts = chapters.map((chapter) => chapter.start);
  return Object.freeze({
    chapters,
    duration: start,
    of: ({ number }) => chapters[number - 1],
    /** The chapter at a time of the whole guide. */
    at: (time) => chapters[lastAtOrBefore(starts, time)],
  });
}
