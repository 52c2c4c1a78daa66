"""`audioguide serve --watch` as an author starts it: what it says in the terminal, and its end."""

import os
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from audioguide.cli import main

WriteGuide = Callable[..., Path]


def test_it_does_not_start_where_others_could_reach_it(
    write_guide: WriteGuide, tmp_path: Path
) -> None:
    folder = write_guide({"01-start.md": "# Start\n\nHello.\n"})
    options = ["--scripts", str(folder.parent), "--audio", str(tmp_path / "audio")]
    result = CliRunner().invoke(main, ["serve", "--watch", "--host", "::", *options])
    assert result.exit_code == 1
    assert "this computer alone" in result.stderr
    assert not (tmp_path / "audio").exists()


def test_without_scripts_it_says_what_is_missing(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["serve", "--watch", "--scripts", str(tmp_path)])
    assert result.exit_code == 2
    assert "There is no guide in" in result.stderr


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGINT to send")
@pytest.mark.usefixtures("hears_interrupts")
def test_it_tells_what_became_of_each_save_and_ends_on_ctrl_c_while_pages_wait(
    write_guide: WriteGuide, tmp_path: Path
) -> None:
    folder = write_guide({"01-start.md": "# Start\n\nHello.\n"})
    command = [sys.executable, "-m", "audioguide", "serve", "--watch", "--port", "0",
               "--scripts", str(folder.parent), "--audio", str(tmp_path / "audio")]  # fmt: skip
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            address = process.stdout.readline().split()[4]
            assert _told(process, "lungs: spoke 2 sentences, ready after")
            (folder / "01-start.md").write_text("# Start\n\nHello. ![](a.png)\n")
            assert _told(process, "image-without-alt")
            assert _told(process, "lungs: not built, and its pages stay as they were")
            (folder / "01-start.md").write_text("# Start\n\nGood morning.\n")
            assert _told(process, "lungs: spoke 1 sentence, ready after")
            threading.Thread(target=_wait_for_news, args=(address,), daemon=True).start()
            process.send_signal(signal.SIGINT)
            assert process.wait(20) == 0
            assert "Traceback" not in process.stderr.read()
        finally:
            process.kill()


def _told(process: "subprocess.Popen[str]", words: str) -> bool:
    """Read on until a line says it; False at the end."""
    assert process.stderr is not None
    return any(words in line for line in process.stderr)


def _wait_for_news(address: str) -> None:
    """Be a page that waits; that the server goes away is no fault of this test."""
    news = f"{address}guides/lungs/preview.json"
    try:
        with urllib.request.urlopen(news, timeout=10) as answer:
            version = str(answer.read()).split('"version":"')[1].split('"')[0]
        urllib.request.urlopen(f"{news}?after={version}", timeout=10).close()
    except OSError:
        pass
