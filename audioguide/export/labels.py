"""The few words that exported files say themselves, in the guide's language where we have it."""

from collections.abc import Iterator

from audioguide.model.guide import Manifest
from audioguide.model.language import primary_language
from audioguide.player.catalogs import CATALOGS, DEFAULT, Catalog


def find_catalog(lang: str) -> Catalog:
    """Give the catalog of a guide's language, or the English one."""
    return CATALOGS.get(primary_language(lang), CATALOGS[DEFAULT])


def to_credits(manifest: Manifest, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Give what a guide's page tells about it, as pairs of a label and a value."""
    info = manifest.info
    values = {
        "guide.authors": ", ".join(info.authors),
        "guide.narrator": manifest.narrator,
        "guide.publisher": info.publisher,
        "guide.date": info.published or "",
        "guide.license": info.license or "",
    }
    return ((catalog.tell(key), value) for key, value in values.items() if value)
