"""What a file of a site leads to, and what can be led to in it. Pure.

Pages, drawings and feeds by their markup; modules, styles and lists by what names another file.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import PurePosixPath

# Attributes that hold an address, and elements of feeds and sitemaps whose text is one.
_ATTRIBUTES = {"href", "src", "poster", "action", "url", "xlink:href", "cite"}
_ELEMENTS = {"link", "loc", "url", "docs", "comments"}
# Keys of a web app manifest, and of the list of what is kept for offline.
_KEYS = {"src", "href", "url", "start_url", "scope"}
_PAIRS = "files"
_IMPORT = re.compile(
    r"""(?:^|[;\s}])(?:import|export)\s*(?:[\w*${},\s]+\sfrom\s*)?\(?\s*["']([^"']+)["']"""
    r"""|\bimport\(\s*["']([^"']+)["']""",
    re.MULTILINE,
)
_CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")
_RELATIVE = ("./", "../")
_ROBOTS = re.compile(r"^Sitemap:\s*(\S+)", re.MULTILINE)


@dataclass(slots=True, kw_only=True)
class Links:
    """The addresses in a file as they are written, and the ids in it."""

    addresses: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)


def find_links(path: str, data: bytes) -> Links:
    """Read a file of a site by what its name says it is; of other kinds nothing is read."""
    name = PurePosixPath(path)
    read = _READERS.get(name.name) or _READERS.get(name.suffix)
    return read(data.decode()) if read else Links()


class _Markup(HTMLParser):
    """Reads HTML, SVG and XML alike."""

    def __init__(self) -> None:
        super().__init__()
        self.links = Links()
        self._inside: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        for name, value in attrs:
            if name == "id" and value:
                self.links.ids.add(value)
            elif value is not None:
                self.links.addresses.extend(_of_attribute(name, value))

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside in _ELEMENTS and data.strip():
            self.links.addresses.append(data.strip())


def _of_attribute(name: str, value: str) -> Iterator[str]:
    if name in {"srcset", "imagesrcset"}:
        yield from (candidate.split()[0] for candidate in value.split(",") if candidate.strip())
    elif name in _ATTRIBUTES or (name.startswith("data-") and value.startswith(_RELATIVE)):
        yield value


def _read_markup(text: str) -> Links:
    parser = _Markup()
    parser.feed(text)
    parser.close()
    return parser.links


def _matches(pattern: re.Pattern[str]) -> Callable[[str], Links]:
    def read(text: str) -> Links:
        found = (next(filter(None, match.groups())) for match in pattern.finditer(text))
        return Links(addresses=[each for each in found if not each.startswith("data:")])

    return read


def _read_json(text: str) -> Links:
    return Links(addresses=list(_of_value(json.loads(text))))


def _of_value(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in _KEYS and isinstance(inner, str):
                yield inner
            elif key == _PAIRS and isinstance(inner, list):
                yield from _of_pairs(inner)
            else:
                yield from _of_value(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _of_value(inner)


def _of_pairs(pairs: Iterable[object]) -> Iterator[str]:
    for pair in pairs:
        if isinstance(pair, list) and pair and isinstance(pair[0], str):
            yield pair[0]
        else:
            yield from _of_value(pair)


_READERS: dict[str, Callable[[str], Links]] = {
    "robots.txt": _matches(_ROBOTS),
    ".html": _read_markup,
    ".svg": _read_markup,
    ".xml": _read_markup,
    ".js": _matches(_IMPORT),
    ".css": _matches(_CSS_URL),
    ".webmanifest": _read_json,
    ".json": _read_json,
}
