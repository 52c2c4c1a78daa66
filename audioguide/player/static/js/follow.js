// Scrolls the text along with the voice. Never moves focus, and lets go as soon as the listener
// scrolls by themselves; they come back with a button or a key. Who does not want it switches it off.

import { rangeOf } from "./highlight.js";

const SETTLE_MS = 120;
const SMOOTH_MS = 1200;
const SCROLL_KEYS = new Set(["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"]);

/** Follow the spoken sentence; publishes `following`, and `isInSight`: whether it can be seen. */
export function createFollow(store, player, band) {
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)");
  let oursUntil = 0;
  const isOurs = () => performance.now() < oursUntil;

  function scroll(top, isSmooth) {
    oursUntil = performance.now() + (isSmooth ? SMOOTH_MS : SETTLE_MS);
    scrollTo({ top, behavior: isSmooth ? "smooth" : "instant" });
  }

  /** The stretch of the window that nothing covers. */
  function findRoom() {
    const isCoveredAbove = !band.hidden && !player.contains(band);
    const from = isCoveredAbove ? band.getBoundingClientRect().bottom : 0;
    const to = Math.min(innerHeight, player.getBoundingClientRect().top);
    return { from, to, height: to - from };
  }

  /** Where the spoken sentence is; of one that is too large for the room, where its word is. */
  function findSpoken(room) {
    const { moments, sentence, word } = store.state;
    const spoken = moments?.sentences[sentence];
    const element = document.getElementById(spoken?.id ?? "");
    const box = element?.getBoundingClientRect();
    if (!box || box.height <= room.height * 0.75 || !spoken.words?.[word]) return box;
    return rangeOf(element, ...spoken.words[word]).getBoundingClientRect();
  }

  /** Bring what is spoken to the upper part of the room, unless it stands well already. */
  function show(isSmooth) {
    const room = findRoom();
    const spoken = findSpoken(room);
    if (!spoken) return;
    const standsWell = spoken.top >= room.from + room.height * 0.1 && spoken.bottom <= room.from + room.height * 0.85;
    if (standsWell) return;
    scroll(scrollY + spoken.top - room.from - room.height * 0.25, isSmooth && !isCalm.matches);
  }

  function look() {
    const room = findRoom();
    const spoken = findSpoken(room);
    store.publish({ isInSight: !spoken || (spoken.bottom > room.from && spoken.top < room.to) });
  }

  function letGo() {
    if (!store.state.paused) store.publish({ following: false });
  }

  function resume() {
    store.publish({ following: store.state.follows });
    show(true);
    look();
  }

  addEventListener("scroll", () => {
    if (!isOurs()) letGo();
    look();
  }, { passive: true });
  addEventListener("scrollend", () => {
    oursUntil = Math.min(oursUntil, performance.now() + SETTLE_MS);
  });
  for (const type of ["wheel", "touchmove"]) addEventListener(type, letGo, { passive: true });
  addEventListener("keydown", ({ key, target, defaultPrevented }) => {
    if (defaultPrevented) return;
    if (SCROLL_KEYS.has(key) && !target.closest("input, select, dialog")) letGo();
  });
  store.watch(["follows"], ({ follows }) => store.publish({ following: follows }));
  store.watch(["sentence", "word", "moments"], ({ following, paused }) => {
    if (following) show(!paused);
    look();
  });
  store.watch(["paused"], ({ paused, follows }) => {
    if (!paused && follows) resume();
  });

  return Object.freeze({ resume, letGo, toTop: () => scroll(0, false) });
}
