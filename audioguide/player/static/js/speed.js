// Pure: the speeds there are, and the way from one to the next.

export const SPEED = Object.freeze({ least: 0.5, most: 4, step: 0.05, presets: Object.freeze([0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4]) });

const rounded = (number) => Math.round(number * 100) / 100;

/** The speed nearest to a wanted one. */
export const fitRate = (rate) => Math.min(SPEED.most, Math.max(SPEED.least, rounded(rate)));

/** The next whole step up or down, so that 1.22 becomes 1.2 or 1.25 and no error adds up. */
export function stepFrom(rate, direction) {
  const steps = rounded(rate / SPEED.step);
  return fitRate((direction > 0 ? Math.floor(steps) + 1 : Math.ceil(steps) - 1) * SPEED.step);
}
