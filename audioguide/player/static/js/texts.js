// Every text that people see or hear, in the language of the interface (see texts/*.json). The page
// carries those that its modules name; how it finds them out is told in catalogs.py.

let catalog;

function texts() {
  catalog ??= JSON.parse(document.getElementById("texts").textContent);
  return catalog;
}

const lang = () => document.documentElement.lang;

/** The text of a key, its {placeholders} filled; `count` chooses between "key.one" and "key.other". */
export const t = (key, values) => pieces(key, values).join("");

/** The same in pieces, for a value that is `{ text, lang }` and stays so: a part for `announce`. */
export function pieces(key, values = {}) {
  const plural = () => new Intl.PluralRules(lang()).select(values.count);
  const text = texts()[key] ?? texts()[`${key}.${plural()}`] ?? texts()[`${key}.other`];
  if (text === undefined) throw new Error(`no text for ${key}`);
  return text.split(/\{(\w+)\}/).map((piece, number) => (number % 2 ? toPiece(values[piece]) : piece));
}

const toPiece = (value) => (Object(value).text === undefined ? String(value) : value);

/** A number as it is written in the language of the interface: "1.25" or "1,25". */
export const number = (value) => new Intl.NumberFormat(lang()).format(value);
