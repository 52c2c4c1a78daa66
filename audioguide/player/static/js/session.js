// Headset buttons, lock screens and media keys (Media Session).

const ACTIONS = Object.freeze({
  play: ({ commands }) => commands.play(),
  pause: ({ commands }) => commands.pause(),
  stop: ({ commands }) => commands.pause(),
  seekto: ({ media }, { seekTime }) => media.seek(seekTime),
  seekbackward: ({ commands, media }, { seekOffset }) => (seekOffset ? media.skip(-seekOffset) : commands.back()),
  seekforward: ({ commands, media }, { seekOffset }) => (seekOffset ? media.skip(seekOffset) : commands.forward()),
  previoustrack: ({ commands }) => commands.previousChapter(),
  nexttrack: ({ commands }) => commands.nextChapter(),
});

/** Tell the system what plays and where, and do what its buttons ask. */
export function joinMediaSession({ audio, store, commands, media, used }) {
  const session = navigator.mediaSession;
  if (!session) return;
  for (const [action, act] of Object.entries(ACTIONS)) {
    try {
      session.setActionHandler(action, (details) => {
        used();
        act({ commands, media }, details);
      });
    } catch {
      // A browser that does not know the action has no button for it.
    }
  }
  store.watch(["chapter"], ({ chapter }) => {
    session.metadata = new MediaMetadata({
      title: chapter.title,
      artist: chapter.authors,
      album: chapter.guideTitle,
      artwork: [{ src: chapter.artwork }],
    });
  });
  store.watch(["paused"], ({ paused }) => {
    session.playbackState = paused ? "paused" : "playing";
  });

  // Told when it jumps or changes its pace: between those the system counts by itself.
  const tellPlace = () => {
    const { chapter, rate } = store.state;
    session.setPositionState?.({
      duration: chapter.duration,
      playbackRate: rate,
      position: Math.min(audio.currentTime, chapter.duration),
    });
  };
  for (const type of ["playing", "pause", "seeked"]) audio.addEventListener(type, tellPlace);
  store.watch(["chapter", "rate"], tellPlace);
}
