// The list of matches: a button each, with chapter, time and the sentence with the match marked.

import { toNodes } from "../announce.js";
import { inLanguages } from "../cues/languages.js";
import { clock } from "../cues/time.js";
import { make } from "../make.js";
import { pieces } from "../texts.js";

/** So many at once; more when asked for. */
const PAGE = 50;

/** Make the list. `choose(match)` is called for the one that is pressed. */
export function createResults(list, more, choose) {
  let matches = [];

  const buttons = () => [...list.querySelectorAll("button")];

  function extend() {
    const shown = list.children.length;
    list.append(...matches.slice(shown, shown + PAGE).map(toItem));
    more.hidden = list.children.length >= matches.length;
  }

  function toItem(match) {
    const { chapter, lang, time, said, place } = match;
    const [from, to] = [place[0], place[0] + place[1]];
    const part = (...ends) => toNodes([inLanguages(said, lang, ...ends)]);
    const facts = { chapter: { text: chapter.title, lang }, time: clock(time) };
    const button = make(
      "button", { type: "button", class: "match" },
      make("span", { class: "facts" }, ...toNodes([pieces("search.place", facts)])),
      " ",
      make("span", {}, ...part(0, from), make("mark", {}, ...part(from, to)), ...part(to)),
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
