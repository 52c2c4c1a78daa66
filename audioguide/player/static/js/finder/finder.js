// The dialog that finds a chapter by its number or by words of its title, in a guide of any length.
// It is made of links: what a click on one does is the page's affair.

import { clock } from "../cues/time.js";
import { make } from "../make.js";
import { createResults, walkByKeys } from "../results.js";
import { t } from "../texts.js";
import { matchChapters } from "./match.js";

/** What is found by typing is told once the listener stops. */
const TYPED_MS = 350;

/** Make it. `chapters`: see contents.js; `here()` is the number of the chapter that is open, if one is. */
export function createFinder({ element, dialog, chapters, here = () => undefined }) {
  const [field, count, list, more] = ["field", "count", "list", "more"].map((name) => element.querySelector(`#finder-${name}`));
  const results = createResults(list, more, toItem);
  let timer = 0;

  function toItem({ title, address, number, duration }) {
    const facts = make("span", { class: "facts" }, clock(Math.round(duration)));
    const name = make("span", { lang: element.dataset.lang }, title);
    const isHere = number === here() ? { "aria-current": "page" } : {};
    return make("li", {}, make("a", { class: "match", href: address, "data-chapter-link": "", ...isHere }, `${number}. `, name, " ", facts));
  }

  function tell(found) {
    if (field.value.trim()) return found.length ? t("finder.found", { count: found.length }) : t("finder.nothing");
    const all = { number: here(), count: chapters.length };
    return here() ? t("finder.here", all) : t("finder.found", all);
  }

  /** Show what fits what is in the field; tell it after so many milliseconds. */
  function show(wait = 0) {
    const found = matchChapters(chapters, field.value, here());
    results.show(found);
    clearTimeout(timer);
    timer = setTimeout(() => {
      count.textContent = tell(found);
    }, wait);
  }

  field.addEventListener("input", () => show(TYPED_MS));
  list.addEventListener("click", ({ target }) => {
    if (target.closest("a")) dialog.close();
  });
  element.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    results.press();
  });
  walkByKeys(element, field, results, dialog);

  return Object.freeze({ show });
}
