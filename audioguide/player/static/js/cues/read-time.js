// Pure: a time as people write it. "1:05", "65", "1 min 5", "1:02:03", "1 h 2 min", "40 %".

const UNITS = Object.freeze({ h: 3600, m: 60, s: 1 });
// Enough of "hours", "horas", "min", "minutos", "sec", "segundos".
const PART = /^(\d+(?:[.,]\d+)?) *(?:(h|m|s)[a-zñ.]*)?[ ,]*(?:(?:and|y) +)?/;

const toNumber = (text) => Number(text.replace(",", "."));

/** Seconds, or undefined when it cannot be understood. `length`: what 100 % are, in seconds. */
export function readTime(text, length) {
  const clean = text.trim().toLowerCase().normalize("NFKC");
  return readShare(clean, length) ?? readClock(clean) ?? readWords(clean);
}

function readShare(text, length) {
  const [, share] = /^(\d+(?:[.,]\d+)?) *(?:%|per ?cent|por ciento)$/.exec(text) ?? [];
  return share !== undefined && toNumber(share) <= 100 ? (toNumber(share) / 100) * length : undefined;
}

/** The normal play time of Media Fragments URI 1.0 (4.2.1): "65", "1:05.5", "00:01:05". */
export function readClock(text) {
  if (!/^\d+(?::\d{1,2}){0,2}(?:\.\d*)?$/.test(text)) return undefined;
  const parts = text.split(":").map(Number);
  if (parts.slice(1).some((part) => part >= 60)) return undefined;
  return parts.reduce((seconds, part) => seconds * 60 + part);
}

/** Each unit once, from large to small; a number without one counts in the next smaller. */
function readWords(text) {
  let [rest, seconds, before] = [text, 0, Infinity];
  while (rest !== "") {
    const [whole, amount, letter] = PART.exec(rest) ?? [];
    const unit = letter ? UNITS[letter] : before / 60;
    if (whole === undefined || !(unit < before) || !(unit >= 1)) return undefined;
    seconds += toNumber(amount) * unit;
    before = unit;
    rest = rest.slice(whole.length);
  }
  return before === Infinity ? undefined : seconds;
}
