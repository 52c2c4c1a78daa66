// The dialog "Reading and looks": each control has the name of a preference, shows it, and sets it at once.

import { createDialog } from "./dialog.js";
import { LOOKS } from "./looks.js";
import { USUAL } from "./preferences.js";
import { createSlider } from "./slider.js";
import { number, t } from "./texts.js";

/** What a number means, in words. Spaces are told as shares of the text's size. */
const MEASURES = {
  textSize: (value) => t("looks.percent", { percent: number(value) }),
  lineHeight: (value) => t("looks.lines", { lines: number(value) }),
  letterSpacing: (value) => t("looks.percent", { percent: Math.round(value * 100) }),
  wordSpacing: (value) => t("looks.percent", { percent: Math.round(value * 100) }),
  paragraphSpacing: (value) => t("looks.lines", { lines: number(value) }),
};

/** Bring the dialog to life, and make the handle that opens it. */
export function createLooksDialog(dialog, store, announce) {
  const controls = [...dialog.querySelectorAll("[name]")];
  for (const control of controls) {
    if (control.type === "range") bindRange(control, store);
    else bindChoice(control, store);
  }
  dialog.querySelector("[data-reset]").addEventListener("click", () => {
    store.publish(Object.fromEntries(controls.map(({ name }) => [name, USUAL[name]])));
    announce(t("looks.reset.told"));
  });
  return createDialog(dialog);
}

function bindChoice(control, store) {
  const isSwitch = control.type === "checkbox";
  control.addEventListener("input", () => {
    store.publish({ [control.name]: isSwitch ? control.checked : control.value });
  });
  store.watch([control.name], ({ [control.name]: value }) => {
    control.checked = isSwitch ? value : control.value === value;
  });
}

function bindRange(input, store) {
  const { name } = input;
  const { least, most, step } = LOOKS[name];
  Object.assign(input, { min: least, max: most, step });
  const value = input.closest(".measure").querySelector(".value");
  const publish = (chosen) => store.publish({ [name]: chosen });
  const show = createSlider(input, { text: MEASURES[name], choose: publish, preview: publish });
  store.watch([name], (state) => {
    value.textContent = MEASURES[name](state[name]);
    show(state[name]);
  });
}
