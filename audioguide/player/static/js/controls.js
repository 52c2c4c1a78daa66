// The buttons, sliders and menu of the player: each asks for a command, and shows the state.

import { clock } from "./cues/time.js";
import { shortcutsOf } from "./keys.js";
import { showMoving } from "./moving.js";
import { createSlider } from "./slider.js";
import { SPEED } from "./speed.js";
import { number, t } from "./texts.js";
import { percent, spoken } from "./told.js";

/** Bring the controls to life in place of the browser's own. */
export function createControls(audio, store, commands, media) {
  audio.controls = false;
  document.documentElement.classList.add("enhanced");
  byId("controls").hidden = false;
  bindButtons(store, commands);
  showButtons(store);
  showMoving(store, (command, label) => rename(buttonOf(command), label));
  bindPlace(store, media);
  bindVolume(store, media);
  bindSpeed(store, media);
}

const byId = (id) => document.getElementById(id);
const buttonOf = (command) => document.querySelector(`[data-command=${command}]`);

function bindButtons(store, commands) {
  for (const button of document.querySelectorAll("[data-command]")) {
    const { command } = button.dataset;
    button.addEventListener("click", (event) => commands[command](event));
    if (button.closest("#chapters")) button.hidden = false;
    store.watch(["singleKeys", "keyChanges"], (state) => setOrRemove(button, "aria-keyshortcuts", shortcutsOf(command, state)));
  }
}

function showButtons(store) {
  store.watch(["paused"], ({ paused }) => rename(buttonOf("toggle"), t(paused ? "player.play" : "player.pause"), paused ? "play" : "pause"));
  store.watch(["muted"], ({ muted }) => {
    buttonOf("mute").setAttribute("aria-pressed", muted);
    setIcon(buttonOf("mute"), muted ? "muted" : "sound");
  });
  store.watch(["skipSilences"], ({ skipSilences }) => buttonOf("skipSilences").setAttribute("aria-pressed", skipSilences));
  store.watch(["captions"], ({ captions }) => buttonOf("captions").setAttribute("aria-pressed", captions));
  store.watch(["chapter"], ({ chapter }) => {
    Object.assign(byId("now"), { textContent: chapter.title, lang: chapter.lang });
    // Not `disabled`: a button that is switched off under the finger loses the focus.
    setOrRemove(buttonOf("previousChapter"), "aria-disabled", chapter.previous ? "" : "true");
    setOrRemove(buttonOf("nextChapter"), "aria-disabled", chapter.next ? "" : "true");
  });
  store.watch(["following", "isInSight", "sentence"], ({ following, isInSight, sentence }) => {
    byId("follow").hidden = following || isInSight || sentence < 0;
  });
  store.watch(["describing"], ({ describing }) => {
    byId("describing").hidden = !describing;
  });
  store.watch(["more"], ({ more }) => {
    buttonOf("more").setAttribute("aria-expanded", more);
    byId("controls").classList.toggle("all", more);
  });
}

function bindPlace(store, media) {
  const input = byId("seek");
  const showClock = (seconds) => {
    byId("elapsed").textContent = clock(seconds);
  };
  const show = createSlider(input, {
    text: (seconds) => t("place.told", { time: spoken(seconds), length: spoken(store.state.chapter.duration) }),
    choose: media.seek,
    preview: showClock,
  });
  store.watch(["time", "chapter", "paused"], ({ time, chapter, paused }) => {
    input.max = Math.ceil(chapter.duration);
    byId("total").textContent = clock(Math.round(chapter.duration));
    show(time, !paused);
    if (!input.matches(":active")) showClock(time);
  });
}

function bindVolume(store, media) {
  const input = byId("volume");
  const show = createSlider(input, {
    text: (value) => t("volume.value", { percent: percent(value / 100) }),
    choose: (value) => media.setVolume(value / 100),
    preview: (value) => media.setVolume(value / 100),
  });
  store.watch(["volume"], ({ volume }) => show(Math.round(volume * 100)));
}

function bindSpeed(store, media) {
  const select = byId("speed");
  select.addEventListener("change", () => media.setRate(Number(select.value)));
  store.watch(["rate"], ({ rate }) => {
    const rates = [...new Set([...SPEED.presets, rate])].sort((one, other) => one - other);
    select.replaceChildren(...rates.map((each) => new Option(t("speed.value", { rate: number(each) }), each, false, each === rate)));
  });
}

function rename(button, label, icon) {
  button.setAttribute("aria-label", label);
  button.title = label;
  if (icon) setIcon(button, icon);
}

function setIcon(button, icon) {
  const use = button.querySelector("use");
  use.setAttribute("href", use.getAttribute("href").replace(/#.*/, `#${icon}`));
}

function setOrRemove(element, name, value) {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}
