// A range input that draws its track by --progress, and that is silent while the sound runs: its
// value stands still as long as it has the focus, as screen readers tell every change of it.

/** Returns `show(value, isRunning)`. `text(value)` gives the value in words; `choose(value)` acts. */
export function createSlider(input, { text, choose, preview = () => {} }) {
  let shown = 0;

  function draw(value) {
    const share = input.max > 0 ? (value - input.min) / (input.max - input.min) : 0;
    input.parentElement.style.setProperty("--progress", Math.min(1, Math.max(0, share)));
  }

  function setValue(value) {
    input.value = value;
    input.setAttribute("aria-valuetext", text(value));
  }

  // The keys of the slider start from where the sound is now.
  input.addEventListener("keydown", () => setValue(shown));
  input.addEventListener("input", () => {
    input.setAttribute("aria-valuetext", text(Number(input.value)));
    draw(Number(input.value));
    preview(Number(input.value));
  });
  input.addEventListener("change", () => choose(Number(input.value)));

  return (value, isRunning = false) => {
    shown = value;
    if (input.matches(":active")) return;
    draw(value);
    if (!isRunning || document.activeElement !== input) setValue(value);
  };
}
