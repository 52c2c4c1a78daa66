// The page for when another cannot come: which guides are kept on this device, and a way to try again.

import "./front.js";
import { make } from "./make.js";
import { canKeep, listKept, siteRoot } from "./keep/shelf.js";
import { size } from "./keep/size.js";
import { t } from "./texts.js";

const [list, told, again] = ["kept-guides", "kept-told", "again"].map((id) => document.getElementById(id));
const root = siteRoot();
const kept = canKeep() ? await listKept(root).catch(() => []) : [];
const guides = new Map(kept.map((mark) => [mark.guide, mark]));

told.textContent = t(guides.size ? "offline.kept" : "offline.none");
for (const { title, lang, address, size: bytes } of guides.values()) {
  const link = make("a", { href: address, lang }, title);
  const facts = make("p", { class: "facts" }, t("keep.mark", { size: size(bytes) }));
  list.append(make("li", { class: "card" }, make("h2", {}, link), facts));
}

again.href = findWanted();
again.hidden = false;

/** The address that was asked for comes behind a # (see keep/worker.js); never one of another site. */
function findWanted() {
  try {
    const { href } = new URL(location.hash.slice(1), root);
    return href.startsWith(root) ? href : root;
  } catch {
    return root;
  }
}
