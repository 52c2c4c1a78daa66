// The one voice of the page for screen readers. It tells only what the listener caused, shortly;
// never the running time or the text, which would talk over the narrator.

const SHOWN_MS = 6000;

/** Make `announce(text)`: said politely, and shown for a few seconds. */
export function createAnnounce(status) {
  let timer = 0;
  return (text) => {
    clearTimeout(timer);
    status.textContent = "";
    // A frame later, so that the same words twice are two messages.
    requestAnimationFrame(() => {
      status.textContent = text;
    });
    timer = setTimeout(() => {
      status.textContent = "";
    }, SHOWN_MS);
  };
}
