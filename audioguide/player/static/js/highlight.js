// Marks the spoken word in the text, by a range: the text itself is never touched. The sentence is
// marked by its aria-current (see transcript.js), which is all there is without the Highlight API.

/** The range of `length` UTF-16 units from `offset` in an element's text. */
export function rangeOf(element, offset, length) {
  const range = new Range();
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let before = 0;
  let isStarted = false;
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const after = before + text.length;
    if (!isStarted && offset < after) {
      range.setStart(text, offset - before);
      isStarted = true;
    }
    if (isStarted && offset + length <= after) {
      range.setEnd(text, offset + length - before);
      return range;
    }
    before = after;
  }
  range.selectNodeContents(element);
  return range;
}

/** Keep the mark true to the state. */
export function showSpokenWord(store) {
  if (!("highlights" in CSS)) return;
  const mark = new Highlight();
  CSS.highlights.set("spoken-word", mark);
  store.watch(["sentence", "word", "moments"], ({ moments, sentence, word }) => {
    mark.clear();
    const spoken = moments?.sentences[sentence];
    const element = spoken && document.getElementById(spoken.id);
    if (element && spoken.words?.[word]) mark.add(rangeOf(element, ...spoken.words[word]));
  });
}
