// From chapter to chapter without a break: the next page is fetched and its text put in the place
// of this one's, while the audio element, the controls and what the listener has set stay.

import { showPart } from "./chapter-list.js";
import { NOTHING_SPOKEN } from "./cues/cues.js";
import { fetchMoments, fetchPage, isChapter, readChapter } from "./pages.js";

/** Make the way between chapters. `opened(chapter, isAsked, told)` is told when a new one is on the page. */
export function createChapters(store, media, ahead, opened) {
  let latest = 0;
  let lost = null;
  let tellLost = () => {};

  /**
   * Open a chapter by its address, at a time in seconds or what `time` makes of its moments; `toldOf`
   * makes of them what tells the words there: parts for announce. Returns whether it came. `record`: "push" or "keep" it in the
   * history. One that was not asked for and does not come is tried again (see recovery.js).
   */
  async function open(address, { play = !store.state.paused, record = "push", isAsked = true, time = 0, toldOf = () => [] } = {}) {
    const turn = ++latest;
    const held = await ahead.find(address);
    const page = held?.page ?? (await fetchPage(address));
    if (turn !== latest) return false;
    lost = page || isAsked ? null : { address, options: { play, record, isAsked, time } };
    if (!page) {
      if (lost) tellLost();
      else store.publish({ problem: "unreachable" });
      return false;
    }
    if (!isChapter(page)) {
      // Moved, renamed, or of a later player: it comes as a page of its own.
      location.assign(address);
      return false;
    }
    const chapter = readChapter(page, address);
    const isForMoments = typeof time === "function" && !held?.moments;
    const moments = isForMoments ? await fetchMoments(chapter).catch(() => null) : (held?.moments ?? null);
    if (turn !== latest) return false;
    const begin = typeof time === "function" ? time(moments) : time;
    if (record === "push") history.pushState(null, "", address);
    media.load(chapter, begin);
    if (play) media.play();
    showPage(page);
    store.publish({ chapter, moments, time: begin, problem: null, ...NOTHING_SPOKEN });
    opened(chapter, isAsked, toldOf(moments));
    if (!moments) await loadMoments();
    return true;
  }

  /** Read when the words are spoken; without it there is no highlight, but there is sound. */
  async function loadMoments() {
    const { chapter } = store.state;
    try {
      const moments = await fetchMoments(chapter);
      if (store.state.chapter !== chapter) return;
      store.publish({ moments });
      if (store.state.problem === "unmatched") store.publish({ problem: null });
    } catch (error) {
      console.warn("The text cannot be highlighted:", error.message);
      if (store.state.chapter === chapter) store.publish({ problem: "unmatched" });
    }
  }

  /** After trouble: the guide may have been built anew, and its files have new names. */
  async function refresh() {
    const { chapter, time } = store.state;
    const page = await fetchPage(location.pathname);
    if (!page || !isChapter(page) || store.state.chapter !== chapter) return;
    const now = readChapter(page, location.href);
    if (now.audio !== chapter.audio) {
      showPage(page);
      store.publish({ chapter: now, moments: null });
      media.load(now, time);
    }
    if (!store.state.moments) await loadMoments();
  }

  /** Make good what was lost; returns whether there is something to play. */
  async function mend() {
    if (lost) return open(lost.address, lost.options);
    await refresh();
    return true;
  }

  return Object.freeze({
    open,
    mend,
    loadMoments,
    onLost(callback) {
      tellLost = callback;
    },
  });
}

function showPage(page) {
  const main = document.getElementById("main");
  const hadFocus = main.contains(document.activeElement);
  main.replaceWith(document.importNode(page.getElementById("main"), true));
  document.title = page.title;
  showPart(page);
  // What had the focus is gone: it stays in the text, where the listener was.
  if (hadFocus) document.getElementById("title").focus({ preventScroll: true });
}
