// The chapters of the guide, as the list on the page has them: how long each is and where it begins.

import { lastAtOrBefore } from "./cues/time.js";

/** Each chapter: `{ id, title, address, timeline, number, duration, start }`, times in seconds. */
export function readContents() {
  const links = [...document.querySelectorAll("#chapters a[data-chapter-link]")];
  return indexChapters(
    links.map(({ dataset: { chapterLink: id, durationMs, timeline }, textContent, href: address }) => ({
      id, title: textContent.trim(), address, timeline: new URL(timeline, location.href).href, duration: durationMs / 1000,
    })),
  );
}

/** Pure: what the chapters are together, from their ids and durations in order. */
export function indexChapters(listed) {
  let start = 0;
  const chapters = listed.map((chapter, index) => {
    start += chapter.duration;
    return Object.freeze({ ...chapter, number: index + 1, start: start - chapter.duration });
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
