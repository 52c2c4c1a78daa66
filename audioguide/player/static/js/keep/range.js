// Byte ranges (RFC 9110, section 14), as audio elements ask for them when a listener jumps.

/**
 * The part of `size` bytes that a Range header asks for: [start, stop], with a start at or behind the
 * end if there is no such part (416). Null means the whole: the answer to no range, several, and what
 * is ill-formed.
 */
export function partOf(header, size) {
  const [, first, last] = /^bytes=[ \t]*([0-9]{0,15})-([0-9]{0,15})[ \t]*$/i.exec(header ?? "") ?? [];
  if (!(first || last) || size === 0) return null;
  // Nothing is the last 0 bytes of anything (14.1.2).
  if (!first) return [Number(last) ? Math.max(0, size - Number(last)) : size, size];
  if (last && Number(last) < Number(first)) return null;
  return [Number(first), last ? Math.min(size, Number(last) + 1) : size];
}
