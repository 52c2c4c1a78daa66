// What every dialog does: one is open at a time, Esc and its Close button close it, and the focus goes
// back to where it was. The browser keeps the focus inside.

/** Make a handle on a <dialog>: `open()` and `close()`. Buttons with data-close in it close it. */
export function createDialog(dialog) {
  let opener = null;

  function open() {
    document.querySelector("dialog[open]")?.close();
    opener = document.activeElement;
    dialog.showModal();
  }

  for (const button of dialog.querySelectorAll("[data-close]")) {
    button.addEventListener("click", () => dialog.close());
  }
  dialog.addEventListener("close", () => {
    // A chapter may have run into the next meanwhile: then what had the focus is gone.
    if (!opener?.isConnected) document.getElementById("title")?.focus({ preventScroll: true });
  });

  return Object.freeze({ open, close: () => dialog.close() });
}
