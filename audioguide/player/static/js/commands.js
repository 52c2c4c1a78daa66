// Everything a listener can ask for, by the names that keys.js and data-command use.

import { LOOKS } from "./looks.js";
import { createMoving } from "./moving.js";
import { number, t } from "./texts.js";
import { percent, spoken } from "./told.js";

const SKIP_S = 10;
const VOLUME_STEP = 0.1;
/** What has to be made good before the sound can go on. */
const BROKEN = new Set(["lost", "retrying", "unreachable", "unmatched"]);

/** Make the commands. Each may be given the event that asked for it. */
export function createCommands({ audio, store, media, chapters, contents, transcript, follow, announce, help, looks }) {
  const state = () => store.state;

  async function play() {
    if (!BROKEN.has(state().problem) || (await chapters.mend())) await media.play();
  }

  /** After a move: while it plays, the voice itself tells where it is. */
  function moved(told) {
    follow.resume();
    if (state().paused) announce(told);
  }

  function openChapter(address, otherwise) {
    if (address) chapters.open(address);
    else announce(otherwise);
  }

  function changeVolume(by) {
    media.setMuted(false);
    announce(t("volume.told", { percent: percent(media.changeVolume(by)) }));
  }

  const tellSpeed = (rate) => announce(t("speed.told", { rate: number(rate) }));

  function playSentence(id) {
    const { moments } = state();
    const sentence = moments?.sentences[moments.numberOf(id)];
    if (!sentence) return;
    media.seek(sentence.start_ms / 1000);
    follow.resume();
    play();
  }

  function moveFocus(step) {
    follow.letGo();
    transcript.moveFocus(step);
  }

  return Object.freeze({
    ...createMoving({ audio, store, media, chapters, contents, follow, announce, play }),
    play,
    pause: media.pause,
    toggle: () => (media.isPaused() ? play() : media.pause()),
    back: () => moved(spoken(media.skip(-SKIP_S))),
    forward: () => moved(spoken(media.skip(SKIP_S))),
    previousChapter: () => openChapter(state().chapter.previous, t("chapters.first")),
    nextChapter: () => openChapter(state().chapter.next, t("chapters.last")),
    slower: () => tellSpeed(media.stepRate(-1)),
    faster: () => tellSpeed(media.stepRate(1)),
    normalSpeed: () => tellSpeed(media.setRate(1)),
    skipSilences() {
      store.publish({ skipSilences: !state().skipSilences });
      announce(t(state().skipSilences ? "silences.on" : "silences.off"));
    },
    quieter: () => changeVolume(-VOLUME_STEP),
    louder: () => changeVolume(VOLUME_STEP),
    mute: () => announce(t(media.toggleMuted() ? "mute.on" : "mute.off")),
    captions() {
      store.publish({ captions: !state().captions });
      announce(t(state().captions ? "captions.on" : "captions.off"));
    },
    highlight() {
      const { values } = LOOKS.highlight;
      const highlight = values[(values.indexOf(state().highlight) + 1) % values.length];
      store.publish({ highlight });
      announce(t(`highlight.${highlight}`));
    },
    follow: () => follow.resume(),
    more: () => store.publish({ more: !state().more }),
    looks: () => looks.open(),
    help: () => help.open(),
    describe() {
      store.publish({ describing: !state().describing });
      announce(t(state().describing ? "describe.on" : "describe.off"));
    },
    playFrom: ({ target }) => playSentence(target.id),
    playSentence,
    focusPrevious: () => moveFocus(-1),
    focusNext: () => moveFocus(1),
  });
}
