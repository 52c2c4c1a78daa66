// Trouble with the sound, told in words with what to do about it.

import { t } from "./texts.js";

const WAIT_MS = 4000;

/** Show the present problem; a wait of some seconds is told too. */
export function showProblems(element, store, announce) {
  let timer = 0;
  store.watch(["problem"], ({ problem }) => {
    element.textContent = problem ? t(`problem.${problem}`) : "";
    element.hidden = !problem;
  });
  store.watch(["waiting"], ({ waiting }) => {
    clearTimeout(timer);
    if (waiting) timer = setTimeout(() => announce(t("problem.waiting")), WAIT_MS);
  });
}
