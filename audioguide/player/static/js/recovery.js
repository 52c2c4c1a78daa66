// When the sound is lost or stalls on its way: tries again by itself with growing pauses, and when the
// browser is online again, from the same place. Only while the listener wants to hear it.

const PAUSES_S = [1, 2, 4, 8, 16];
/** So long a wait is told. The browser tries by itself meanwhile, and is given some time for it. */
const STALLED_MS = 4000;
const PATIENCE_S = 6;

/** Watch over the sound. Publishes `problem`: "retrying", or "lost" when it takes the listener. */
export function watchOver({ audio, store, media, chapters, back }) {
  let attempts = 0;
  let timer = 0;
  let stall = 0;

  const isLost = () => ["retrying", "lost"].includes(store.state.problem);

  function lose(least = 0) {
    clearTimeout(timer);
    const pause = media.isWanted() ? PAUSES_S[attempts] : undefined;
    attempts += 1;
    store.publish({ problem: pause === undefined ? "lost" : "retrying" });
    if (pause !== undefined) timer = setTimeout(retry, Math.max(pause, least) * 1000);
  }

  async function retry() {
    clearTimeout(timer);
    if (store.state.waiting) media.reload();
    if ((await chapters.mend()) && media.isWanted()) await media.play();
  }

  function recover() {
    clearTimeout(timer);
    attempts = 0;
    const wasLost = isLost();
    if (store.state.problem !== "unmatched") store.publish({ problem: null });
    if (wasLost) back();
  }

  audio.addEventListener("error", () => lose());
  chapters.onLost(lose);
  audio.addEventListener("playing", recover);
  store.watch(["waiting"], ({ waiting }) => {
    clearTimeout(stall);
    if (waiting) stall = setTimeout(() => lose(PATIENCE_S), STALLED_MS);
  });
  // The listener does not wait for it any more.
  audio.addEventListener("pause", () => {
    if (media.isWanted() || store.state.problem !== "retrying") return;
    clearTimeout(timer);
    store.publish({ problem: null });
  });
  addEventListener("online", () => {
    if (!isLost()) return;
    attempts = 0;
    retry();
  });
}
