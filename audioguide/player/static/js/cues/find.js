// Pure: finds a phrase in sentences, whatever its case, accents, quotation marks and line breaks.

const MARKS = /\p{M}/gu;
const ALIKE = Object.freeze({ "’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-" });
const isPlain = (text) => /^[\x20-\x7f]*$/.test(text);

const foldOne = (char) => (ALIKE[char] ?? char).normalize("NFKD").replace(MARKS, "").toLowerCase().replace(/\s/g, " ");

/** `{ text, offsets }`: what is compared, and where each of its UTF-16 units stands in the original. */
export function fold(original) {
  if (isPlain(original)) return { text: original.toLowerCase(), offsets: null };
  let [text, at] = ["", 0];
  const offsets = [];
  for (const char of original) {
    const folded = foldOne(char);
    for (let unit = 0; unit < folded.length; unit += 1) offsets.push(at);
    text += folded;
    at += char.length;
  }
  return { text, offsets: [...offsets, at] };
}

/** A phrase as it is compared: "" when there is nothing to look for. */
export const foldPhrase = (phrase) => fold(phrase).text.replace(/ +/g, " ").trim();

/** `[offset, length]` in the original of every place of a folded phrase; they do not overlap. */
export function placesOf(phrase, { text, offsets }) {
  const places = [];
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length)) {
    const end = at + phrase.length;
    if (!offsets) places.push([at, phrase.length]);
    else places.push([offsets[at], endOf(offsets, end) - offsets[at]]);
  }
  return places;
}

/** Behind the last letter, with the accents that follow it and what else was left out. */
function endOf(offsets, end) {
  const last = offsets[end - 1];
  let next = end;
  while (next < offsets.length - 1 && offsets[next] === last) next += 1;
  return offsets[next];
}
