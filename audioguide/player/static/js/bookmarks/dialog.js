// The dialog of bookmarks: listed by chapter, to play, name, delete and take along as a file.

import { toNodes } from "../announce.js";
import { clock } from "../cues/time.js";
import { createDialog } from "../dialog.js";
import { t } from "../texts.js";
import { rowOf } from "./row.js";
import { fromText, toData } from "./list.js";

const LARGEST = 5_000_000;

/** Make the dialog. `add(note)` and `told(outcome, ...parts)` give what to tell. */
export function createBookmarksDialog({ dialog, store, shelf, chapters, add, play, told }) {
  const part = (name) => dialog.querySelector(`[data-part=${name}]`);
  const handle = createDialog(dialog);
  const removed = [];

  // The page's own status is out of reach for a screen reader while a dialog is open.
  const tell = (...parts) => part("status").replaceChildren(...toNodes(parts));

  function render() {
    const { marks, chapter } = store.state;
    const groups = new Map(chapters.map(({ id, title }) => [id, { title, those: [] }]));
    const lost = [];
    for (const mark of marks) (groups.get(mark.chapter)?.those ?? lost).push(mark);
    const found = [...groups.values()].filter(({ those }) => those.length > 0);
    part("list").replaceChildren(
      ...found.flatMap(({ title, those }) => section(title, those, chapter.guideLang)),
      ...(lost.length > 0 ? section(t("bookmarks.lost"), lost) : []),
    );
    part("empty").hidden = marks.length > 0;
    part("undo").hidden = removed.length === 0;
  }

  /** A chapter's bookmarks. One that is no longer here has no language, and nothing to play. */
  function section(title, marks, lang) {
    const heading = document.createElement("h3");
    heading.textContent = title;
    if (lang) heading.lang = lang;
    const list = document.createElement("ul");
    list.setAttribute("role", "list");
    list.append(...marks.map((mark) => rowOf(mark, { lang, play: lang && start, rename, remove })));
    return [heading, list];
  }

  const words = ({ words: text, lang }) => ({ text, lang: lang || store.state.chapter.guideLang });

  function start(mark) {
    handle.close();
    play(mark);
  }

  /** Keep a note as it is typed; returns the bookmark as it is now. */
  function rename(mark, note, isDone) {
    const now = Object.freeze({ ...mark, note });
    const outcome = note === mark.note ? "kept" : shelf.replace(mark, now);
    if (isDone || outcome !== "kept") tell(...told(outcome, t("bookmarks.named")));
    return now;
  }

  function remove(mark) {
    const outcome = shelf.remove(mark);
    if (outcome === "kept" || outcome === "unkept") removed.push(mark);
    render();
    tell(...told(outcome, t("bookmarks.deleted", { time: clock(mark.time) }), words(mark)));
    (removed.length > 0 ? part("undo") : part("title")).focus();
  }

  function undo() {
    const mark = removed.pop();
    tell(...told(shelf.add(mark), t("bookmarks.restored", { time: clock(mark.time) }), words(mark)));
    render();
    part("title").focus();
  }

  async function take(file) {
    const text = file.size > LARGEST ? "" : await file.text();
    const { bookmarks, reason } = fromText(text, store.state.chapter.guide);
    if (reason) {
      tell(t(`bookmarks.refused.${reason}`));
      return;
    }
    const { outcome, count } = shelf.addAll(bookmarks);
    tell(...told(outcome, t("bookmarks.taken", { count })));
    render();
  }

  function save() {
    const { guide } = store.state.chapter;
    const text = JSON.stringify(toData(guide, store.state.marks), null, 2);
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = `${guide}-${t("bookmarks.file")}.json`;
    link.click();
    // Once the browser has taken it up.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    tell(t("bookmarks.saved", { count: store.state.marks.length }));
  }

  part("add").addEventListener("submit", (event) => {
    event.preventDefault();
    tell(...add(part("note").value.trim()));
    part("note").value = "";
    render();
  });
  part("undo").addEventListener("click", undo);
  part("save").addEventListener("click", save);
  part("take").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (file) await take(file);
    // So that the same file can be chosen again.
    target.value = "";
  });

  return Object.freeze({
    open() {
      const obstacle = shelf.obstacle();
      tell(obstacle ? t(`bookmarks.untouched.${obstacle}`) : "");
      render();
      handle.open();
    },
  });
}
