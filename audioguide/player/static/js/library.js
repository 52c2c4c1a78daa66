// The library: guides that are kept on this device say so.

import "./front.js";
import { make } from "./make.js";
import { canKeep, listKept, siteRoot } from "./keep/shelf.js";
import { size } from "./keep/size.js";
import { t } from "./texts.js";

for (const kept of canKeep() ? await listKept(siteRoot()).catch(() => []) : []) {
  const card = document.querySelector(`[data-guide="${CSS.escape(kept.guide)}"]`);
  const lang = document.documentElement.lang;
  const mark = card?.querySelector(".kept") ?? make("p", { class: "kept", lang });
  mark.textContent = t("keep.mark", { size: size(kept.size) });
  card?.append(mark);
}
