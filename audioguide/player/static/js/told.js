// Times and shares in words, in the language of the interface.

import { t } from "./texts.js";

/** A time in words: 65 gives "1 minute 5 seconds". */
export function spoken(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const parts = [
    hours && t("time.hours", { count: hours }),
    minutes && t("time.minutes", { count: minutes }),
    (rest || whole === 0) && t("time.seconds", { count: rest }),
  ].filter(Boolean);
  const [first, second, third] = parts;
  if (parts.length === 1) return first;
  return t(third ? "time.three" : "time.two", { first, second, third });
}

/** A share of 1 in whole hundredths. */
export const percent = (share) => Math.round(share * 100);
