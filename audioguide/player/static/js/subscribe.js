// The addresses of the guide's podcast, each with a button that copies it. Where the browser refuses,
// the address is selected instead.

import { createAnnounce } from "./announce.js";
import { t } from "./texts.js";

for (const part of document.querySelectorAll(".subscribe")) {
  const [field, button, status] = ["input", "button", "[role=status]"].map((each) => part.querySelector(each));
  const announce = createAnnounce(status);
  button.hidden = false;
  button.addEventListener("click", () => copy(field, announce));
}

async function copy(field, announce) {
  try {
    await navigator.clipboard.writeText(field.value);
    announce(t("subscribe.copied"));
  } catch {
    field.focus();
    field.select();
    announce(t("subscribe.selected"));
  }
}
