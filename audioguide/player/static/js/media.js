// The audio element: takes requests, and publishes what it says has happened.

export const SPEED = Object.freeze({ least: 0.5, most: 3, step: 0.1 });

const EVENTS = [
  "play", "playing", "pause", "timeupdate", "seeking", "seeked", "ratechange", "volumechange",
  "loadedmetadata", "ended",
];

const rounded = (number) => Math.round(number * 100) / 100;

/** Make the player's handle on an audio element. Times are in seconds. */
export function createMedia(audio, store) {
  const [track] = audio.getElementsByTagName("track");

  const report = () =>
    store.publish({
      paused: audio.paused,
      time: audio.currentTime,
      rate: audio.playbackRate,
      volume: audio.volume,
      muted: audio.muted,
    });

  async function play() {
    store.publish({ problem: null });
    if (audio.error) load(store.state.chapter, store.state.time);
    try {
      await audio.play();
    } catch (error) {
      // Another chapter was opened meanwhile (AbortError); a missing sound has its own event.
      if (error.name === "NotAllowedError") store.publish({ problem: "blocked" });
    }
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
    const fit = Math.min(SPEED.most, Math.max(SPEED.least, rounded(rate)));
    audio.preservesPitch = true;
    // The default outlives the loading of the next chapter.
    audio.defaultPlaybackRate = audio.playbackRate = fit;
    return fit;
  }

  /** Set the volume, 0 to 1, as near as it goes, and return it. */
  function setVolume(volume) {
    audio.volume = Math.min(1, Math.max(0, rounded(volume)));
    return audio.volume;
  }

  /** Take up another chapter's sound and captions at a time; it does not play by itself. */
  function load(chapter, time) {
    audio.src = chapter.audio;
    track.srclang = chapter.lang;
    if (track.getAttribute("src") !== chapter.captions) track.src = chapter.captions;
    audio.currentTime = time;
  }

  for (const type of EVENTS) audio.addEventListener(type, report);
  audio.addEventListener("error", () => store.publish({ problem: "lost", paused: true, waiting: false }));
  audio.addEventListener("waiting", () => store.publish({ waiting: true }));
  for (const type of ["playing", "pause"]) {
    audio.addEventListener(type, () => store.publish({ waiting: false }));
  }

  return Object.freeze({
    play,
    seek,
    load,
    setRate,
    setVolume,
    // Asked of the element, for keys pressed faster than its events come.
    isPaused: () => audio.paused,
    pause: () => audio.pause(),
    skip: (seconds) => seek(audio.currentTime + seconds),
    /** To the next whole step, so that 1.25 becomes 1.2 or 1.3 and no error adds up. */
    stepRate(direction) {
      const steps = rounded(audio.playbackRate / SPEED.step);
      return setRate((direction > 0 ? Math.floor(steps) + 1 : Math.ceil(steps) - 1) * SPEED.step);
    },
    changeVolume: (by) => setVolume(audio.volume + by),
    toggleMuted() {
      audio.muted = !audio.muted;
      return audio.muted;
    },
    setMuted(muted) {
      audio.muted = muted;
    },
  });
}
