// A chapter's page: how it is fetched, and what it says about the chapter.

import { indexTimeline } from "./cues/cues.js";

const PATIENCE_MS = 20_000;

/** What the chapter's page at an address says about itself. Times in seconds, addresses whole. */
export function readChapter(page, address) {
  const base = new URL(address, location.href);
  const whole = (href) => href && new URL(href, base).href;
  const main = page.getElementById("main");
  const { guide, guideTitle, guideLang, authors, chapter, title, lang, number, count, durationMs, startMs, guideMs } = main.dataset;
  const linked = (rel) => whole(main.querySelector(`a[rel=${rel}]`)?.getAttribute("href"));
  const [artwork, audio, captions, timeline, contents] = ["artwork", "audio", "captions", "timeline", "contents"].map((name) => whole(main.dataset[name]));
  return Object.freeze({
    address: base.href, guide, guideTitle, guideLang, authors, artwork, id: chapter, title, lang, audio, captions, timeline,
    number: Number(number), count: Number(count), duration: durationMs / 1000,
    start: startMs / 1000, guideDuration: guideMs / 1000, contents,
    previous: linked("prev"), next: linked("next"),
  });
}

const playerOf = (page) => page.querySelector("script[type=module]")?.getAttribute("src");

/** Whether it is a chapter's page for these modules: not one that says what is wrong, or of a later player. */
export const isChapter = (page) => Boolean(page.getElementById("text")) && playerOf(page) === playerOf(document);

/** The page at an address, whatever it is; null when nothing comes. */
export async function fetchPage(address) {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    return null;
  }
}

/** When the words of a chapter are spoken. */
export async function fetchMoments({ timeline }) {
  const response = await fetch(timeline, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!response.ok) throw new Error(`${response.status} ${timeline}`);
  return indexTimeline(await response.json());
}
