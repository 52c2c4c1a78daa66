// The dialog that searches the whole guide while one types. Publishes `matches`, which are marked in
// the text and are a level to move by.

import { t } from "../texts.js";
import { createLibrary } from "./library.js";
import { showMatches } from "./marks.js";
import { createResults } from "./results.js";

const TYPED_MS = 350;
const LEAST = 2;

/** Make the search. `playFrom(match)` plays from the sentence of a match. */
export function createSearch({ element, dialog, store, contents, playFrom }) {
  const library = createLibrary(contents.chapters);
  const [field, count, list, more] = ["field", "count", "list", "more"].map((name) => element.querySelector(`#search-${name}`));
  const results = createResults(list, more, choose);
  let [turn, timer, searched] = [0, 0, ""];

  function choose(match) {
    dialog.close();
    playFrom(match);
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
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      // The browser would clear the field first.
      event.preventDefault();
      dialog.close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    if (!results.move(step) && step < 0) field.focus();
  });
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
