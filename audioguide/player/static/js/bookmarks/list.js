// Pure: a guide's bookmarks as they are kept and exchanged, read whole or refused whole.

const FORMAT = "audioguide-bookmarks";
const VERSION = 1;
const WORDS = 6;
const LONGEST = 60;

const isText = (value) => typeof value === "string";
const isBookmark = ({ chapter, sentence, time, words, note, added } = {}) =>
  [chapter, sentence, words, note, added].every(isText) && chapter !== "" && Number.isFinite(time) && time >= 0;

const cleaned = ({ chapter, sentence, time, words, lang, note, added }) =>
  Object.freeze({ chapter, sentence, time, words, lang: isText(lang) ? lang : "", note, added });

/**
 * A bookmark: `sentence` is an id or "", `time` is in seconds to a tenth, `lang` is that of `words` or
 * "" where it is not known, `note` may be "".
 */
export function makeBookmark({ chapter, sentence, time, note = "", added }) {
  return cleaned({
    chapter: chapter.id,
    sentence: sentence?.id ?? "",
    time: Math.round(time * 10) / 10,
    words: firstWords(sentence?.text ?? ""),
    lang: sentence?.lang ?? chapter.lang,
    note,
    added,
  });
}

function firstWords(text) {
  const all = text.split(/\s+/);
  const first = [...all.slice(0, WORDS).join(" ")].slice(0, LONGEST).join("");
  return first.length < text.trim().length ? `${first}…` : first;
}

/**
 * The time to play a bookmark from. A guide that was built anew may say its sentence at another time:
 * then it is the start of that sentence, or of the nearest one with these words.
 */
export function timeOf({ sentence, time, words }, sentences) {
  const ms = time * 1000;
  const here = sentences.findLast(({ start_ms }) => start_ms <= ms);
  if (!words || (here && firstWords(here.text) === words)) return time;
  const [nearest] = sentences
    .filter(({ text }) => firstWords(text) === words)
    .sort((one, other) => distance(one) - distance(other));
  return nearest ? nearest.start_ms / 1000 : time;

  function distance({ id, start_ms }) {
    return id === sentence ? -1 : Math.abs(start_ms - ms);
  }
}

/** What tells a bookmark: its note, in words of the listener, or its own; a part for announce, "" for none. */
export const toldOf = ({ note, words, lang }, guideLang) => note || (words && { text: words, lang: lang || guideLang });

/** What is written to a file, or kept on the device. */
export const toData = (guide, bookmarks) => ({ format: FORMAT, version: VERSION, guide, bookmarks });

/** Read what `toData` gave: `{ bookmarks }`, or why it cannot be: `{ reason }`. */
export function fromData(data, guide) {
  if (data?.format !== FORMAT || !Number.isInteger(data.version)) return { reason: "unknown" };
  if (data.version !== VERSION) return { reason: data.version > VERSION ? "newer" : "older" };
  if (data.guide !== guide) return { reason: "guide" };
  if (!Array.isArray(data.bookmarks) || !data.bookmarks.every((one) => isBookmark(one ?? undefined))) {
    return { reason: "damaged" };
  }
  return { bookmarks: inOrder(data.bookmarks.map(cleaned)) };
}

/** Read a file's text as `fromData` does. */
export function fromText(text, guide) {
  try {
    return fromData(JSON.parse(text), guide);
  } catch {
    return { reason: "unknown" };
  }
}

export const inOrder = (bookmarks) => [...bookmarks].sort((one, other) => one.time - other.time);
export const isSamePlace = (one, other) => one.chapter === other.chapter && one.time === other.time;
export const isSame = (one, other) => isSamePlace(one, other) && one.note === other.note && one.added === other.added;

/**
 * Ours and theirs together, each place once. A note is never lost: it fills one that was empty, and
 * two that differ are two bookmarks. `count` tells how many were new or got a note.
 */
export function merge(ours, theirs) {
  let count = 0;
  const all = theirs.reduce((kept, one) => {
    const here = kept.filter((other) => isSamePlace(one, other));
    if (here.some(({ note }) => note === one.note) || (here.length > 0 && one.note === "")) return kept;
    count += 1;
    return [...kept.filter((other) => !(here.includes(other) && other.note === "")), one];
  }, ours);
  return { bookmarks: inOrder(all), count };
}
