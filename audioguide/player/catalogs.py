"""Every text of the interface, in each language there is one for: `texts/en.json`, `texts/es.json`.

A key that a catalog lacks is a fault of ours and an error at once, never a hole in a page.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flask import g, request
from markupsafe import Markup, escape

from audioguide.model.language import primary_language

FOLDER = Path(__file__).parent / "texts"
MODULES = Path(__file__).parent / "static/js"
DEFAULT = "en"

# In a module: a whole key between quotes, or the beginning of some: t(`problem.${name}`).
_WHOLE = re.compile(r'"([A-Za-z0-9.]+)"')
_BEGUN = re.compile(r"`([A-Za-z0-9.]+\.)\$\{")
_PLURAL = re.compile(r"\.(?:one|other)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """The texts of one language by their keys."""

    lang: str
    texts: dict[str, str]

    def tell(self, key: str, **values: object) -> str:
        """Give a text with its {placeholders} filled; `count` chooses `key.one` or `key.other`.

        KeyError when there is no such text, or a value is missing.
        """
        return self._find(key, values).format(**values)

    def mark_up(self, key: str, **values: object) -> Markup:
        """Give a text for a template: a value that is Markup stays so, all else is escaped."""
        return escape(self._find(key, values)).format(**values)

    def _find(self, key: str, values: dict[str, object]) -> str:
        # English and Spanish agree: one is 1. Another language may need another rule here.
        plural = "one" if values.get("count") == 1 else "other"
        text = self.texts.get(key)
        return self.texts[f"{key}.{plural}"] if text is None else text


def _read_catalogs() -> dict[str, Catalog]:
    paths = sorted(FOLDER.glob("*.json"))
    texts = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in paths}
    return {lang: Catalog(lang=lang, texts=texts[lang]) for lang in texts}


CATALOGS = _read_catalogs()


def use_language_of(guide_lang: str) -> None:
    """Let the interface speak the guide's language on this page, if there is a catalog for it."""
    catalog = CATALOGS.get(primary_language(guide_lang))
    if catalog is not None:
        g.catalog = catalog


def present_catalog() -> Catalog:
    """Give the catalog of this page: by its guide, else by what the browser asks for (RFC 4647)."""
    if "catalog" not in g:
        g.is_language_asked = True
        asked = request.accept_languages.best_match(CATALOGS, default=DEFAULT)
        g.catalog = CATALOGS[asked or DEFAULT]
    catalog: Catalog = g.catalog
    return catalog


@cache
def write_texts(lang: str, modules: Sequence[str]) -> Markup:
    """Write as JSON the texts that these modules name, for a data block in a page."""
    texts = CATALOGS[lang].texts
    whole, begun = set[str](), set[str]()
    for module in modules:
        source = (MODULES / module).read_text(encoding="utf-8")
        whole.update(_WHOLE.findall(source))
        begun.update(_BEGUN.findall(source))
    wanted = {
        key: text
        for key, text in texts.items()
        if {key, _PLURAL.sub("", key)} & whole or key.startswith(tuple(begun))
    }
    # Nothing in it can end the block (HTML Standard, 4.12.1.3).
    return Markup(json.dumps(wanted, ensure_ascii=False).replace("<", "\\u003c"))  # noqa: S704
