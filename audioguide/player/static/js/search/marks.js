// Marks the matches in the text of the chapter that is shown. Ranges, as for the spoken word: the
// text itself is never touched. Without the Highlight API they are marked in the list alone.

import { rangeOf } from "../highlight.js";

const MOST = 2000;

/** Keep the marks true to the state's `matches`. */
export function showMatches(store) {
  if (!("highlights" in CSS)) return;
  const marks = new Highlight();
  // Under the spoken word.
  marks.priority = -1;
  CSS.highlights.set("found", marks);
  store.watch(["matches", "chapter"], ({ matches, chapter }) => {
    marks.clear();
    for (const { sentence, place } of matches.filter((match) => match.chapter.id === chapter.id).slice(0, MOST)) {
      const element = document.getElementById(sentence);
      if (element) marks.add(rangeOf(element, ...place));
    }
  });
}
