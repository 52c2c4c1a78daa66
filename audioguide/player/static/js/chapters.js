// From chapter to chapter without a break: the next page is fetched and its text put in the place
// of this one's, while the audio element, the controls and what the listener has set stay.

import { NOTHING_SPOKEN, indexTimeline } from "./cues/cues.js";

/** What a chapter's page says about itself. Times in seconds, addresses whole. */
export function readChapter(page) {
  const main = page.getElementById("main");
  const { guide, guideTitle, authors, chapter, title, lang, number, count, durationMs } = main.dataset;
  const linked = (rel) => main.querySelector(`a[rel=${rel}]`)?.getAttribute("href");
  const { audio, captions, timeline } = main.dataset;
  return Object.freeze({
    guide, guideTitle, authors, id: chapter, title, lang, audio, captions, timeline,
    number: Number(number), count: Number(count), duration: durationMs / 1000,
    previous: linked("prev"), next: linked("next"),
  });
}

/** Make the way between chapters. `opened(chapter, isAsked)` is told when a new one is on the page. */
export function createChapters(store, media, opened) {
  let latest = 0;

  /** Open a chapter by its address. `record`: "push" or "keep" it in the history. */
  async function open(address, { play = !store.state.paused, record = "push", isAsked = true } = {}) {
    const turn = ++latest;
    const page = await fetchPage(address);
    if (turn !== latest) return;
    if (!page) {
      store.publish({ problem: "unreachable" });
      return;
    }
    if (!page.getElementById("text")) {
      // Moved or renamed: its own page says so best.
      location.assign(address);
      return;
    }
    if (record === "push") history.pushState(null, "", address);
    showPage(page);
    const chapter = readChapter(page);
    store.publish({ chapter, moments: null, time: 0, problem: null, ...NOTHING_SPOKEN });
    media.load(chapter, 0);
    opened(chapter, isAsked);
    if (play) media.play();
    await loadMoments();
  }

  /** Read when the words are spoken; without it there is no highlight, but there is sound. */
  async function loadMoments() {
    const { chapter } = store.state;
    try {
      const response = await fetch(chapter.timeline);
      if (!response.ok) throw new Error(`${response.status} ${chapter.timeline}`);
      const moments = indexTimeline(await response.json());
      if (store.state.chapter === chapter) store.publish({ moments });
    } catch (error) {
      console.warn("The text cannot be highlighted:", error.message);
      if (store.state.chapter === chapter) store.publish({ problem: "unmatched" });
    }
  }

  /** After trouble: the guide may have been built anew, and its files have new names. */
  async function refresh() {
    const { chapter, time } = store.state;
    const page = await fetchPage(location.pathname);
    if (!page?.getElementById("text") || store.state.chapter !== chapter) return;
    const now = readChapter(page);
    if (now.audio !== chapter.audio) {
      showPage(page);
      store.publish({ chapter: now, moments: null });
      media.load(now, time);
    }
    if (!store.state.moments) await loadMoments();
  }

  return Object.freeze({ open, refresh, loadMoments });
}

/** The page at an address, whatever it is; null when nothing comes. */
async function fetchPage(address) {
  try {
    const response = await fetch(address);
    return new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    return null;
  }
}

function showPage(page) {
  const main = document.getElementById("main");
  const hadFocus = main.contains(document.activeElement);
  main.replaceWith(document.importNode(page.getElementById("main"), true));
  document.title = page.title;
  for (const link of document.querySelectorAll("#chapters a")) {
    const isHere = link.pathname === location.pathname;
    if (isHere) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  // What had the focus is gone: it stays in the text, where the listener was.
  if (hadFocus) document.getElementById("title").focus({ preventScroll: true });
}
