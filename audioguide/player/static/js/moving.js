// All that moves the listener, put together: levels, where am I, going to a time, repeats, search, links.

import { createContents } from "./contents.js";
import { createDialog } from "./dialog.js";
import { createJump } from "./jump.js";
import { createLinks } from "./links.js";
import { createMoves, levelOf, levelsOf } from "./moves.js";
import { createRepeats } from "./repeats.js";
import { t } from "./texts.js";
import { tellWhere } from "./where.js";

const byId = (id) => document.getElementById(id);

/** What the store holds for it besides the preferences. */
export const NOT_MOVED = Object.freeze({ loop: "off", pauses: false, matches: Object.freeze([]) });

/** Make its commands. `play` is the command that starts the sound. */
export function createMoving({ audio, store, media, chapters, contents, follow, announce, play }) {
  const { goTo, ...moves } = createMoves({ store, media, chapters, follow, contents, announce });
  const repeats = createRepeats(audio, store, media);
  const jump = createJump(byId("jump"), store, goTo);
  const links = createLinks(byId("link"), store, media, announce);
  const openSearch = createAsking(byId("search"), t("search.unreachable"), async (parts) => {
    const [{ createSearch }, { chapters: all }] = await Promise.all([import("./search/search.js"), contents.load()]);
    const { look } = createSearch({ ...parts, store, chapters: all, playFrom });
    return look;
  });
  const openFinder = createAsking(byId("finder"), t("dialog.away"), async (parts) => {
    const [{ createFinder }, { chapters: all }] = await Promise.all([import("./finder/finder.js"), contents.load()]);
    const { show } = createFinder({ ...parts, chapters: all, here: () => store.state.chapter.number });
    return () => show();
  });

  /** A dialog with a field. What it needs comes when it is first asked for, while one types. */
  function createAsking(element, away, get) {
    const dialog = createDialog(element);
    const form = element.querySelector("form");
    let look = null;
    let isEntered = false;
    // Who types faster than it comes would leave the page with Enter; it is done when all is there.
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      isEntered = !look;
    });
    return async () => {
      isEntered = false;
      dialog.open();
      element.querySelector("input").select();
      try {
        look ??= await get({ element, dialog });
        await look();
        if (isEntered) form.requestSubmit();
        isEntered = false;
      } catch (error) {
        console.warn(error.message);
        announce(away);
      }
    };
  }

  function playFrom({ chapter, time }) {
    if (chapter.id !== store.state.chapter.id) {
      chapters.open(chapter.address, { time, play: true });
      return;
    }
    media.seek(time);
    follow.resume();
    play();
  }

  return Object.freeze({
    ...moves,
    where: () => announce(...tellWhere({ ...store.state, time: media.now() })),
    jump: jump.open,
    search: openSearch,
    findChapter: openFinder,
    link: links.copy,
    repeat() {
      media.seek(repeats.startOfSentence());
      follow.resume();
      play();
    },
    loop() {
      store.publish({ loop: repeats.nextLoop() });
      announce(t(`loop.${store.state.loop}`));
    },
    pauses() {
      store.publish({ pauses: !store.state.pauses });
      announce(t(store.state.pauses ? "pauses.on" : "pauses.off"));
    },
  });
}

/** Show the level in its menu and in the names of the buttons that move by it; and what is on. */
export function showMoving(store, rename) {
  const select = byId("level");
  select.addEventListener("change", () => store.publish({ level: select.value }));
  store.watch(["level", "marks", "matches"], (state) => {
    const [levels, level] = [levelsOf(state), levelOf(state)];
    if (select.options.length !== levels.length || [...select.options].some(({ value }, at) => value !== levels[at])) {
      select.replaceChildren(...levels.map((each) => new Option(t(`level.${each}`), each)));
    }
    select.value = level;
    rename("previous", t(`move.previous.${level}`));
    rename("next", t(`move.next.${level}`));
  });
  const press = (command, isOn) => document.querySelector(`[data-command=${command}]`).setAttribute("aria-pressed", isOn);
  store.watch(["pauses"], ({ pauses }) => press("pauses", pauses));
  store.watch(["loop"], ({ loop }) => {
    document.querySelector("[data-command=loop]").textContent = t(`tool.loop.${loop}`);
  });
}
