// Makes a part of the page like another, and leaves every element that is the same where it is: the
// focus, what is selected and the place of a screen reader stay.

/** What the player itself has set on an element of the text. */
const OURS = new Set(["aria-current", "aria-describedby", "tabindex", "class"]);
/** What the preview has put in. */
const ADDED = "[data-added]";

/** Make `shown` like `fresh`, which is used up. */
export function morph(shown, fresh) {
  copyAttributes(shown, fresh);
  const [old, now] = [shown, fresh].map((node) => [...node.childNodes].filter((child) => !child.matches?.(ADDED)));
  let [start, oldEnd, nowEnd] = [0, old.length, now.length];
  while (start < oldEnd && start < nowEnd && isAlike(old[start], now[start])) start += 1;
  while (oldEnd > start && nowEnd > start && isAlike(old[oldEnd - 1], now[nowEnd - 1])) {
    oldEnd -= 1;
    nowEnd -= 1;
  }
  for (let at = 0; at < start; at += 1) morphNode(old[at], now[at]);
  for (let at = 1; at <= old.length - oldEnd; at += 1) morphNode(old.at(-at), now.at(-at));
  morphMiddle(shown, old.slice(start, oldEnd), now.slice(start, nowEnd), old[oldEnd] ?? null);
}

/** Between what is alike, elements of one name are made alike in turn; the rest comes or goes. */
function morphMiddle(shown, old, now, end) {
  const left = [...old];
  for (const fresh of now) {
    const at = left.findIndex((node) => node.nodeName === fresh.nodeName);
    if (at < 0) {
      shown.insertBefore(fresh, left[0] ?? end);
      continue;
    }
    for (const gone of left.splice(0, at)) gone.remove();
    morphNode(left.shift(), fresh);
  }
  for (const gone of left) gone.remove();
}

function morphNode(shown, fresh) {
  if (shown.nodeType !== Node.ELEMENT_NODE) {
    if (shown.data !== fresh.data) shown.data = fresh.data;
  } else morph(shown, fresh);
}

/** Whether two nodes say the same; sentences that were counted anew have other ids. */
function isAlike(shown, fresh) {
  return shown.nodeName === fresh.nodeName && wordsOf(shown) === wordsOf(fresh);
}

function wordsOf(node) {
  const added = node.querySelectorAll?.(ADDED) ?? [];
  if (added.length === 0) return node.textContent;
  const bare = node.cloneNode(true);
  for (const each of bare.querySelectorAll(ADDED)) each.remove();
  return bare.textContent;
}

function copyAttributes(shown, fresh) {
  for (const { name } of [...shown.attributes]) {
    if (!fresh.hasAttribute(name) && !OURS.has(name)) shown.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (!OURS.has(name) && shown.getAttribute(name) !== value) shown.setAttribute(name, value);
  }
}
