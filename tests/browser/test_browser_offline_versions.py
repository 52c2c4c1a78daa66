"""A kept guide, and a guide or a player that was made anew since."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kept_site import (
    FIRST,
    LAST,
    PAGE,
    RENEW,
    STORES,
    TOLD,
    Site,
    Visit,
    as_it_is,
    base,
    break_off,
    change_sound,
    keep,
    press,
)
from serving import serving
from test_browser_access import violations

from audioguide import player


def test_a_guide_that_was_built_anew_is_told_and_the_old_one_plays_until_it_is_wanted(
    visit: Visit, site: Site
) -> None:
    with serving(site.app) as port:
        listener = visit(PAGE, base=base(port))
        keep(listener)
        change_sound(site.audio)
        listener.open(PAGE)
        listener.page.get_by_role("button", name=RENEW).wait_for()
        assert listener.get(TOLD).startswith("There is a newer version of this guide.")
        assert violations(listener) == []
        site.answer = break_off
        press(listener, RENEW)
        listener.wait(f"{TOLD}.includes('What you had is still here.')")
        listener.page.goto("about:blank")
    listener.complaints.clear()
    site.answer = as_it_is
    listener.open(FIRST)
    listener.play()
    assert listener.get("Math.round(audio.duration)") == 95
    listener.page.goto("about:blank")
    with serving(site.app, port):
        listener.open(PAGE)
        keep(listener, RENEW)
        assert listener.get(STORES) == 1
        listener.page.goto("about:blank")
    listener.open(FIRST)
    listener.play()
    assert listener.get("Math.round(audio.duration)") < 10


@contextmanager
def serving_later_version(audio: Path, port: int, folder: Path) -> Iterator[None]:
    """Serve by a later player: a module is renamed, and another says that it is of that player."""
    package = shutil.copytree(Path(player.__file__).parents[1], folder / "audioguide")
    modules = package / "player/static/js"
    (modules / "make.js").rename(modules / "maker.js")
    for path in [*modules.rglob("*.js"), *(package / "player/templates").glob("*.html")]:
        path.write_text(path.read_text("utf-8").replace("make.js", "maker.js"), "utf-8")
    with (modules / "main.js").open("a", encoding="utf-8") as main:
        main.write("\ndocument.documentElement.dataset.player = 'later';\n")
    code = (
        "import sys; from pathlib import Path; from audioguide.player import create_app, serve_app;"
        f"serve_app(create_app(Path({str(audio)!r})), host='127.0.0.1', port={port},"
        " on_ready=lambda address: print(address, flush=True))"
    )
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    command = [sys.executable, "-c", code]
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline()
        try:
            yield
        finally:
            process.terminate()


LATER = "document.documentElement.dataset.player === 'later'"
VERSIONS = """[...new Set(performance.getEntriesByType('resource')
  .map(each => /static.([0-9a-f]{8})/.exec(each.name)?.[1]).filter(Boolean))].length"""


def test_a_later_player_is_not_broken_by_what_is_kept_nor_the_kept_one_by_it(
    visit: Visit, site: Site, tmp_path: Path
) -> None:
    with serving(site.app) as port:
        listener = visit(PAGE, base=base(port))
        keep(listener)
        listener.open(LAST)
        listener.page.goto("about:blank")
    with serving_later_version(site.audio, port, tmp_path / "later"):
        listener.open(FIRST)
        assert listener.get(LATER)
        listener.play()
        for key in ("Shift+B", "z", "/", "?"):
            listener.open_dialog(key)
            listener.leave_dialog()
        assert listener.get(VERSIONS) == 1
        listener.open(PAGE)
        listener.page.get_by_role("button", name=RENEW).wait_for()
        listener.page.goto("about:blank")
    listener.open(FIRST)
    assert not listener.get(LATER)
    assert listener.get(VERSIONS) == 1
    with serving_later_version(site.audio, port, tmp_path / "again"):
        # The next chapter is of the later player: it comes with its own modules.
        listener.press("n")
        listener.page.wait_for_url("**/counting/")
        listener.wait_for_text()
        assert listener.get(LATER)
        listener.play()
        listener.page.goto("about:blank")
