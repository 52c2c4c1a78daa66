// The composition root of a chapter's page: makes the parts and lets them know each other.
// Without it the page has the browser's own player, the text and the links.

import { createAhead } from "./ahead.js";
import { createAnnounce, textOf } from "./announce.js";
import { createBookmarks } from "./bookmarks/bookmarks.js";
import { showCaptions } from "./captions.js";
import { showCurrent } from "./chapter-list.js";
import { createChapters } from "./chapters.js";
import { createCommands } from "./commands.js";
import { createContents } from "./contents.js";
import { createControls } from "./controls.js";
import { NOTHING_SPOKEN } from "./cues/cues.js";
import { createFollow } from "./follow.js";
import { createHelp } from "./help.js";
import { showSpokenWord } from "./highlight.js";
import { listenToKeys } from "./keyboard.js";
import { addressedTime } from "./links.js";
import { showLooks } from "./looks.js";
import { createLooksDialog } from "./looks-dialog.js";
import { createMedia } from "./media.js";
import { readChapter } from "./pages.js";
import { NOT_MOVED } from "./moving.js";
import { findPlace, keepPlaces } from "./places.js";
import { keepPreferences, loadPreferences } from "./preferences.js";
import { showProblems } from "./problems.js";
import { watchOver } from "./recovery.js";
import { joinMediaSession } from "./session.js";
import { skipSilences } from "./silences.js";
import { createSleep } from "./sleep/sleep.js";
import { followSpokenWord } from "./spoken.js";
import { createStore } from "./store.js";
import { takeTurns } from "./tabs.js";
import { t } from "./texts.js";
import { spoken } from "./told.js";
import { createTranscript } from "./transcript.js";
import { stopOf } from "./where.js";
import { takeWish } from "./wish.js";

const [audio, player, band] = ["audio", "player", "captions"].map((id) => document.getElementById(id));
const store = createStore({
  ...loadPreferences(),
  ...NOTHING_SPOKEN,
  ...NOT_MOVED,
  chapter: readChapter(document, location.href),
  moments: null,
  paused: true,
  waiting: false,
  time: 0,
  problem: null,
  following: true,
  isInSight: true,
  more: false,
  describing: false,
  marks: [],
  bookmarks: [],
  sleep: "off",
  sleepLeft: null,
});

const announce = createAnnounce(document.getElementById("status"));
const media = createMedia(audio, store);
const follow = createFollow(store, player, band);
const help = createHelp(document.getElementById("help"), store, announce);
const looks = createLooksDialog(document.getElementById("looks"), store, announce);
const chapters = createChapters(store, media, createAhead(store), ({ number, count, title, lang }, isAsked, told) => {
  follow.toTop();
  // When one chapter runs into the next, the narrator says the title.
  if (!isAsked) return;
  const words = store.state.paused && textOf(told) !== title ? told : [];
  announce(t("chapters.opened", { number, count }), [{ text: title, lang }, words.length > 0 ? stopOf(title) : ""], ...words);
});
const contents = createContents(store);
const transcript = createTranscript(store, (id) => commands.playSentence(id));
const sleep = createSleep({ store, media, chapters, announce, dialog: document.getElementById("sleep") });
const bookmarks = createBookmarks({ store, media, chapters, contents, announce, dialog: document.getElementById("bookmarks") });
const commands = Object.freeze({
  ...createCommands({ audio, store, media, chapters, contents, transcript, follow, announce, help, looks }),
  ...bookmarks,
  sleep: sleep.open,
});

media.setRate(store.state.rate);
media.setVolume(store.state.volume);
media.setMuted(store.state.muted);
createControls(audio, store, commands, media);
showCaptions(audio, band, store);
showLooks(store);
showProblems(document.getElementById("problem"), store);
showSpokenWord(store, band);
followSpokenWord(audio, store);
keepPreferences(store);
keepPlaces(audio, store);
joinMediaSession({ audio, store, commands, media, used: sleep.stir });
skipSilences(audio, store, media);
takeTurns(audio, store, media);
watchOver({ audio, store, media, chapters, back: () => announce(t("problem.over")) });
listenToKeys(store, commands, announce);
keepClearOfPlayer();
showCurrent();
openLinksInPlace();
runOn();
start();

// For a live preview (preview/preview.js), which is on no listener's page.
export { announce, media, store };

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
    if (location.pathname === new URL(store.state.chapter.address).pathname) goToHash();
    else chapters.open(location.href, { record: "keep", time: location.hash ? timeInAddress : 0 });
  });
}

function runOn() {
  audio.addEventListener("ended", () => {
    const { next } = store.state.chapter;
    if (sleep.endsHere()) return;
    if (next) chapters.open(next, { play: true, isAsked: false });
    else announce(t("chapters.end"));
  });
}

/** Begin where the address says, else where the listener was; in silence, unless they came to hear it. */
async function start() {
  const { chapter } = store.state;
  const isWished = takeWish();
  const place = findPlace(chapter.guide);
  const isAddressed = addressedTime(null) !== undefined || document.querySelector(".sentence:target");
  if (place?.chapter === chapter.id && place.time >= 1 && !isAddressed) {
    media.seek(place.time);
    // The voice itself tells where it goes on.
    if (!isWished) announce(t("place.resumed", { time: spoken(place.time) }));
  }
  if (isWished) commands.play();
  await chapters.loadMoments();
  if (store.state.chapter === chapter && goToHash()) announce(t("place.linked", { time: spoken(media.now()) }));
}

const timeInAddress = (moments) => addressedTime(moments) ?? 0;

/** Go where the address leads (see links.js); returns whether it leads anywhere. */
function goToHash() {
  const time = addressedTime(store.state.moments);
  if (time !== undefined) media.seek(time);
  return time !== undefined;
}

/** What gets the focus is never under the player or the captions (WCAG 2.2 SC 2.4.11): the styles read their heights. */
function keepClearOfPlayer() {
  const { style } = document.documentElement;
  const measure = new ResizeObserver(() => {
    style.setProperty("--player-height", `${player.offsetHeight}px`);
    style.setProperty("--band-height", `${player.contains(band) ? 0 : band.offsetHeight}px`);
  });
  for (const box of [player, band]) measure.observe(box);
}
