// The sleep timer: counts while sound runs, fades it out over the last seconds, then pauses and goes
// back to where the fade began, so that nothing is missed. It never says anything by itself.

const FADE_S = 10;
const TICK_MS = 100;
/** So near the end of a chapter the sound stops, before the next one would begin. */
const END_S = 0.15;
/** Until the last of the sound is out, at the volume that it had. */
const RESTORE_MS = 300;

/**
 * Make the timer. `set(choice)` takes "off", "chapter" or minutes. Publishes `sleep` (the choice) and
 * `sleepLeft` (whole seconds). `goBack(place)` opens a chapter again, `stopped` is told when the
 * listener stirs during the fade.
 */
export function createSleepTimer({ store, media, goBack, stopped }) {
  let left = 0;
  let last = 0;
  let ticking = 0;
  let fading = null;

  const secondsLeft = ({ chapter, rate }) =>
    store.state.sleep === "chapter" ? (chapter.duration - media.now()) / rate : left;

  function set(choice) {
    left = choice === "off" || choice === "chapter" ? 0 : choice * 60;
    fading = null;
    media.fade(1);
    store.publish({ sleep: choice });
    show();
  }

  function show() {
    const isOn = store.state.sleep !== "off";
    store.publish({ sleepLeft: isOn ? Math.max(0, Math.ceil(secondsLeft(store.state))) : null });
  }

  function tick() {
    const now = performance.now();
    left -= (now - last) / 1000;
    last = now;
    const rest = secondsLeft(store.state);
    if (rest <= FADE_S) {
      fading ??= { chapter: store.state.chapter, address: location.pathname, time: media.now() };
      media.fade(Math.max(0, rest / FADE_S));
    } else if (fading) {
      // The listener has gone back from the end of the chapter.
      fading = null;
      media.fade(1);
    }
    show();
    if (rest <= (store.state.sleep === "chapter" ? END_S : 0)) finish();
  }

  function finish() {
    const place = fading;
    fading = null;
    store.publish({ sleep: "off", sleepLeft: null });
    media.pause();
    setTimeout(() => media.fade(1), RESTORE_MS);
    if (place?.chapter === store.state.chapter) media.seek(place.time);
    else if (place) goBack(place);
  }

  /** The listener is awake: the fade ends, and the timer with it. */
  function stir() {
    if (!fading) return;
    set("off");
    stopped();
  }

  store.watch(["sleep", "paused"], ({ sleep, paused }) => {
    clearInterval(ticking);
    if (sleep === "off") return;
    if (paused) stir();
    else {
      last = performance.now();
      ticking = setInterval(tick, TICK_MS);
    }
  });
  store.watch(["chapter", "rate", "time"], () => {
    if (store.state.sleep === "chapter") show();
  });
  for (const type of ["keydown", "pointerdown", "wheel"]) {
    addEventListener(type, stir, { capture: true, passive: true });
  }

  return Object.freeze({
    set,
    stir,
    /** At a chapter's end: whether the sound is to stop there. Then it does. */
    endsHere() {
      if (store.state.sleep !== "chapter") return false;
      finish();
      return true;
    },
  });
}
