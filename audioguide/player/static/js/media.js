// The audio element: takes requests, and publishes what it says has happened.

import { fitRate, stepFrom } from "./speed.js";

const EVENTS = [
  "play", "playing", "pause", "timeupdate", "seeking", "seeked", "ratechange", "volumechange",
  "loadedmetadata", "ended",
];

const rounded = (number) => Math.round(number * 100) / 100;

/** Make the player's handle on an audio element. Times are in seconds. */
export function createMedia(audio, store) {
  const [track] = audio.getElementsByTagName("track");
  const fade = createFade(audio);
  // What the listener has asked for last, whatever becomes of it.
  let isWanted = false;

  // After an error the element says that it plays.
  const isPaused = () => audio.paused || audio.error !== null;

  const report = () =>
    store.publish({
      paused: isPaused(),
      time: audio.currentTime,
      rate: audio.playbackRate,
      volume: fade.volume(),
      muted: audio.muted,
    });

  async function play() {
    isWanted = true;
    if (audio.error) reload();
    try {
      await audio.play();
    } catch (error) {
      // Another chapter was opened meanwhile (AbortError); a missing sound has its own event.
      if (error.name === "NotAllowedError") store.publish({ problem: "blocked" });
    }
  }

  function pause() {
    isWanted = false;
    audio.pause();
  }

  /** Go to a time of the chapter, and return it. */
  function seek(seconds) {
    const last = Math.max(0, store.state.chapter.duration - 0.1);
    const time = Math.min(Math.max(0, seconds), last);
    audio.currentTime = time;
    // Before anything is loaded the element keeps the place and says nothing.
    if (audio.readyState === HTMLMediaElement.HAVE_NOTHING) report();
    return time;
  }

  /** Set the speed, as near as it goes, and return it. */
  function setRate(rate) {
    const fit = fitRate(rate);
    audio.preservesPitch = true;
    // The default outlives the loading of the next chapter.
    audio.defaultPlaybackRate = audio.playbackRate = fit;
    return fit;
  }

  /** Set the volume, 0 to 1, as near as it goes, and return it. */
  function setVolume(volume) {
    fade.to(1);
    audio.volume = Math.min(1, Math.max(0, rounded(volume)));
    return audio.volume;
  }

  /** Take up another chapter's sound and captions at a time; it does not play by itself. */
  function load(chapter, time) {
    audio.src = chapter.audio;
    track.srclang = chapter.lang;
    if (track.src !== chapter.captions) track.src = chapter.captions;
    audio.currentTime = time;
  }

  /** Fetch the sound once more, from the same place. */
  function reload() {
    load(store.state.chapter, store.state.time);
    store.publish({ paused: true, waiting: false });
  }

  // The browser's own controls, or a script, may have asked for it.
  audio.addEventListener("play", () => {
    isWanted = true;
  });
  for (const type of EVENTS) audio.addEventListener(type, report);
  audio.addEventListener("error", () => store.publish({ paused: true, waiting: false }));
  audio.addEventListener("waiting", () => store.publish({ waiting: true }));
  for (const type of ["playing", "pause"]) {
    audio.addEventListener(type, () => store.publish({ waiting: false }));
  }

  return Object.freeze({
    play,
    pause,
    seek,
    load,
    reload,
    setRate,
    setVolume,
    // Asked of the element, for keys pressed faster than its events come.
    isPaused,
    isWanted: () => isWanted,
    now: () => audio.currentTime,
    skip: (seconds) => seek(audio.currentTime + seconds),
    stepRate: (direction) => setRate(stepFrom(audio.playbackRate, direction)),
    /** Play at a share of the volume; what the listener has set stays as it is. */
    fade: fade.to,
    changeVolume: (by) => setVolume(fade.volume() + by),
    toggleMuted() {
      audio.muted = !audio.muted;
      return audio.muted;
    },
    setMuted(muted) {
      audio.muted = muted;
    },
  });
}

/** A volume under the one that the listener has set. */
function createFade(audio) {
  let whole = 1;
  let share = 1;
  return Object.freeze({
    volume: () => (share === 1 ? audio.volume : whole),
    to(now) {
      if (share === now) return;
      if (share === 1) whole = audio.volume;
      share = now;
      audio.volume = whole * now;
    },
  });
}
