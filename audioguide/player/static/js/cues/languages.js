// Pure: the text of a sentence in pieces of one language each, so that a voice or a typeface can follow.

/**
 * `[{ text, lang }]`: what stands from `from` up to `to` (UTF-16 units) in a sentence of the timeline.
 * `otherwise` is the language of its chapter.
 */
export function inLanguages({ text, lang, inlines = [] }, otherwise, from = 0, to = text.length) {
  const usual = lang ?? otherwise;
  const pieces = [];
  let at = from;
  function take(end, language) {
    if (end > at) pieces.push({ text: text.slice(at, end), lang: language });
    at = Math.max(at, end);
  }
  for (const [kind, offset, length, value] of inlines) {
    if (kind !== "lang") continue;
    take(Math.min(offset, to), usual);
    take(Math.min(offset + length, to), value);
  }
  take(to, usual);
  return pieces;
}
