import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from listening import Listener
from player_bundle import GUIDE, write_bundle
from serving import serving

from audioguide.player import create_app

Visit = Callable[..., Listener]
FIRST, SECOND, THIRD = (
    f"/guides/{GUIDE}/{chapter}/" for chapter in ("two-lungs", "counting", "the-end")
)
SAMPLE = "/guides/tumor-metastasis/three-routes/"
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


def test_a_chapter_runs_into_the_next_and_the_guide_comes_to_an_end(visit: Visit) -> None:
    listener = visit(SECOND)
    listener.get("audio.same = true")
    listener.page.get_by_role("button", name="Mute").focus()
    listener.play()
    listener.wait(f"location.pathname === '{THIRD}' && !audio.paused && audio.currentTime > 0")
    assert listener.page.title() == "The end – Breathing, <simply>"
    assert listener.page.locator("h1").inner_text() == "The end"
    assert listener.page.locator("#chapters [aria-current=page]").inner_text() == "The end"
    assert listener.get("audio.same")
    assert listener.focus == "mute"
    listener.wait("status === 'This is the end of the guide.' && audio.paused")
    assert listener.focus == "mute"


def test_another_chapter_opens_under_the_running_sound_and_back_leads_back(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.get("audio.same = true")
    listener.play()
    listener.page.get_by_role("link", name="Next chapter").click()
    listener.wait(f"location.pathname === '{SECOND}' && !audio.paused && audio.currentTime > 0")
    listener.wait("status === 'Chapter 2 of 3: Counting'")
    assert listener.focus == "title"
    listener.page.go_back()
    listener.wait(f"location.pathname === '{FIRST}' && !audio.paused && audio.currentTime > 0")
    listener.wait("document.querySelector('h1').textContent === 'Two lungs & one air'")
    listener.page.go_forward()
    listener.wait("document.querySelector('h1').textContent === 'Counting' && !audio.paused")
    assert listener.get("audio.same")
    assert listener.page.title().startswith("Counting – ")


def test_the_link_of_this_chapter_starts_it_again(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.go_to(20)
    before = listener.get("history.length")
    listener.page.locator("#chapters [aria-current]").click()
    listener.wait("audio.currentTime === 0 && status === 'Chapter 1 of 3: Two lungs & one air'")
    assert listener.get("history.length") == before


def test_another_chapter_opened_in_silence_stays_silent(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.press("n")
    listener.wait("document.querySelector('h1').textContent === 'Counting'")
    assert listener.get("audio.paused")
    assert listener.get("audio.src").split("/")[-1].startswith("counting.")


def test_captions_of_the_next_chapter_follow(visit: Visit) -> None:
    listener = visit(SECOND)
    listener.press("c")
    listener.play()
    band = "document.getElementById('captions').textContent"
    listener.wait(f"{band} === 'One two three.'")
    listener.press("n")
    listener.wait(f"{band} === 'Goodbye.'")
    assert listener.get("audio.textTracks[0].mode") == "hidden"
    assert listener.page.locator("#captions").get_attribute("aria-hidden") == "true"


def test_the_place_is_kept_and_a_little_is_heard_again(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.go_to(40)
    listener.play()
    listener.pause()
    left = listener.get("audio.currentTime")
    listener.open(f"/guides/{GUIDE}/")
    start = listener.page.locator("#start")
    assert start.inner_text().startswith("Continue: Two lungs & one air, 0:3")
    start.click()
    listener.wait_for_text()
    listener.wait(f"Math.abs(audio.currentTime - {left} + 3) < 0.1 && audio.paused")
    listener.wait("/^Play continues at 3\\d seconds.$/.test(status)")
    listener.play()
    assert listener.get("audio.currentTime") == pytest.approx(left - 3, abs=1)


def test_what_the_listener_has_set_is_there_next_time(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.press(">", ">", "d", "m", "c")
    shown = "document.querySelector('[data-command=mute]').ariaPressed === 'true'"
    listener.wait(f"audio.playbackRate === 1.1 && audio.volume === 0.9 && {shown}")
    listener.page.reload()
    listener.wait("audio.playbackRate === 1.1 && audio.volume === 0.9 && audio.muted")
    assert listener.page.locator("#captions").is_visible()
    listener.press("n")
    listener.wait("document.querySelector('h1').textContent === 'Counting'")
    listener.press("k")
    listener.wait("audio.currentTime > 0 && audio.playbackRate === 1.1 && audio.preservesPitch")


def test_the_player_works_where_nothing_can_be_kept(visit: Visit) -> None:
    listener = visit("/nothing")
    listener.complaints.clear()
    listener.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    listener.open(FIRST)
    listener.press(">", "c")
    listener.play()
    assert listener.get("audio.playbackRate") == 1.05


def test_lost_sound_is_told_and_play_goes_on_from_the_same_place(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.page.route("**/*.mp3", lambda route: route.abort())
    listener.go_to(20)
    listener.press("k")
    problem = listener.page.get_by_role("alert")
    problem.wait_for()
    assert "keeps trying" in problem.inner_text()
    listener.complaints.clear()
    listener.page.unroute("**/*.mp3")
    listener.press("k")
    listener.wait("!audio.paused && audio.currentTime > 20")
    assert listener.get("audio.currentTime") == pytest.approx(20, abs=2)
    problem.wait_for(state="hidden")


def test_a_chapter_that_does_not_come_is_told_and_can_be_tried_again(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.page.route(f"**{SECOND}", lambda route: route.abort())
    listener.press("n")
    problem = listener.page.get_by_role("alert")
    problem.wait_for()
    assert "try once more" in problem.inner_text()
    assert listener.get("location.pathname") == FIRST
    listener.complaints.clear()
    listener.page.unroute(f"**{SECOND}")
    listener.press("n")
    listener.wait("document.querySelector('h1').textContent === 'Counting'")
    problem.wait_for(state="hidden")


def test_a_guide_that_was_built_anew_goes_on_from_the_same_place(
    visit: Visit, tmp_path: Path
) -> None:
    write_bundle(tmp_path)
    with serving(create_app(tmp_path)) as port:
        listener = visit(FIRST, base=f"http://127.0.0.1:{port}")
        listener.go_to(20)
        rename_sound(tmp_path / GUIDE)
        listener.press("k")
        listener.page.get_by_role("alert").wait_for()
        listener.complaints.clear()
        listener.press("k")
        listener.wait("!audio.paused && audio.currentTime > 20 && audio.src.includes('0badcafe')")
        listener.page.goto("about:blank")


def rename_sound(bundle: Path) -> None:
    """As after a new build: the sound has another name, and the manifest names it."""
    [old] = bundle.glob("two-lungs.*.mp3")
    new = old.with_name("two-lungs.0badcafe.mp3")
    shutil.move(old, new)
    manifest = bundle / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(old.name, new.name))


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


def test_an_embedded_chapter_plays_and_goes_on_in_its_frame(visit: Visit) -> None:
    listener = visit(f"/embed/{GUIDE}/counting/")
    listener.play()
    listener.press("n")
    listener.wait(f"location.pathname === '/embed/{GUIDE}/the-end/'")
    listener.wait("document.title.startsWith('The end')")
    listener.page.go_back()
    listener.wait("document.title.startsWith('Counting')")
