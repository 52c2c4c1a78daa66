// A live preview: the page of an author takes up what was saved, and shows what was found in it.
// Only `serve --watch` puts this module into a page.

import { announce, media, store } from "../main.js";
import { t } from "../texts.js";
import { createFindings } from "./findings.js";
import { createRenewal } from "./renew.js";

const AWAY_MS = 1000;
/** Longer than the server lets a request wait. */
const PATIENCE_MS = 15_000;

const findings = createFindings(store);
const renew = createRenewal(store, media);
watch();

/** Ask for news, for as long as the page is open. */
async function watch() {
  let latest;
  for (;;) {
    const news = await ask(latest?.version ?? "");
    if (news && news.version !== latest?.version) {
      await take(news, latest);
      latest = news;
    }
    const pause = news ? news.again_ms : AWAY_MS;
    if (pause) await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** The server's news once they are others than `after`, or after a while the same; null when nothing comes. */
async function ask(after) {
  const { preview } = document.getElementById("main").dataset;
  try {
    const address = `${preview}?after=${encodeURIComponent(after)}`;
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

async function take(news, before) {
  const { chapter } = store.state;
  if (!news.chapters.includes(chapter.id)) {
    // It has gone, or has another name.
    location.assign(chapter.contents);
    return;
  }
  const isNew = await renew();
  const shown = findings.show(news.notes);
  const isOther = before && JSON.stringify(before.notes) !== JSON.stringify(news.notes);
  if (!isNew && !isOther) return;
  const isBroken = shown.some(({ severity }) => severity === "error");
  announce(
    ...(isNew ? [t("preview.updated")] : []),
    ...(isBroken ? [t("preview.broken")] : []),
    ...(isOther ? [t(shown.length ? "preview.found" : "preview.clear", { count: shown.length })] : []),
  );
}
