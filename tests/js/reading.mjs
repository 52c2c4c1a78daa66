// What the tests of the pure modules share: the modules, a small timeline, and the real texts.

import { readFileSync } from "node:fs";

const PLAYER = new URL("../../audioguide/player/", import.meta.url);

/** A module of the player. */
export const load = (name) => import(new URL(`static/js/${name}`, PLAYER));

/** Let the modules speak a language, as a page does by its data block. Before any text is asked for. */
export function speak(lang) {
  const textContent = readFileSync(new URL(`texts/${lang}.json`, PLAYER), "utf8");
  globalThis.document = { documentElement: { lang }, getElementById: () => ({ textContent }) };
}

const TWO_WORDS = [[0, 3, 500, 700], [4, 5, 700, 900]];

/** Three sentences in two blocks that speak, one of them with words. */
export const TIMELINE = Object.freeze({
  lang: "en",
  blocks: [
    {
      kind: "paragraph",
      sentences: [
        { id: "s1", start_ms: 500, end_ms: 900, text: "Two words", words: TWO_WORDS },
        { id: "s2", start_ms: 1200, end_ms: 1500, text: "!" },
      ],
    },
    { kind: "paragraph", sentences: [] },
    { kind: "heading", sentences: [{ id: "s3", start_ms: 2000, end_ms: 2600, text: "Names" }] },
  ],
});
