// The chapters of the guide: how long each is and where it begins. They are read from the guide's own
// page when first needed, so that the page of a chapter weighs the same in a guide of 500.

import { lastAtOrBefore } from "./cues/time.js";
import { fetchPage } from "./pages.js";

/** Make the way to them. `load()` gives them; it throws when they do not come, and may be tried again. */
export function createContents(store) {
  let coming = null;
  let length = 0;

  async function get() {
    const address = store.state.chapter.contents;
    const page = await fetchPage(address);
    const chapters = page ? readContents(page, address) : [];
    if (chapters.length === 0) throw new Error(`${address} does not come`);
    // Beside the chapter that is open: in a frame they are other pages than those of the list.
    const beside = (id) => new URL(`../${id}/`, store.state.chapter.address).href;
    return indexChapters(chapters.map((chapter) => ({ ...chapter, address: beside(chapter.id) })));
  }

  return Object.freeze({
    load() {
      // Of a guide that was built anew they are others.
      if (length !== store.state.chapter.guideDuration) coming = null;
      length = store.state.chapter.guideDuration;
      coming ??= get().catch((error) => {
        coming = null;
        throw error;
      });
      return coming;
    },
  });
}

/** Each chapter that a guide's page lists: `{ id, title, address, timeline, duration }`, in seconds. */
export function readContents(page, base) {
  return [...page.querySelectorAll("a[data-chapter]")].map((link) => {
    const { chapter: id, durationMs, timeline } = link.dataset;
    return {
      id, title: link.textContent.trim(), duration: durationMs / 1000,
      address: new URL(link.getAttribute("href"), base).href, timeline: new URL(timeline, base).href,
    };
  });
}

/** Pure: what the chapters are together, from their ids and durations in order. */
export function indexChapters(listed) {
  let start = 0;
  const chapters = listed.map((chapter, index) => {
    start += chapter.duration;
    return Object.freeze({ ...chapter, number: index + 1, start: start - chapter.duration });
  });
  const starts = chapters.map((chapter) => chapter.start);
  const byId = new Map(chapters.map((chapter) => [chapter.id, chapter]));
  return Object.freeze({
    chapters,
    duration: start,
    find: (id) => byId.get(id),
    /** The chapter at a time of the whole guide. */
    at: (time) => chapters[lastAtOrBefore(starts, time)],
  });
}
