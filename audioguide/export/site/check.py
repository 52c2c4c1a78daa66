"""Follows every link of a site: each address must lead to a file in it, each #fragment to an id."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urljoin, urlsplit

from audioguide.errors import ExportError
from audioguide.export.site.files import Open
from audioguide.export.site.links import Links, find_links

INDEX = "index.html"
UNKNOWN_HOST = "https://site.invalid/"
"""Stands for the address of a site that has none yet (RFC 6761 6.4)."""
# A moment of a chapter's sound, `#t=1:05`, is no id: Media Fragments URI 1.0.
_MOMENT = "t="


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenLink:
    """A link of the file at `path` that leads nowhere, as it is written there, and why."""

    path: str
    address: str
    why: str


def check_site(paths: Iterable[str], read: Open, base_url: str | None) -> None:
    """Raise ExportError that names the first link that leads nowhere, if there is one."""
    broken = list(find_broken(paths, read, base_url))
    if broken:
        first, more = broken[0], f" So do {len(broken) - 1} more links." if broken[1:] else ""
        raise ExportError(
            f"'{first.address}' leads nowhere: {first.why}.{more}",
            where=first.path,
            hint="If it stands in a script, mend it there and build again.",
        )


def find_broken(
    paths: Iterable[str], read: Open, base_url: str | None = None
) -> Iterator[BrokenLink]:
    """Find the links that lead nowhere in a site of these files, page by page."""
    there, base = set(paths), base_url or UNKNOWN_HOST
    links_in = lru_cache(maxsize=1024)(lambda path: find_links(path, read(path)))
    for path in sorted(there):
        if not is_read(path):
            continue
        for address in links_in(path).addresses:
            why = _what_is_wrong(address, path, base, there, links_in)
            if why:
                yield BrokenLink(path=path, address=address, why=why)


def is_read(path: str) -> bool:
    """Say whether a file's links are followed: a bundle's files and downloads stand for others."""
    folders = path.split("/")[:-1]
    return folders[:1] != ["guides"] or folders[2:] not in (["files"], ["downloads"])


def follow(address: str, path: str, base: str) -> tuple[str, str] | None:
    """Give the path that an address in the file at `path` leads to, and its fragment.

    None when it leads to another site; the path is "" when a relative one leads out of this.
    """
    page = urljoin(base, path.removesuffix(INDEX))
    # The page for what is missing is shown at any depth, and so has whole paths.
    leads_to, _, fragment = urljoin(page, address).partition("#")
    inside = leads_to.partition("?")[0]
    if not inside.startswith(base):
        written = urlsplit(address)
        return None if written.scheme or written.netloc else ("", fragment)
    relative = unquote(inside.removeprefix(base))
    return (f"{relative}{INDEX}" if relative[-1:] in {"", "/"} else relative), unquote(fragment)


def _what_is_wrong(
    address: str, path: str, base: str, there: set[str], links_in: Callable[[str], Links]
) -> str:
    led = follow(address, path, base)
    if led is None:
        return ""
    found, fragment = led
    if not found:
        return "it leaves the folder of the site"
    if found not in there:
        return f"there is no {found}"
    is_checked = fragment and not fragment.startswith(_MOMENT) and found.endswith((".html", ".svg"))
    if is_checked and fragment not in links_in(found).ids:
        return f"{found} has no id '{fragment}'"
    return ""
