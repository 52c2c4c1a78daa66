// The list of matches: a button each, with chapter, time and the sentence with the match marked.

import { clock } from "../cues/time.js";
import { t } from "../texts.js";
import { make } from "../make.js";

/** So many at once; more when asked for. */
const PAGE = 50;

/** Make the list. `choose(match)` is called for the one that is pressed; `lang` is the guide's. */
export function createResults(list, more, lang, choose) {
  let matches = [];

  const buttons = () => [...list.querySelectorAll("button")];

  function extend() {
    const shown = list.children.length;
    list.append(...matches.slice(shown, shown + PAGE).map(toItem));
    more.hidden = list.children.length >= matches.length;
  }

  function toItem(match) {
    const { chapter, time, text, place } = match;
    const [before, mark, after] = parts(text, ...place);
    const button = make(
      "button", { type: "button", class: "match" },
      make("span", { class: "facts" }, t("search.place", { chapter: chapter.title, time: clock(time) })),
      " ",
      make("span", { lang }, before, make("mark", {}, mark), after),
    );
    button.addEventListener("click", () => choose(match));
    return make("li", {}, button);
  }

  more.addEventListener("click", () => {
    const shown = list.children.length;
    extend();
    buttons()[shown]?.focus();
  });

  return Object.freeze({
    show(found) {
      matches = found;
      list.replaceChildren();
      extend();
    },
    press: () => buttons()[0]?.click(),
    /** Move the focus to the next or previous match; false at the first and last. */
    move(step) {
      const all = buttons();
      const next = all[all.indexOf(document.activeElement) + step];
      next?.focus();
      return Boolean(next);
    },
  });
}

const parts = (text, offset, length) => [
  text.slice(0, offset), text.slice(offset, offset + length), text.slice(offset + length),
];
