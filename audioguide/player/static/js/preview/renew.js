// Takes up a chapter that was built anew: text, sound and captions change under the listener, who stays
// at the same sentence, and goes on playing where it played.

import { NOTHING_SPOKEN } from "../cues/cues.js";
import { fetchMoments, fetchPage, isChapter, readChapter } from "../pages.js";
import { timeAgain } from "./find-again.js";
import { morph } from "./morph.js";

/** Make `renew()`: look at the chapter's page as it is now, and return whether it was another. */
export function createRenewal(store, media) {
  return async () => {
    const { chapter, moments } = store.state;
    const page = await fetchPage(chapter.address);
    if (!page) return false;
    if (!isChapter(page)) {
      // The player itself is another.
      if (page.getElementById("text")) location.reload();
      return false;
    }
    const now = readChapter(page, chapter.address);
    if (JSON.stringify(now) === JSON.stringify(chapter)) {
      morphPart("chapters-part", page);
      return false;
    }
    const fresh = await fetchMoments(now).catch(() => null);
    // The listener has gone on to another chapter meanwhile, which came as it is now.
    if (store.state.chapter !== chapter) return false;
    takeUp(store, media, { page, chapter, now, moments, fresh });
    return true;
  };
}

function takeUp(store, media, { page, chapter, now, moments, fresh }) {
  const time = timeAgain(moments, fresh, media.now());
  const isPlaying = !media.isPaused();
  for (const part of ["main", "chapters-part"]) morphPart(part, page);
  document.title = page.title;
  if (now.audio !== chapter.audio) {
    media.load(now, time);
    if (isPlaying) media.play();
  }
  // Who reads elsewhere while it is quiet is not taken back to the voice's place.
  const following = store.state.following && (isPlaying || store.state.isInSight);
  const spoken = fresh?.at(Math.round(time * 1000)) ?? NOTHING_SPOKEN;
  store.publish({ chapter: now, moments: fresh, time, following, problem: null, ...spoken });
}

function morphPart(id, page) {
  const [shown, fresh] = [document, page].map((each) => each.getElementById(id));
  if (shown && fresh) morph(shown, document.importNode(fresh, true));
}
