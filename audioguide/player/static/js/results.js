// A list of results under a field, each with one link or button: shown by and by, walked by arrows.

/** So many at once; more when asked for. */
const PAGE = 50;

/** Make the list: `toItem(result)` gives a result's <li>. `more` is the button that shows more. */
export function createResults(list, more, toItem) {
  let results = [];

  const targets = () => [...list.querySelectorAll("a, button")];

  function extend() {
    const shown = list.children.length;
    list.append(...results.slice(shown, shown + PAGE).map(toItem));
    more.hidden = list.children.length >= results.length;
  }

  more.addEventListener("click", () => {
    const shown = list.children.length;
    extend();
    targets()[shown]?.focus();
  });

  return Object.freeze({
    show(found) {
      results = found;
      list.replaceChildren();
      extend();
    },
    press: () => targets()[0]?.click(),
    /** Move the focus to the next or previous result; false at the first and last. */
    move(step) {
      const all = targets();
      const next = all[all.indexOf(document.activeElement) + step];
      next?.focus();
      return Boolean(next);
    },
  });
}

/** Down and Up walk through the results and back to the field; Esc closes the dialog. */
export function walkByKeys(element, field, results, dialog) {
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
}
