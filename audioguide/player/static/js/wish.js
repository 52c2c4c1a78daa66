// "Start listening" leads to the page of a chapter: the wish to hear it goes along, once. Browsers let
// sound begin there when the listener pressed something on the page before (docs/player.md).

const NAME = "audioguide:wish";
/** A page that comes later than this was not waited for. */
const FRESH_MS = 30_000;

/** Remember, for this tab alone, that the chapter at a path is to be heard. */
export function wish(path) {
  try {
    sessionStorage.setItem(NAME, JSON.stringify({ path, at: Date.now() }));
  } catch {
    // Nothing can be kept here: then Play is pressed there.
  }
}

/** Whether this page is to be heard at once. It is asked for once. */
export function takeWish() {
  try {
    const { path, at } = JSON.parse(sessionStorage.getItem(NAME)) ?? {};
    sessionStorage.removeItem(NAME);
    return path === location.pathname && Date.now() - at < FRESH_MS;
  } catch {
    return false;
  }
}
