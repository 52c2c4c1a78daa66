// Sizes of files as people read them; durations.py writes them in the same way.

import { number, t } from "../texts.js";

const MEGABYTE = 1_000_000;

/** The size of so many bytes: "640 KB", "1.2 MB". */
export function size(bytes) {
  if (bytes < MEGABYTE) return t("size.kilobytes", { number: number(Math.max(1, Math.round(bytes / 1000))) });
  return t("size.megabytes", { number: number(Math.round(bytes / (MEGABYTE / 10)) / 10) });
}
