// The composition root of a chapter's page: makes the parts and lets them know each other.
// Without it the page has the browser's own player, the text and the links.

import { createAhead } from "./ahead.js";
import { createAnnounce } from "./announce.js";
import { createBookmarks } from "./bookmarks/bookmarks.js";
import { showCaptions } from "./captions.js";
import { createChapters } from "./chapters.js";
import { createCommands } from "./commands.js";
import { createControls } from "./controls.js";
import { NOTHING_SPOKEN } from "./cues/cues.js";
import { createFollow } from "./follow.js";
import { createHelp } from "./help.js";
import { showSpokenWord } from "./highlight.js";
import { listenToKeys } from "./keys.js";
import { createMedia } from "./media.js";
import { readChapter } from "./pages.js";
import { findPlace, keepPlaces } from "./places.js";
import { keepPreferences, loadPreferences } from "./preferences.js";
import { showProblems } from "./problems.js";
import { watchOver } from "./recovery.js";
import { joinMediaSession } from "./session.js";
import { skipSilences } from "./silences.js";
import { createSleepDialog } from "./sleep/dialog.js";
import { createSleepTimer } from "./sleep/timer.js";
import { followSpokenWord } from "./spoken.js";
import { createStore } from "./store.js";
import { takeTurns } from "./tabs.js";
import { t } from "./texts.js";
import { spoken } from "./told.js";
import { createTranscript } from "./transcript.js";

const [audio, player] = ["audio", "player"].map((id) => document.getElementById(id));
const store = createStore({
  ...loadPreferences(),
  ...NOTHING_SPOKEN,
  chapter: readChapter(document),
  moments: null,
  paused: true,
  waiting: false,
  time: 0,
  problem: null,
  following: true,
  more: false,
  describing: false,
  marks: [],
  bookmarks: [],
  sleep: "off",
  sleepLeft: null,
});

const announce = createAnnounce(document.getElementById("status"));
const media = createMedia(audio, store);
const follow = createFollow(store, player);
const help = createHelp(document.getElementById("help"), store, announce);
const chapters = createChapters(store, media, createAhead(store), ({ number, count, title, lang }, isAsked) => {
  follow.toTop();
  // When one chapter runs into the next, the narrator says the title.
  if (isAsked) announce(t("chapters.opened", { number, count }), { text: title, lang });
});
const transcript = createTranscript(store, (id) => commands.playSentence(id));
const sleep = createSleepTimer({
  store,
  media,
  goBack: ({ address, time }) => chapters.open(address, { play: false, time, isAsked: false }),
  stopped: () => announce(t("sleep.stopped")),
});
const sleepDialog = createSleepDialog({
  dialog: document.getElementById("sleep"),
  shown: document.getElementById("sleep-left"),
  store,
  timer: sleep,
});
const bookmarks = createBookmarks({ store, media, chapters, announce, dialog: document.getElementById("bookmarks") });
const commands = Object.freeze({
  ...createCommands({ store, media, chapters, transcript, follow, announce, help }),
  ...bookmarks,
  sleep: sleepDialog.open,
});

media.setRate(store.state.rate);
media.setVolume(store.state.volume);
media.setMuted(store.state.muted);
createControls(audio, store, commands, media);
showCaptions(audio, document.getElementById("captions"), store);
showProblems(document.getElementById("problem"), store);
showSpokenWord(store);
followSpokenWord(audio, store);
keepPreferences(store);
keepPlaces(audio, store);
joinMediaSession({ audio, store, commands, media, used: sleep.stir });
skipSilences(audio, store, media);
takeTurns(audio, store, media);
watchOver({ audio, store, media, chapters, back: () => announce(t("problem.over")) });
listenToKeys(store, commands, announce);
keepClearOfPlayer();
openLinksInPlace();
runOn();
start();

/** Chapter links, and the browser's Back and Forward, change the chapter under the running sound. */
function openLinksInPlace() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-chapter-link]");
    const isOwnTab = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0;
    if (!link || isOwnTab || event.defaultPrevented) return;
    event.preventDefault();
    chapters.open(link.href, { record: link.pathname === location.pathname ? "keep" : "push" });
  });
  addEventListener("popstate", () => {
    if (location.pathname === shownPath()) goToHash();
    else chapters.open(location.href, { record: "keep" });
  });
}

function shownPath() {
  return document.querySelector("#chapters [aria-current]")?.pathname;
}

function runOn() {
  audio.addEventListener("ended", () => {
    const { next } = store.state.chapter;
    if (sleep.endsHere()) return;
    if (next) chapters.open(next, { play: true, isAsked: false });
    else announce(t("chapters.end"));
  });
}

/** Begin where the address says, else where the listener was; never by itself. */
async function start() {
  const { chapter } = store.state;
  const place = findPlace(chapter.guide);
  if (place?.chapter === chapter.id && place.time >= 1 && !location.hash) {
    media.seek(place.time);
    announce(t("place.resumed", { time: spoken(place.time) }));
  }
  await chapters.loadMoments();
  goToHash();
}

/** `#s12` is the twelfth sentence. */
function goToHash() {
  const { moments } = store.state;
  const sentence = moments?.sentences[moments.numberOf(location.hash.slice(1))];
  if (sentence) media.seek(sentence.start_ms / 1000);
}

/** What gets the focus is never under the player (WCAG 2.2 SC 2.4.11): the styles read its height. */
function keepClearOfPlayer() {
  new ResizeObserver(() => {
    document.documentElement.style.setProperty("--player-height", `${player.offsetHeight}px`);
  }).observe(player);
}
