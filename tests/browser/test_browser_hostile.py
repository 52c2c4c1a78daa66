"""A guide whose every text is an attack, in a real browser: nothing runs, asks or complains."""

from collections.abc import Callable
from pathlib import Path

from hostile_guide import GUIDE, write_hostile
from listening import Listener
from serving import serving

from audioguide.player import create_app


def test_no_script_of_a_text_runs_on_any_page(
    tmp_path: Path, visit: Callable[..., Listener]
) -> None:
    write_hostile(tmp_path / "audio")
    with serving(create_app(tmp_path / "audio")) as port:
        base = f"http://127.0.0.1:{port}"
        listener = visit("/", base=base)
        dialogs: list[str] = []
        page = listener.page
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        for path in ("", "one/", "two/"):
            listener.open(f"/guides/{GUIDE}/{path}")
            assert "hostile" in page.title()
            assert "alert" in page.inner_text("body")
        page.keyboard.press("Escape")
        page.locator("main a[data-chapter-link]").first.click()
        listener.wait_for_text()
        listener.open("/search?q=hostile%3Cscript%3Ealert(1)%3C/script%3E")
        listener.open("/nothing/%3Cscript%3Ealert(1)%3C/script%3E/..%2f?a=%22onload=%22")
        assert dialogs == []
        # The listener of this test hears of whatever the policy stops: there was nothing to stop.
        assert [each for each in listener.complaints if "404" not in each] == []
        listener.complaints.clear()
