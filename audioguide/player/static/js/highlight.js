// Marks the spoken word in the text and in the caption band, by ranges: the text itself is never touched.
// The sentence is marked by its aria-current (see transcript.js). Without the Highlight API the word
// gets a frame that lies over it.

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

/** Keep the mark true to the state, in the text and in the band of captions. */
export function showSpokenWord(store, band) {
  const mark = "highlights" in CSS ? createHighlight() : createFrames();
  store.watch(["sentence", "word", "moments", "highlight"], ({ moments, sentence, word, highlight }) => {
    const spoken = moments?.sentences[sentence];
    const element = spoken && document.getElementById(spoken.id);
    const isMarked = element && spoken.words?.[word] && (highlight === "both" || highlight === "word");
    const places = isMarked ? [element, band].filter(({ textContent }) => textContent === spoken.text) : [];
    mark(places.map((place) => rangeOf(place, ...spoken.words[word])));
  });
}

function createHighlight() {
  const highlight = new Highlight();
  CSS.highlights.set("spoken-word", highlight);
  return (ranges) => {
    highlight.clear();
    for (const range of ranges) highlight.add(range);
  };
}

function createFrames() {
  let frames = [];
  return ([range]) => {
    for (const frame of frames) frame.remove();
    frames = [...(range?.getClientRects() ?? [])].map(({ left, top, width, height }) => {
      const frame = document.createElement("div");
      frame.className = "word-frame";
      const place = { left: left + scrollX, top: top + scrollY, width, height };
      for (const [side, length] of Object.entries(place)) frame.style[side] = `${length}px`;
      return frame;
    });
    document.body.append(...frames);
  };
}
