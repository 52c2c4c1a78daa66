// Bookmarks: what is told of them, the way to them, and the commands.

import { clock } from "../cues/time.js";
import { t } from "../texts.js";
import { createBookmarksDialog } from "./dialog.js";
import { makeBookmark } from "./list.js";
import { createShelf } from "./shelf.js";

/** Make the bookmarks of this guide. Returns the commands `bookmark` and `bookmarks`. */
export function createBookmarks({ store, media, chapters, announce, dialog }) {
  const shelf = createShelf(store);

  function here(note) {
    const { chapter, moments, sentence } = store.state;
    const time = media.now();
    return makeBookmark({ chapter, sentence: moments?.sentences[sentence], time, note, added: new Date().toISOString() });
  }

  /** Add one at this moment, and return what to tell. */
  function add(note = "") {
    const bookmark = here(note);
    if (shelf.has(bookmark) && note === "") return t("bookmarks.already");
    return told(shelf.add(bookmark), t("bookmarks.added", { words: nameOf(bookmark) }));
  }

  async function play({ chapter, time }) {
    if (chapter === store.state.chapter.id) {
      media.seek(time);
      await media.play();
      return;
    }
    const link = document.querySelector(`[data-chapter-link="${CSS.escape(chapter)}"]`);
    await chapters.open(link.href, { play: true, time });
  }

  const list = createBookmarksDialog({ dialog, store, shelf, add, play, told });
  return Object.freeze({ bookmark: () => announce(add()), bookmarks: list.open });
}

/** What became of a change, in words. */
function told(outcome, text) {
  if (outcome === "kept") return text;
  return outcome === "unkept" ? `${text} ${t("bookmarks.unkept")}` : t(`bookmarks.untouched.${outcome}`);
}

/** What a bookmark is called: its note, its first words, or its time. */
export const nameOf = ({ note, words, time }) => note || words || clock(time);
