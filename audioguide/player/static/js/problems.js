// Trouble with the sound, told in words with what to do about it.

const WAIT_MS = 4000;

const PROBLEMS = Object.freeze({
  lost: "The sound does not come through. Check your connection, then press Play: it goes on from the same place.",
  unreachable: "The chapter does not come. Check your connection, then try once more.",
  blocked: "The browser did not let the sound start. Press Play.",
  unmatched: "The text cannot be highlighted just now. The sound plays all the same; press Play to try once more.",
});

/** Show the present problem; a wait of some seconds is told too. */
export function showProblems(element, store, announce) {
  let timer = 0;
  store.watch(["problem"], ({ problem }) => {
    element.textContent = PROBLEMS[problem] ?? "";
    element.hidden = !problem;
  });
  store.watch(["waiting"], ({ waiting }) => {
    clearTimeout(timer);
    if (waiting) timer = setTimeout(() => announce("Waiting for the sound to arrive."), WAIT_MS);
  });
}
