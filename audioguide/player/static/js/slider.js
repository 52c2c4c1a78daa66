// A range input that draws its track by --progress, and that is silent while the sound runs: its value
// changes with what the listener does and as it gets the focus, for screen readers tell every change.

/** What is more than this has not passed by itself, in the unit of the slider. */
const JUMP = 2;

/** Returns `show(value, isRunning)`. `text(value)` gives the value in words; `choose(value)` acts. */
export function createSlider(input, { text, choose, preview = () => {} }) {
  let shown = 0;
  const isJump = (value) => Math.abs(value - shown) > JUMP;

  function draw(value) {
    const share = input.max > 0 ? (value - input.min) / (input.max - input.min) : 0;
    input.parentElement.style.setProperty("--progress", Math.min(1, Math.max(0, share)));
  }

  function setValue(value) {
    input.value = value;
    input.setAttribute("aria-valuetext", text(value));
  }

  // Who comes to the slider, and its keys, start from where the sound is now.
  for (const type of ["focus", "keydown"]) input.addEventListener(type, () => setValue(shown));
  input.addEventListener("input", () => {
    input.setAttribute("aria-valuetext", text(Number(input.value)));
    draw(Number(input.value));
    preview(Number(input.value));
  });
  input.addEventListener("change", () => choose(Number(input.value)));

  return (value, isRunning = false) => {
    const isCaused = !isRunning || isJump(value);
    shown = value;
    if (input.matches(":active")) return;
    draw(value);
    if (isCaused) setValue(value);
  };
}
