from collections.abc import Callable

import pytest
from listening import Listener

Visit = Callable[..., Listener]
FIRST = "/guides/breathing/two-lungs/"


def test_a_click_on_a_sentence_plays_from_there(visit: Visit) -> None:
    listener = visit()
    listener.page.locator("#s7").click(position={"x": 5, "y": 5})
    listener.wait("!audio.paused && document.getElementById('s7').hasAttribute('aria-current')")


def test_selecting_text_or_following_a_link_does_not_play(visit: Visit) -> None:
    listener = visit()
    listener.page.locator("#s5").dblclick()
    listener.page.locator("#s5").dblclick()
    listener.pause() if not listener.get("audio.paused") else None
    before = listener.get("audio.currentTime")
    listener.page.route("https://example.org/**", lambda route: route.abort())
    listener.get(
        "document.querySelector('#s8 a').addEventListener('click', e => e.preventDefault())"
    )
    listener.page.locator("#s8 a").click()
    assert listener.get("audio.paused")
    assert listener.get("audio.currentTime") == before


def test_the_text_is_one_stop_of_the_tab_key_at_the_spoken_sentence(visit: Visit) -> None:
    listener = visit()
    assert listener.get("[...document.querySelectorAll('.sentence[tabindex]')].map(s => s.id)") == [
        "s1"
    ]
    listener.press(".", ".", ".")
    listener.wait("document.querySelector('#s3[aria-current]')")
    assert listener.get("[...document.querySelectorAll('.sentence[tabindex]')].map(s => s.id)") == [
        "s3"
    ]
    assert listener.page.locator("#s3").get_attribute("role") is None


def test_a_sentence_has_an_address(visit: Visit) -> None:
    listener = visit(f"{FIRST}#s20")
    listener.wait("document.querySelector('#s20[aria-current]') && audio.paused")
    listener.get("location.hash = 's3'")
    listener.wait("document.querySelector('#s3[aria-current]')")


def test_the_text_follows_the_voice_until_the_listener_scrolls_and_focus_stays(
    visit: Visit,
) -> None:
    listener = visit(viewport={"width": 900, "height": 600}, reduced_motion="reduce")
    listener.page.get_by_role("button", name="Mute").focus()
    listener.go_to(60)
    listener.play()
    is_in_sight = (
        "(({ top, bottom }) => top >= 0 && bottom <= document.getElementById('player')"
        ".getBoundingClientRect().top)"
        "(document.querySelector('.sentence[aria-current]').getBoundingClientRect())"
    )
    listener.wait(is_in_sight)
    assert listener.focus == "mute"
    listener.page.mouse.wheel(0, -5000)
    listener.page.get_by_role("button", name="Back to the spoken place").wait_for()
    listener.wait("scrollY === 0")
    spoken = listener.get("document.querySelector('.sentence[aria-current]').id")
    listener.wait(f"document.querySelector('.sentence[aria-current]').id !== '{spoken}'")
    assert listener.get("scrollY") == 0
    listener.page.get_by_role("button", name="Back to the spoken place").click()
    listener.wait(is_in_sight)
    assert not listener.page.locator("#follow").is_visible()


def test_when_paused_a_move_tells_where_it_led(visit: Visit) -> None:
    listener = visit()
    listener.press("l")
    listener.wait("status === '10 seconds'")
    listener.press(".")
    listener.wait('status === "J\'ai mal de mer." || status.length > 10')
    assert listener.get("audio.paused")
    listener.press("p")
    listener.wait("status === 'This is the first chapter.'")


@pytest.mark.parametrize(
    "path", [FIRST, "/guides/tumor-metastasis/living-with-it/", "/guides/lungs/tests/"]
)
def test_the_text_of_the_page_is_the_text_of_the_timeline(visit: Visit, path: str) -> None:
    listener = visit(path)
    timeline = listener.page.evaluate(
        "fetch(document.getElementById('main').dataset.timeline).then(file => file.json())"
    )
    sentences = [each for block in timeline["blocks"] for each in block["sentences"]]
    shown = listener.get(
        "[...document.querySelectorAll('.sentence')].map(s => [s.id, s.textContent])"
    )
    assert shown == [[each["id"], each["text"]] for each in sentences]


def test_an_image_is_shown_with_its_description(visit: Visit) -> None:
    listener = visit()
    figure = listener.page.get_by_role("figure", name="A drawing of two lungs.")
    figure.scroll_into_view_if_needed()
    listener.wait("document.querySelector('figure img').naturalWidth > 0")
