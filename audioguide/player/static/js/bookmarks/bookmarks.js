// Bookmarks: what is told of them, the way to them, and the commands.

import { clock } from "../cues/time.js";
import { t } from "../texts.js";
import { makeBookmark, timeOf, toldOf } from "./list.js";
import { createShelf } from "./shelf.js";

/** Make the bookmarks of this guide. Returns the commands `bookmark` and `bookmarks`. */
export function createBookmarks({ store, media, chapters, contents, announce, dialog }) {
  const shelf = createShelf(store);

  function here(note) {
    const { chapter, moments, sentence } = store.state;
    const time = media.now();
    return makeBookmark({ chapter, sentence: moments?.sentences[sentence], time, note, added: new Date().toISOString() });
  }

  /** Add one at this moment, and return what to tell: parts, as for announce. */
  function add(note = "") {
    const bookmark = here(note);
    if (shelf.has(bookmark) && note === "") return [t("bookmarks.already")];
    return told(shelf.add(bookmark), t("bookmarks.added"), toldOf(bookmark) || clock(bookmark.time));
  }

  async function play(bookmark) {
    const { chapter, time } = bookmark;
    if (chapter !== store.state.chapter.id) {
      const { address } = (await contents.load()).find(chapter);
      if (!(await chapters.open(address, { time, play: false }))) return;
    }
    media.seek(timeOf(bookmark, store.state.moments?.sentences ?? []));
    await media.play();
  }

  let list = null;

  /** The dialog is fetched when it is first asked for. */
  async function open() {
    try {
      const [{ createBookmarksDialog }, { chapters: all }] = await Promise.all([import("./dialog.js"), contents.load()]);
      list ??= createBookmarksDialog({ dialog, store, shelf, chapters: all, add, play, told });
      list.open();
    } catch (error) {
      console.warn("The bookmarks cannot be shown:", error.message);
      announce(t("dialog.away"));
    }
  }

  return Object.freeze({ bookmark: () => announce(...add()), bookmarks: open });
}

/** What became of a change, in words: `parts` if it was done. */
function told(outcome, ...parts) {
  if (outcome === "kept") return parts;
  return outcome === "unkept" ? [...parts, t("bookmarks.unkept")] : [t(`bookmarks.untouched.${outcome}`)];
}
