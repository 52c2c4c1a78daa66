"""Reading along: marks, their lag behind the sound, scrolling with the voice, captions."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from listening import Listener
from looking import CHAPTER, ENLARGED, LIBRARY, ROOT, choose

Visit = Callable[..., Listener]


def test_each_mark_can_be_off(visit: Visit) -> None:
    listener = visit(CHAPTER)
    listener.press(".")
    marked = (
        "[getComputedStyle(document.querySelector('.sentence[aria-current]')).borderBottomColor"
        " !== 'rgba(0, 0, 0, 0)', CSS.highlights.get('spoken-word').size > 0]"
    )
    listener.wait(f"{marked}.every(Boolean)")
    for is_marked in ([True, False], [False, True], [False, False], [True, True]):
        listener.press("h")
        assert listener.get(marked) == is_marked


def test_without_the_highlight_api_a_frame_is_round_the_word(visit: Visit) -> None:
    listener = visit(LIBRARY)
    listener.page.add_init_script("delete CSS.__proto__.highlights; delete CSS.highlights;")
    listener.open(CHAPTER)
    listener.press(".")
    listener.wait("document.querySelector('.word-frame')")
    frame, sentence = (
        listener.page.locator(each).bounding_box() for each in (".word-frame", "#s1")
    )
    assert frame
    assert sentence
    assert frame["y"] == pytest.approx(sentence["y"], abs=6)
    assert frame["width"] < sentence["width"]
    listener.press("h")
    assert listener.page.locator(".word-frame").count() == 0


# Every frame for a while: when it came, the time of the sound, and the text that is marked.
WATCH = """seconds => new Promise(resolve => {
  const audio = document.getElementById('audio');
  const begin = performance.now();
  const seen = [];
  const look = now => {
    const [range] = CSS.highlights.get('spoken-word');
    const sentence = range?.startContainer.parentElement.closest('.sentence');
    seen.push([now, audio.currentTime * 1000, sentence?.id ?? '', range?.toString() ?? '']);
    if (now - begin >= seconds * 1000) resolve(seen);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})"""
WORDS = """fetch(document.getElementById('main').dataset.timeline).then(file => file.json()).then(
  ({ blocks }) => blocks.flatMap(({ sentences }) => sentences).flatMap(({ id, text, words = [] }) =>
    words.map(([offset, length, start, end]) => [id, text.substr(offset, length), start, end])))"""
LAG_MS = 60
SLOW_FRAME_MS = 34


def test_the_mark_lags_the_sound_by_60_ms_at_most_at_any_speed_and_after_a_seek(
    visit: Visit,
) -> None:
    listener = visit("/guides/tumor-metastasis/three-routes/")
    words = listener.page.evaluate(WORDS)
    listener.play()
    for rate, place in ((0.5, 2), (1, 30), (4, 12)):
        listener.get(f"[audio.playbackRate = {rate}, audio.currentTime = {place}]")
        listener.wait(f"!audio.seeking && audio.currentTime >= {place}")
        seen = listener.page.evaluate(WATCH, 1.5)
        late = LAG_MS * rate
        # A frame that the browser itself held up is not ours.
        fair = [two for one, two in pairwise(seen) if two[0] - one[0] < SLOW_FRAME_MS]
        wrong = [frame for frame in fair if not is_right(words, frame, late)]
        assert wrong == [], rate
        assert len(fair) > 20
        assert len({text for *_, text in fair}) > 2


def is_right(words: list[tuple[str, str, int, int]], frame: list[Any], late: float) -> bool:
    _, time, sentence, text = frame
    spoken = [word for word in words if word[2] <= time < word[3] + late]
    is_in_a_gap = not any(start <= time < end for *_, start, end in words)
    return (sentence, text) in [tuple(word[:2]) for word in spoken] or is_in_a_gap


def test_the_mark_goes_on_in_a_background_tab_where_no_frames_come(visit: Visit) -> None:
    listener = visit(LIBRARY)
    listener.page.add_init_script("window.requestAnimationFrame = () => 0;")
    listener.open(CHAPTER)
    listener.play()
    marked = "[...CSS.highlights.get('spoken-word')].join()"
    listener.wait(f"{marked} !== ''")
    before = listener.get(marked)
    listener.wait(f"{marked} !== '' && {marked} !== '{before}'")
    listener.wait("document.querySelector('#s2[aria-current]')")


def test_the_text_stays_where_it_is_if_the_listener_wants_it_to(visit: Visit) -> None:
    listener = visit(CHAPTER, viewport={"width": 900, "height": 600}, reduced_motion="reduce")
    listener.press("t")
    listener.page.get_by_role("checkbox", name="Scroll along with the voice").uncheck()
    listener.leave_dialog()
    listener.go_to(60)
    listener.play()
    back = listener.page.get_by_role("button", name="Back to the spoken place")
    back.wait_for()
    assert listener.get("scrollY") == 0
    listener.press("f")
    listener.wait("scrollY > 0 && document.getElementById('follow').hidden")
    here = listener.get("scrollY")
    listener.go_to(2)
    back.wait_for()
    assert listener.get("scrollY") == here


def test_captions_show_the_sentence_where_and_as_large_as_wanted(visit: Visit) -> None:
    listener = visit(CHAPTER, viewport=ENLARGED, reduced_motion="reduce")
    listener.press(".", ".", "c")
    band = "document.getElementById('captions')"
    sentence = listener.get("document.querySelector('#s2').textContent")
    listener.wait(f"{band}.textContent === `{sentence}`")
    size = f"parseFloat(getComputedStyle({band}).fontSize)"
    listener.press("t")
    sizes = []
    for name in ("small", "medium", "large"):
        choose(listener, captionSize=name)
        sizes.append(listener.get(size))
    assert sizes == sorted(set(sizes))
    choose(listener, captionPlace="top", textSize=200)
    listener.leave_dialog()
    listener.get(f"{band}.textContent = 'A long sentence. '.repeat(60)")
    box = f"{band}.getBoundingClientRect()"
    assert listener.get(f"[{box}.top, {box}.height <= innerHeight * 0.45]") == [0, True]
    # What gets the focus is below it.
    listener.get("scrollTo(0, 600)")
    listener.wait(f"getComputedStyle({ROOT}).getPropertyValue('--band-height') !== '0px'")
    for _ in range(4):
        listener.press("Tab")
        covered = (
            f"(focused => !focused.closest('.skip') && focused.getBoundingClientRect().top <"
            f" {band}.getBoundingClientRect().bottom - 1)(document.activeElement)"
        )
        assert not listener.get(covered)
    choose(listener, captionPlace="bottom")
    assert listener.get(f"document.getElementById('player').contains({band})")
