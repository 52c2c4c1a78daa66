// The one voice of the page for screen readers. It tells only what the listener caused, shortly;
// never the running time or the text, which would talk over the narrator.

const SHOWN_MS = 6000;
// Long words stay longer.
const READ_MS = 90;

/**
 * Make `announce(...parts)`: said politely, and shown for a few seconds. A part is a text,
 * { text, lang } when its language may be another, or a list of these. While a dialog is open all else is silent, so it is
 * said in there.
 */
export function createAnnounce(status) {
  let timer = 0;
  let place = status;
  return (...parts) => {
    clearTimeout(timer);
    place.replaceChildren();
    place = document.querySelector("dialog[open] [role=status]") ?? status;
    const said = place;
    said.replaceChildren();
    // A frame later, so that the same words twice are two messages.
    requestAnimationFrame(() => said.replaceChildren(...toNodes(parts)));
    const { length } = textOf(parts);
    timer = setTimeout(() => said.replaceChildren(), Math.max(SHOWN_MS, length * READ_MS));
  };
}

/** What shows such parts, one space apart. */
export const toNodes = (parts) => parts.flatMap((part, number) => [number ? " " : "", inLanguage(part)].flat());

/** The words of a part. */
export const textOf = (part) => (Array.isArray(part) ? part.map(textOf).join("") : (part.text ?? part));

function inLanguage(part) {
  if (typeof part === "string") return part;
  if (Array.isArray(part)) return part.flatMap(inLanguage);
  const span = document.createElement("span");
  if (part.lang) span.lang = part.lang;
  span.textContent = part.text;
  return span;
}
