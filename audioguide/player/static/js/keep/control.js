// The part of a guide's page that keeps the guide on this device, and removes it.

import { createAnnounce } from "../announce.js";
import { t } from "../texts.js";
import { fetchList, keep } from "./download.js";
import { canKeep, findKept, siteRoot, tidy } from "./shelf.js";
import { size } from "./size.js";

const PARTS = ["told", "status", "working", "progress", "amount", "keep", "cancel", "remove"];
/** Which of the parts are seen in which state. */
const SEEN = Object.freeze({
  unable: [],
  offered: ["keep"],
  working: ["working", "cancel"],
  kept: ["remove"],
  stale: ["keep", "remove"],
});
const TOLD_AT = [25, 50, 75];

/** Bring the control to life. `section.dataset` has the address of the list: see offline.json. */
export async function createKeepControl(section) {
  const root = siteRoot();
  const address = new URL(section.dataset.list, document.baseURI).href;
  const { guide } = section.dataset;
  const parts = Object.fromEntries(PARTS.map((name) => [name, section.querySelector(`[data-part=${name}]`)]));
  const announce = createAnnounce(parts.status);
  const offer = parts.keep.textContent;
  let controller = null;

  function show(state, words = "", button = offer) {
    const focused = document.activeElement;
    parts.told.textContent = words;
    parts.keep.textContent = button;
    for (const name of ["working", "keep", "cancel", "remove"]) parts[name].hidden = !SEEN[state].includes(name);
    // Not to another button: a key that is pressed twice would do what it does.
    if (focused.hidden && section.contains(focused)) parts.told.focus();
  }

  /** Show what is so now; `news` comes first, and all is told if there is some. */
  async function refresh(news = "") {
    const kept = await findKept(root, guide);
    const latest = kept && navigator.onLine && (await fetchList(address).catch(() => null));
    const isStale = latest && latest.version !== kept.version;
    const facts = kept ? t(isStale ? "keep.stale" : "keep.kept", { size: size(kept.size) }) : "";
    const words = [news, facts].filter(Boolean).join(" ");
    if (isStale) show("stale", words, t("keep.renew", { size: size(latest.size) }));
    else show(kept ? "kept" : "offered", words);
    if (news) announce(words);
  }

  function tellProgress(done, all) {
    const percent = Math.floor((done / all) * 100);
    const before = parts.progress.value;
    parts.progress.value = percent;
    parts.amount.textContent = t("keep.amount", { done: size(done), size: size(all) });
    const passed = TOLD_AT.findLast((each) => before < each && each <= percent);
    if (passed) announce(t("keep.percent", { percent: passed }));
  }

  async function begin() {
    const hadOne = !parts.remove.hidden;
    controller = new AbortController();
    parts.progress.value = 0;
    parts.amount.textContent = "";
    show("working", t("keep.started"));
    announce(t("keep.started"));
    const problem = await keep({ root, address, controller, told: tellProgress }).then(() => "", tellProblem);
    await refresh(problem ? `${problem} ${t(hadOne ? "keep.still" : "keep.nothing")}` : t("keep.done"));
  }

  async function remove() {
    await tidy(root, guide);
    await refresh(t("keep.removed"));
  }

  if (!canKeep()) {
    show("unable", t("keep.unable"));
    return;
  }
  parts.keep.addEventListener("click", begin);
  parts.cancel.addEventListener("click", () => controller.abort());
  parts.remove.addEventListener("click", remove);
  addEventListener("pagehide", () => controller?.abort());
  await tidy(root).catch((error) => console.warn("Nothing can be tidied:", error.message));
  await refresh().catch(() => show("unable", t("keep.problem.unable")));
}

function tellProblem(error) {
  if (error.name === "AbortError") return t("keep.cancelled");
  console.warn("The guide cannot be kept:", error.message);
  return t(`keep.problem.${error.kind ?? "unable"}`);
}
