// Headset buttons, lock screens and media keys (Media Session).

/** Tell the system what plays, and do what its buttons ask. */
export function joinMediaSession(store, commands) {
  const session = navigator.mediaSession;
  if (!session) return;
  const actions = {
    play: "play",
    pause: "pause",
    seekbackward: "back",
    seekforward: "forward",
    previoustrack: "previousChapter",
    nexttrack: "nextChapter",
  };
  for (const [action, command] of Object.entries(actions)) {
    session.setActionHandler(action, () => commands[command]());
  }
  store.watch(["chapter"], ({ chapter }) => {
    session.metadata = new MediaMetadata({
      title: chapter.title,
      artist: chapter.authors,
      album: chapter.guideTitle,
    });
  });
  store.watch(["paused"], ({ paused }) => {
    session.playbackState = paused ? "paused" : "playing";
  });
}
