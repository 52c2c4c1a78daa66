"""The dialog "Reading and looks", as a listener uses it."""

from listening import Listener

LIBRARY, GUIDE, CHAPTER = "/", "/guides/breathing/", "/guides/breathing/two-lungs/"
THEMES = ["system", "light", "dark", "sepia", "yellow", "white"]
PHONE = {"width": 320, "height": 640}
# 1280 x 1024 at 400 %.
ENLARGED = {"width": 320, "height": 256}
WIDEST = {"lineHeight": 2.75, "letterSpacing": 0.3, "wordSpacing": 0.6, "paragraphSpacing": 3}
ROOT = "document.documentElement"


def choose(listener: Listener, **values: object) -> None:
    """Set controls of the open dialog as a listener would, one event each."""
    for name, value in values.items():
        listener.page.evaluate(
            """([name, value]) => {
              const one = typeof value === 'string' ? `[value=${value}]` : '';
              const control = document.querySelector(`#looks [name=${name}]${one}`);
              if (typeof value === 'number') control.value = value;
              else control.checked = value !== false;
              for (const type of ['input', 'change'])
                control.dispatchEvent(new Event(type, { bubbles: true }));
            }""",
            [name, value],
        )
