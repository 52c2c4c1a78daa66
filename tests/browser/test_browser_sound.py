"""What is heard, and that the marked word is the one that is heard."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from listening import Listener

Visit = Callable[..., Listener]
FIRST, SAMPLE = "/guides/breathing/two-lungs/", "/guides/tumor-metastasis/three-routes/"
# Looks at every frame, until `seconds` of sound have passed: the time, and the text that is marked.
WATCH = """seconds => new Promise(resolve => {
  const audio = document.getElementById('audio');
  const begin = audio.currentTime;
  const seen = [];
  const look = () => {
    const [range] = CSS.highlights.get('spoken-word');
    const sentence = range?.startContainer.parentElement.closest('.sentence');
    seen.push([audio.currentTime * 1000, sentence?.id ?? '', range?.toString() ?? '']);
    if (audio.currentTime - begin >= seconds) resolve(seen);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})"""


def spoken_words(listener: Listener) -> list[tuple[str, str, int, int]]:
    """Every word of the chapter as the timeline has it: sentence, text, start and end in ms."""
    timeline = listener.page.evaluate(
        "fetch(document.getElementById('main').dataset.timeline).then(file => file.json())"
    )
    words = []
    for block in timeline["blocks"]:
        for sentence in block["sentences"]:
            units = sentence["text"].encode("utf-16-le")
            for offset, length, start, end in sentence.get("words", []):
                text = units[2 * offset : 2 * (offset + length)].decode("utf-16-le")
                words.append((sentence["id"], text, start, end))
    return words


@pytest.mark.parametrize(
    ("path", "moves", "seconds"),
    [
        (FIRST, [], 4),
        (SAMPLE, [], 4),
        (SAMPLE, ["l", "l", *[">"] * 10], 6),
        ("/guides/lungs/tests/", ["."] * 4, 3),
    ],
    ids=["a tone", "the sample guide", "after a jump at double speed", "letters beyond 16 bits"],
)
def test_the_marked_word_is_the_one_that_is_heard(
    visit: Visit, path: str, moves: list[str], seconds: float
) -> None:
    listener = visit(path)
    listener.press(*moves)
    listener.play()
    seen = listener.page.evaluate(WATCH, seconds)
    words = spoken_words(listener)
    late = 100 * listener.get("audio.playbackRate")

    def is_right(time_ms: float, sentence: str, text: str) -> bool:
        near = {
            (one, word) for one, word, start, end in words if start - late <= time_ms < end + late
        }
        is_in_a_gap = all(not start <= time_ms < end for _, _, start, end in words)
        return (sentence, text) in near or is_in_a_gap

    wrong = [each for each in seen if not is_right(*each)]
    # A busy machine may hold up a frame now and then.
    assert len(wrong) <= len(seen) * 0.02, wrong
    assert len(seen) > 30
    assert len({(sentence, text) for _, sentence, text in seen}) > 6


def test_no_sound_comes_before_the_listener_asks(visit: Visit) -> None:
    listener = visit()
    assert listener.get("audio.paused && audio.currentTime === 0 && audio.networkState") == 1
    listener.play()
    assert listener.page.get_by_role("button", name="Pause").count() == 1


def test_the_status_says_nothing_of_its_own_while_sound_runs(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.get(
        "new MutationObserver(changes => { window.said = (window.said ?? 0) + changes.length; })"
        ".observe(document.getElementById('status'), { childList: true, characterData: true })"
    )
    listener.play()
    listener.wait("audio.currentTime > 3")
    assert listener.get("window.said ?? 0") == 0


def test_the_slider_is_silent_while_it_has_the_focus_and_sound_runs(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.page.locator("#seek").focus()
    listener.play()
    value = listener.get("document.getElementById('seek').value")
    listener.wait("audio.currentTime > 2.5")
    assert listener.get("document.getElementById('seek').value") == value
    # A key of the slider starts from where the sound is, not from where the slider stood.
    listener.press("ArrowRight")
    assert int(listener.get("document.getElementById('seek').value")) >= 3
    words = listener.page.locator("#seek").get_attribute("aria-valuetext")
    assert words.endswith(" seconds of 1 minute 35 seconds")


def test_without_the_highlight_api_the_sentence_is_still_marked(visit: Visit) -> None:
    listener = visit("/")
    listener.page.add_init_script("delete CSS.__proto__.highlights; delete CSS.highlights;")
    listener.open(FIRST)
    assert listener.get("'highlights' in CSS") is False
    listener.play()
    listener.wait("document.querySelector('#s1[aria-current]')")


def test_the_system_is_told_what_plays(visit: Visit) -> None:
    listener = visit(FIRST)
    told = "navigator.mediaSession.metadata"
    assert listener.get(f"[{told}.title, {told}.album, {told}.artist]") == [
        "Two lungs & one air",
        "Breathing, <simply>",
        "Ada Writer, Ben Reader",
    ]
    listener.play()
    assert listener.get("navigator.mediaSession.playbackState") == "playing"


def test_a_fast_voice_keeps_its_pitch(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.page.locator("#speed").select_option(label="4×")
    listener.wait("audio.playbackRate === 4 && audio.preservesPitch")
    listener.get("document.activeElement.blur()")
    listener.press(">")
    listener.wait("status === 'Speed 4'")
    listener.page.locator("#speed").select_option(label="0.5×")
    listener.get("document.activeElement.blur()")
    listener.press("<")
    listener.wait("status === 'Speed 0.5' && audio.playbackRate === 0.5")


# The time at every frame, and at what moment of the clock.
TIMES = """seconds => new Promise(resolve => {
  const audio = document.getElementById('audio');
  const begin = audio.currentTime;
  const seen = [];
  const look = () => {
    seen.push([audio.currentTime * 1000, performance.now()]);
    if (audio.currentTime - begin >= seconds) resolve(seen);
    else requestAnimationFrame(look);
  };
  look();
})"""


def test_long_silences_are_skipped_if_wanted_and_no_word_is(visit: Visit) -> None:
    listener = visit(SAMPLE)
    listener.press("s")
    listener.play()
    seen = listener.page.evaluate(TIMES, 15)
    words = spoken_words(listener)
    jumps = [
        (before, after)
        for (before, earlier), (after, later) in pairwise(seen)
        if after - before - (later - earlier) > 100
    ]
    assert len(jumps) >= 2
    for before, after in jumps:
        cut = [text for _, text, start, end in words if start < after and end > before]
        assert cut == [], (before, after)
        assert min(start for _, _, start, _ in words if start >= after) - after < 200
