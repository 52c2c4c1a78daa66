// The dialog that searches the whole guide while one types. Publishes `matches`, which are marked in
// the text and are a level to move by.

import { toNodes } from "../announce.js";
import { inLanguages } from "../cues/languages.js";
import { clock } from "../cues/time.js";
import { make } from "../make.js";
import { createResults, walkByKeys } from "../results.js";
import { pieces, t } from "../texts.js";
import { createLibrary } from "./library.js";
import { showMatches } from "./marks.js";

const TYPED_MS = 350;
const LEAST = 2;

/** Make the search. `playFrom(match)` plays from the sentence of a match. */
export function createSearch({ element, dialog, store, chapters, playFrom }) {
  const library = createLibrary(chapters);
  const [field, count, list, more] = ["field", "count", "list", "more"].map((name) => element.querySelector(`#search-${name}`));
  const results = createResults(list, more, toItem);
  let [turn, timer, searched] = [0, 0, ""];

  function choose(match) {
    dialog.close();
    playFrom(match);
  }

  /** A button with chapter, time and the sentence with the match marked. */
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

  function show(matches, told) {
    store.publish({ matches: Object.freeze(matches) });
    results.show(matches);
    count.textContent = told;
  }

  async function search() {
    clearTimeout(timer);
    const phrase = field.value.trim();
    const mine = ++turn;
    searched = phrase;
    if (phrase.length < LEAST) {
      show([], phrase ? t("search.short") : "");
      return;
    }
    count.textContent = t("search.busy");
    const found = await library.find(phrase, () => mine === turn);
    if (found) show(found.matches, tellCount(found));
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, TYPED_MS);
  });
  element.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (field.value.trim() !== searched) await search();
    results.press();
  });
  walkByKeys(element, field, results, dialog);
  showMatches(store);

  /** Search for what has been typed by now, unless that is done. */
  const look = () => field.value.trim() === searched || search();

  return Object.freeze({ look });
}

function tellCount({ matches, missing }) {
  const chapters = new Set(matches.map(({ chapter }) => chapter)).size;
  const told = matches.length
    ? t("search.found", { matches: t("search.matches", { count: matches.length }), chapters: t("search.chapters", { count: chapters }) })
    : t("search.nothing");
  return missing.length ? `${told} ${t("search.missing", { count: missing.length })}` : told;
}
