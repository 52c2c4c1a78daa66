"""The Nu HTML checker, which knows the HTML standard and ARIA in HTML, on every page."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from player_bundle import GUIDE, write_bundle

from audioguide.player import create_app

ROOT = Path(__file__).parents[2]
JAR = Path(os.environ.get("VNU_JAR", ROOT / ".venv/nu/node_modules/vnu-jar/build/dist/vnu.jar"))
# What it warns of and we mean: Safari takes a list without bullets for no list unless told; and the
# caption band, which is hidden at first, is hidden from screen readers when it is shown. And a page
# that is read as a file has no host whose files 'self' would allow; and data is no inline script.
MEANT = (
    ".*“list” role is unnecessary.*|.*“aria-hidden” is unnecessary.*"
    "|.*violates Content Security Policy .meta tag..*"
)


@pytest.mark.skipif(not shutil.which("java"), reason="there is no Java here")
@pytest.mark.skipif(not JAR.is_file(), reason="the Nu HTML checker is not here; see ensure-nu.sh")
def test_every_page_is_valid_html(tmp_path: Path) -> None:
    write_bundle(tmp_path / "audio", lang="es")
    client = create_app(tmp_path / "audio").test_client()
    guide = f"/guides/{GUIDE}/"
    addresses = ["/", "/nothing", guide, f"{guide}two-lungs/", f"{guide}counting/"]
    addresses += [f"/embed/{GUIDE}/the-end/"]
    pages = [tmp_path / f"{number}.html" for number in range(len(addresses))]
    for page, address in zip(pages, addresses, strict=True):
        page.write_text(client.get(address).text, encoding="utf-8")
    command = ["java", "-jar", str(JAR), "--format", "gnu", "--filterpattern", MEANT]
    checked = subprocess.run(
        [*command, *map(str, pages)], capture_output=True, text=True, timeout=120, check=False
    )
    assert (checked.stderr, checked.returncode) == ("", 0)
