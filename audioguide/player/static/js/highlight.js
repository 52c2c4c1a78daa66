// Marks the spoken sentence and word in the text, by ranges: the text itself is never touched.

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

/** Keep the marks true to the state. Without the Highlight API the sentence gets a class. */
export function showSpokenWord(store) {
  const show = "highlights" in CSS ? createRangeMarks() : createClassMarks();
  store.watch(["sentence", "word", "moments"], ({ moments, sentence, word }) => {
    const spoken = moments?.sentences[sentence];
    show(spoken ? document.getElementById(spoken.id) : null, spoken?.words?.[word]);
  });
}

function createRangeMarks() {
  const [sentenceMark, wordMark] = [new Highlight(), new Highlight()];
  wordMark.priority = 1;
  CSS.highlights.set("spoken-sentence", sentenceMark);
  CSS.highlights.set("spoken-word", wordMark);
  return (element, word) => {
    sentenceMark.clear();
    wordMark.clear();
    if (!element) return;
    sentenceMark.add(rangeOf(element, 0, element.textContent.length));
    if (word) wordMark.add(rangeOf(element, word[0], word[1]));
  };
}

function createClassMarks() {
  let marked = null;
  return (element) => {
    if (marked === element) return;
    marked?.classList.remove("spoken");
    element?.classList.add("spoken");
    marked = element;
  };
}
