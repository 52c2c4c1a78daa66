// What was found in the scripts: a list at the top of the text, and a note at each sentence it is about.

import { make } from "../make.js";
import { t } from "../texts.js";

const BLOCKS = "p, li, figure, h1, h2, h3, h4, h5, h6";
/** Findings are told in English. */
const LANG = "en";

/** Make the way to show them. `show(notes)` returns those that are about this chapter, or about none. */
export function createFindings(store) {
  let notes = [];
  let shown = "";

  function render() {
    const { id } = store.state.chapter;
    const mine = notes.filter(({ chapter }) => chapter === null || chapter === id);
    for (const each of document.querySelectorAll("#text [data-added]")) each.remove();
    for (const note of mine) showAtSentence(note);
    renderList(mine);
    return mine;
  }

  /** The list is left as it is when it says the same: the focus may be in it. */
  function renderList(mine) {
    const main = document.getElementById("main");
    const list = document.getElementById("findings");
    const now = JSON.stringify(mine);
    if (list && now === shown) return;
    const focused = list?.contains(document.activeElement) ? document.activeElement.getAttribute("href") : undefined;
    list?.remove();
    shown = now;
    if (mine.length > 0) main.prepend(toList(mine));
    if (focused === undefined) return;
    const again = focused && main.querySelector(`#findings [href="${focused}"]`);
    (again || document.getElementById(mine.length > 0 ? "findings" : "text")).focus({ preventScroll: true });
  }

  // Another chapter's page is put in the place of this one's.
  store.watch(["chapter"], render);

  return Object.freeze({
    show(latest) {
      notes = latest;
      return render();
    },
  });
}

function toList(mine) {
  const isBroken = mine.some(({ severity }) => severity === "error");
  return make(
    "section",
    { id: "findings", class: "findings", "data-added": "", tabindex: "-1", "aria-label": t("preview.title") },
    make("p", { class: "count" }, make("strong", {}, t("preview.found", { count: mine.length })), ...(isBroken ? [` ${t("preview.broken")}`] : [])),
    make("ul", { role: "list" }, ...mine.map((note) => make("li", { "data-severity": note.severity }, ...toWords(note), " ", toPlace(note)))),
  );
}

function showAtSentence(note) {
  const sentence = note.sentence && document.getElementById(note.sentence);
  const block = sentence?.closest(BLOCKS);
  if (!block) return;
  const beside = make("p", { class: "finding", "data-severity": note.severity, "data-added": "" }, ...toWords(note));
  // Behind the words of an item, before the list inside it; and behind notes that are there already.
  if (block.matches("li")) block.insertBefore(beside, block.querySelector(":scope > ul, :scope > ol"));
  else lastNoteOf(block).after(beside);
}

function lastNoteOf(block) {
  let last = block;
  while (last.nextElementSibling?.matches(".finding")) last = last.nextElementSibling;
  return last;
}

const toWords = ({ severity, message, hint, code }) => [
  make("strong", {}, t(`preview.${severity}`)),
  " ",
  make("span", { lang: LANG }, `${message} ${hint}`),
  " ",
  make("code", {}, code),
];

/** Where it stands in the script; a link where it is about a sentence. */
function toPlace({ place, sentence }) {
  return sentence ? make("a", { class: "place", href: `#${sentence}` }, place) : make("span", { class: "place" }, place);
}
