// The list of chapters beside the text: of a long guide it is the part with the chapter that is open.

/** Show the part that another chapter's page has, with that chapter marked. */
export function showPart(page) {
  const [shown, coming] = [document, page].map((each) => each.getElementById("chapters-part"));
  if (!shown || !coming) return;
  if (shown.dataset.first === coming.dataset.first) markCurrent(shown);
  else {
    const hadFocus = shown.contains(document.activeElement);
    shown.replaceWith(document.importNode(coming, true));
    if (hadFocus) current()?.focus({ preventScroll: true });
  }
  showCurrent();
}

/** Bring the chapter that is open into sight in the box of the list; the page itself is not scrolled. */
export function showCurrent() {
  const box = document.getElementById("chapters");
  const link = box && current();
  if (!link || box.scrollHeight <= box.clientHeight) return;
  const [seen, place] = [box, link].map((each) => each.getBoundingClientRect());
  if (place.top < seen.top || place.bottom > seen.bottom) box.scrollTop += place.top - seen.top - seen.height / 3;
}

const current = () => document.querySelector("#chapters-part [aria-current]");

function markCurrent(list) {
  for (const link of list.querySelectorAll("a")) {
    if (link.pathname === location.pathname) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}
