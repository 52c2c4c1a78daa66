// Scrolls the text along with the voice. Never moves focus, and lets go as soon as the listener
// scrolls by themselves; they come back with a button or a key.

const SETTLE_MS = 120;
const SMOOTH_MS = 1200;
const SCROLL_KEYS = new Set(["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"]);

/** Follow the spoken sentence; publishes `following`. */
export function createFollow(store, player) {
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)");
  let oursUntil = 0;
  const isOurs = () => performance.now() < oursUntil;

  function scroll(top, isSmooth) {
    oursUntil = performance.now() + (isSmooth ? SMOOTH_MS : SETTLE_MS);
    scrollTo({ top, behavior: isSmooth ? "smooth" : "instant" });
  }

  /** Bring the sentence to the upper part of the page, unless it stands well already. */
  function show(isSmooth) {
    const { moments, sentence, following } = store.state;
    const spoken = document.getElementById(moments?.sentences[sentence]?.id ?? "");
    if (!spoken || !following) return;
    const bottom = Math.min(innerHeight, player.getBoundingClientRect().top);
    const { top, bottom: end } = spoken.getBoundingClientRect();
    if (top >= bottom * 0.1 && end <= bottom * 0.85) return;
    scroll(scrollY + top - bottom * 0.25, isSmooth && !isCalm.matches);
  }

  function letGo() {
    if (!store.state.paused) store.publish({ following: false });
  }

  function resume() {
    store.publish({ following: true });
    show(true);
  }

  addEventListener("scroll", () => isOurs() || letGo(), { passive: true });
  addEventListener("scrollend", () => {
    oursUntil = Math.min(oursUntil, performance.now() + SETTLE_MS);
  });
  for (const type of ["wheel", "touchmove"]) addEventListener(type, letGo, { passive: true });
  addEventListener("keydown", ({ key, target, defaultPrevented }) => {
    if (defaultPrevented) return;
    if (SCROLL_KEYS.has(key) && !target.closest("input, select, dialog")) letGo();
  });
  store.watch(["sentence", "moments"], ({ paused }) => show(!paused));
  store.watch(["paused"], ({ paused }) => paused || resume());

  return Object.freeze({ resume, letGo, toTop: () => scroll(0, false) });
}
