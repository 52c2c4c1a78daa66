// Trouble with the sound, told in words with what to do about it.

import { t } from "./texts.js";

/** Show the present problem. */
export function showProblems(element, store) {
  store.watch(["problem"], ({ problem }) => {
    element.textContent = problem ? t(`problem.${problem}`) : "";
    element.hidden = !problem;
  });
}
