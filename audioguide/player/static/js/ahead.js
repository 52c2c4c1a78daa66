// The next chapter, fetched while the present one nears its end, so that it follows without a gap.

import { fetchMoments, fetchPage, isChapter, readChapter } from "./pages.js";

const AHEAD_S = 30;

/** Make the store of what was fetched ahead. Nothing is where the listener saves data. */
export function createAhead(store) {
  let held = null;

  async function get(address) {
    const page = await fetchPage(address);
    if (!page || !isChapter(page)) return null;
    const chapter = readChapter(page, address);
    // A second element fills the browser's cache with the sound's beginning.
    const sound = new Audio();
    sound.preload = "auto";
    sound.src = chapter.audio;
    const moments = await fetchMoments(chapter).catch(() => null);
    return { page, chapter, moments, sound };
  }

  store.watch(["time", "paused", "chapter"], ({ time, rate, paused, chapter }) => {
    // A guide may be built anew meanwhile: its chapters are then others at the same addresses.
    if (paused || !chapter.next || held?.from === chapter) return;
    if ((chapter.duration - time) / rate <= AHEAD_S && mayFetch()) {
      held = { from: chapter, address: chapter.next, parts: get(chapter.next) };
    }
  });

  return Object.freeze({
    /** What is there of the chapter at an address: its page and moments; null if nothing is. */
    find: (address) => (held?.address === address ? held.parts : null),
  });
}

function mayFetch() {
  return !navigator.connection?.saveData && !matchMedia("(prefers-reduced-data: reduce)").matches;
}
