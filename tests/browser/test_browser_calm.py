from collections.abc import Callable

import pytest
from listening import Listener
from player_bundle import GUIDE

Visit = Callable[..., Listener]
# Every way in which the page scrolls by itself.
WATCH = """window.scrolls = [];
const scroll = window.scrollTo;
window.scrollTo = options => { window.scrolls.push(options.behavior); scroll(options); };"""
MOVING = """[...document.querySelectorAll('*')].filter(element => {
  const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
  const values = [...transitionDuration.split(', '), animationName, scrollBehavior];
  // Nothing at all: what is not laid out, as in <audio>.
  return values.some(value => !['0s', 'none', 'auto', ''].includes(value));
}).map(({ tagName, id }) => `${tagName} ${id}`)"""


@pytest.mark.parametrize(("wish", "way"), [("reduce", "instant"), ("no-preference", "smooth")])
def test_who_wants_less_motion_sees_no_scrolling_and_nothing_glide(
    visit: Visit, wish: str, way: str
) -> None:
    listener = visit("/", viewport={"width": 900, "height": 600}, reduced_motion=wish)
    listener.page.add_init_script(WATCH)
    listener.open(f"/guides/{GUIDE}/two-lungs/")
    listener.go_to(60)
    listener.play()
    listener.get("window.scrolls.length = 0")
    listener.press("Home", "f")
    listener.go_to(40)
    listener.press("f")
    listener.wait("window.scrolls.length > 0 && scrollY > 0")
    assert set(listener.get("window.scrolls")) == {way}
    if wish == "reduce":
        assert listener.get(MOVING) == []
        for key in ("?", "t", "/"):
            listener.open_dialog(key)
            assert listener.get(MOVING) == []
            listener.leave_dialog()
