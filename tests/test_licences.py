"""Every package that is installed with us has its licence told, and GPL comes by extras alone."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
TOLD = dict(
    re.findall(
        r"^\| ([\w.-]+) \| (.+?) \|$", (ROOT / "docs/licences.md").read_text("utf-8"), re.MULTILINE
    )
)
# docs/licences.md says of each why it is there and what could take its place.
KNOWN = {"espeakng-loader", "imageio-ffmpeg", "mutagen"}
GPL = re.compile(r"\bA?GPL|(?<!Lesser )General Public License", re.IGNORECASE)
OTHER = re.compile(r"\bOR\b|MPL|BSD|MIT|Apache|Lesser|LGPL", re.IGNORECASE)


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def installed_with(requirements: list[str]) -> set[str]:
    """Name all packages that these bring with them on this machine."""
    found: set[str] = set()
    to_do = [(Requirement(each), frozenset[str]()) for each in requirements]
    while to_do:
        wanted, extras = to_do.pop()
        environments = [{"extra": extra} for extra in extras | {""}]
        if wanted.marker and not any(wanted.marker.evaluate(one) for one in environments):
            continue
        name = normal(wanted.name)
        try:
            requires = metadata.requires(wanted.name) or []
        except metadata.PackageNotFoundError:
            continue  # an extra that is not installed here
        if name not in found:
            found.add(name)
            to_do += [(Requirement(each), frozenset(wanted.extras)) for each in requires]
    return found


CORE = installed_with(PROJECT["dependencies"])


def licences(name: str) -> str:
    """Give all that a package says of its licence."""
    about = metadata.metadata(name)
    said = [about.get("License-Expression") or "", (about.get("License") or "")[:100]]
    said += [each for each in about.get_all("Classifier") or [] if each.startswith("License")]
    return "; ".join(filter(None, said))


@pytest.mark.parametrize("extra", ["", *EXTRAS])
def test_every_package_has_its_licence_told(extra: str) -> None:
    packages = installed_with(EXTRAS[extra]) if extra else CORE
    assert packages
    assert sorted(packages - {normal(name) for name in TOLD}) == []


def test_gpl_comes_by_extras_alone_but_for_those_that_are_known() -> None:
    strict = {
        name for name in CORE if GPL.search(licences(name)) and not OTHER.search(licences(name))
    }
    assert strict - KNOWN == set()
    assert {normal(name) for name, told in TOLD.items() if told.startswith("GPL")} & CORE == KNOWN


def test_what_says_gpl_itself_is_told_as_such() -> None:
    told = {normal(name): licence for name, licence in TOLD.items()}
    everything = CORE.union(*(installed_with(each) for each in EXTRAS.values()))
    assert [
        name
        for name in sorted(everything)
        if GPL.search(licences(name)) and "GPL" not in told[name]
    ] == []
