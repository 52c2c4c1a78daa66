// Moves through the guide by the unit that the listener has picked, as on talking-book machines.
// While it plays the voice tells where it is; when paused the words there are told, and nothing plays.

import { toldOf } from "./bookmarks/list.js";
import { inLanguages } from "./cues/languages.js";
import { LEVELS, STEPS, nextUnit, previousUnit, unitsOf } from "./cues/units.js";
import { t } from "./texts.js";
import { spoken } from "./told.js";

/** Points of the whole guide to go to: `{ chapter: id, time, tell }`, in no order of chapters. */
const POINTS = Object.freeze({
  bookmark: ({ marks, chapter: { guideLang } }) =>
    marks?.map((mark) => ({ chapter: mark.chapter, time: mark.time, tell: () => [toldOf(mark, guideLang)].filter(Boolean) })),
  match: ({ matches }) => matches?.map(({ chapter, time, said }) => ({ chapter: chapter.id, time, tell: () => [inLanguages(said)] })),
});

const pointsOf = (state, level) => POINTS[level]?.(state) ?? [];

/** The levels there are now. */
export const levelsOf = (state) => LEVELS.filter((level) => !POINTS[level] || pointsOf(state, level).length > 0);

/** The level to move by now: one that has gone gives way to sentences. */
export const levelOf = (state) => (levelsOf(state).includes(state.level) ? state.level : "sentence");

/** Make the commands that move. `contents`: see contents.js. */
export function createMoves({ store, media, chapters, follow, contents, announce }) {
  const state = () => store.state;

  /** Within the chapter. `told`: parts for announce, if not the time. */
  function goTo(seconds, told = []) {
    const time = media.seek(seconds);
    follow.resume();
    if (media.isPaused()) announce(...(told.length > 0 ? told : [spoken(time)]));
  }

  /** Into another chapter, to a time or to what `time` makes of its moments. */
  const goOver = (address, time, toldOf) => chapters.open(address, { time, toldOf });

  const isBack = (direction) => direction < 0;
  const neighbour = (direction) => (isBack(direction) ? state().chapter.previous : state().chapter.next);
  const tellEnd = (direction) => announce(t(isBack(direction) ? "move.start" : "move.end"));

  function byUnit(level, direction) {
    const { moments } = state();
    if (!moments) {
      announce(t("move.unmatched"));
      return;
    }
    const { starts, tell } = unitsOf(moments, level);
    const number = (isBack(direction) ? previousUnit : nextUnit)(starts, media.now());
    if (number in starts) goTo(starts[number], tell(number));
    else overTheEdge(level, direction);
  }

  /** Forward to the first unit of the next chapter, back to the last of the previous one. */
  function overTheEdge(level, direction) {
    const address = neighbour(direction);
    const edgeOf = ({ starts }) => (isBack(direction) ? starts.length - 1 : 0);
    const at = (moments, ask) => (moments ? ask(unitsOf(moments, level)) : undefined);
    const begin = (moments) => at(moments, (units) => units.starts[edgeOf(units)]) ?? 0;
    const told = (moments) => at(moments, (units) => units.tell(edgeOf(units))) ?? [];
    if (address) goOver(address, begin, told);
    else tellEnd(direction);
  }

  /** On the clock of the whole guide. */
  function bySeconds(seconds) {
    const { start, duration, guideDuration } = state().chapter;
    const time = Math.max(0, start + media.now() + seconds);
    if (time >= guideDuration) tellEnd(1);
    else if (time >= start && time < start + duration) goTo(time - start);
    else {
      withContents((all) => {
        const chapter = all.at(time);
        goOver(chapter.address, time - chapter.start, () => [spoken(time - chapter.start)]);
      });
    }
  }

  /** Do what needs all chapters; nothing if the listener has opened another one meanwhile. */
  async function withContents(act) {
    const { chapter } = state();
    const all = await contents.load().catch((error) => {
      console.warn("The chapters of the guide are not known:", error.message);
      store.publish({ problem: "unreachable" });
    });
    if (all && state().chapter === chapter) act(all);
  }

  function byChapter(direction) {
    const isWithin = isBack(direction) && previousUnit([0], media.now()) === 0;
    if (isWithin) goTo(0, [{ text: state().chapter.title, lang: state().chapter.lang }]);
    else if (neighbour(direction)) goOver(neighbour(direction), 0);
    else tellEnd(direction);
  }

  const byPoint = (level, direction) => withContents((all) => goToPoint(all, level, direction));

  function goToPoint(all, level, direction) {
    const { id, start } = state().chapter;
    const points = pointsOf(state(), level)
      .map((point) => ({ ...point, chapter: all.find(point.chapter) }))
      .filter(({ chapter }) => chapter)
      .sort((one, other) => one.chapter.start + one.time - other.chapter.start - other.time);
    const starts = points.map(({ chapter, time }) => chapter.start + time);
    const find = isBack(direction) ? previousUnit : nextUnit;
    const point = points[find(starts, start + media.now())];
    if (!point) announce(t(isBack(direction) ? `move.first.${level}` : `move.last.${level}`));
    else if (point.chapter.id === id) goTo(point.time, point.tell());
    else goOver(point.chapter.address, point.time, point.tell);
  }

  function move(direction, level = levelOf(state())) {
    if (level === "chapter") byChapter(direction);
    else if (STEPS[level]) bySeconds(direction * STEPS[level]);
    else if (POINTS[level]) byPoint(level, direction);
    else byUnit(level, direction);
  }

  function changeLevel(step) {
    const levels = levelsOf(state());
    const number = levels.indexOf(levelOf(state())) + step;
    if (number in levels) store.publish({ level: levels[number] });
    announce(t(`level.${levelOf(state())}`));
  }

  const toShare = (share) => goTo(share * state().chapter.duration);

  return Object.freeze({
    previous: () => move(-1),
    next: () => move(1),
    previousSentence: () => move(-1, "sentence"),
    nextSentence: () => move(1, "sentence"),
    largerLevel: () => changeLevel(-1),
    smallerLevel: () => changeLevel(1),
    toPercent: ({ key }) => toShare(Number(key) / 10),
    toStart: () => goTo(0),
    toEnd: () => goTo(state().chapter.duration),
    goTo,
  });
}
