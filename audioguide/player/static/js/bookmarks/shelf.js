// A guide's bookmarks, kept on this device. Where they cannot be kept they still count on this page.

import { onChange, read, write } from "../storage.js";
import { fromData, inOrder, isSame, isSamePlace, merge, toData } from "./list.js";

/**
 * Publishes `marks` (all of them, by time) and `bookmarks` (times in this chapter). Each change returns
 * what became of it: "kept", "unkept" (storage failed), or why what is kept here must not be touched.
 */
export function createShelf(store) {
  const { guide } = store.state.chapter;
  const name = `bookmarks:${guide}`;
  let isKept = true;
  let obstacle = null;

  function show(marks) {
    const { id } = store.state.chapter;
    const here = marks.filter(({ chapter }) => chapter === id).map(({ time }) => time);
    store.publish({ marks: Object.freeze(marks), bookmarks: Object.freeze(here) });
  }

  /** Another tab may have changed them. */
  function take() {
    const data = read(name);
    const { bookmarks = [], reason = null } = data === undefined ? {} : fromData(data, guide);
    obstacle = reason;
    show(bookmarks);
  }

  function change(edit) {
    if (isKept) take();
    if (obstacle) return obstacle;
    const marks = inOrder(edit(store.state.marks));
    isKept = write(name, toData(guide, marks));
    show(marks);
    return isKept ? "kept" : "unkept";
  }

  take();
  onChange(name, take);
  store.watch(["chapter"], () => show([...store.state.marks]));

  return Object.freeze({
    has: (bookmark) => store.state.marks.some((other) => isSamePlace(bookmark, other)),
    add: (bookmark) => change((marks) => [...marks, bookmark]),
    remove: (bookmark) => change((marks) => marks.filter((other) => !isSame(other, bookmark))),
    replace: (bookmark, now) => change((marks) => marks.map((other) => (isSame(other, bookmark) ? now : other))),
    addAll(theirs) {
      let count = 0;
      const outcome = change((marks) => {
        const merged = merge(marks, theirs);
        count = merged.count;
        return merged.bookmarks;
      });
      return { outcome, count };
    },
    obstacle: () => obstacle,
  });
}
