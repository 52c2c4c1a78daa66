// The text as a way to move: a click on a sentence, or Enter on a focused one, plays from there.
// One sentence at a time is a tab stop; arrows move it. The text's own roles stay as they are, so
// that a screen reader reads it as text.

const TEXT = "text";

/** Make the text answer. Listeners are on the document: on the text they would be read out as clickable. */
export function createTranscript(store, playFrom) {
  let stop = null;

  function makeTabStop(sentence) {
    if (stop !== sentence) {
      stop?.removeAttribute("tabindex");
      stop?.removeAttribute("aria-describedby");
    }
    stop = sentence;
    stop?.setAttribute("tabindex", "0");
    stop?.setAttribute("aria-describedby", "sentence-hint");
  }

  document.addEventListener("click", (event) => {
    const sentence = event.target.closest(`#${TEXT} .sentence`);
    const isForSomethingElse =
      event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey ||
      event.target.closest("a") || !getSelection().isCollapsed;
    if (!sentence || isForSomethingElse) return;
    if (!isFocusInText()) makeTabStop(sentence);
    playFrom(sentence.id);
  });

  // Once the times are known a sentence can be played, and looks so.
  store.watch(["moments"], ({ moments }) =>
    document.getElementById(TEXT).classList.toggle("timed", Boolean(moments)),
  );

  let current = null;
  store.watch(["moments", "sentence"], ({ moments, sentence }) => {
    current?.removeAttribute("aria-current");
    const id = moments?.sentences[sentence]?.id;
    current = id ? document.getElementById(id) : null;
    current?.setAttribute("aria-current", "true");
    if (!isFocusInText() || !stop?.isConnected) {
      makeTabStop(current ?? document.querySelector(`#${TEXT} .sentence`));
    }
  });

  return Object.freeze({
    focused: () => (isFocusInText() ? stop : null),
    /** Move the focus by that many sentences, as the listener asked. */
    moveFocus(step) {
      const sentences = [...document.querySelectorAll(`#${TEXT} .sentence`)];
      const next = sentences[sentences.indexOf(stop) + step];
      if (!next) return;
      const before = stop;
      stop = null;
      makeTabStop(next);
      next.focus();
      before?.removeAttribute("tabindex");
      before?.removeAttribute("aria-describedby");
    },
  });
}

function isFocusInText() {
  return document.activeElement?.classList.contains("sentence") ?? false;
}
