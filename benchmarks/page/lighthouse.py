"""`python -m benchmarks.page.lighthouse`: what Lighthouse gives the pages, as on a mobile phone.

It is fetched by `tests/browser/ensure-lighthouse.sh`. Its phone is simulated: a slow network and a
processor four times slower than this one, so that performance means most on an idle machine.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.page.serving import find_chromium, serve_large

HOME = Path(__file__).parents[2] / ".venv/lighthouse/node_modules/lighthouse/cli/index.js"
SCRIPT = Path(os.environ.get("LIGHTHOUSE", HOME))
WANTED = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def why_not() -> str:
    """Say why Lighthouse cannot run here; "" when it can."""
    if not shutil.which("node"):
        return "there is no node here"
    if not SCRIPT.is_file():
        return "Lighthouse is not here; see tests/browser/ensure-lighthouse.sh"
    return "" if find_chromium() else "there is no Chromium or Chrome here"


def look(address: str, categories: Sequence[str] = tuple(WANTED)) -> dict[str, tuple[int, str]]:
    """Let Lighthouse look at a page: points of 100 for each category, and what cost some."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = ["node", str(SCRIPT), address, "--quiet", "--output=json",
                   f"--output-path={report}", f"--chrome-flags={FLAGS}",
                   f"--only-categories={','.join(categories)}"]  # fmt: skip
        chromium = {"CHROME_PATH": find_chromium()}
        run = subprocess.run(command, env={**os.environ, **chromium}, capture_output=True,
                             text=True, timeout=180, check=False)  # fmt: skip
        if run.returncode:
            raise SystemExit(f"Lighthouse failed: {run.stderr}")
        found = json.loads(report.read_text(encoding="utf-8"))
    return {
        name: (round(category["score"] * 100), _lost(category, found["audits"]))
        for name, category in found["categories"].items()
    }


def _lost(category: dict, audits: dict) -> str:  # type: ignore[type-arg] # a report as it comes
    """Name the audits that cost points."""
    names = [each["id"] for each in category["auditRefs"] if each["weight"]]
    return ", ".join(name for name in names if (audits[name]["score"] or 1) < 1)


def main() -> None:
    """Print the points of the library, of a guide of 500 chapters, and of one of them."""
    if reason := why_not():
        print(f"skipped: {reason}")
        return
    is_enough = True
    with serve_large() as base:
        for path in ("/", "/guides/ten-hours/", "/guides/ten-hours/part-250/"):
            points = look(f"{base}{path}")
            is_enough &= all(points[name][0] >= least for name, least in WANTED.items())
            print(f"{path:<30} " + "  ".join(f"{name} {got}" for name, (got, _) in points.items()))
            print("".join(f"    lost by: {lost}\n" for _, lost in points.values() if lost), end="")
    print(f"at least: {'  '.join(f'{name} {least}' for name, least in WANTED.items())}")
    sys.exit(0 if is_enough else 1)


if __name__ == "__main__":
    main()
