"""Links from a page to the same in other languages, by the names that those give themselves."""

from dataclasses import dataclass

from flask import url_for

from audioguide.model.guide import Manifest
from audioguide.model.language import primary_language, to_language_tag
from audioguide.player.shelf import find_translations

_NAMES = """
ar:العربية bn:বাংলা ca:Català cs:Čeština cy:Cymraeg da:Dansk de:Deutsch el:Ελληνικά en:English
es:Español et:Eesti eu:Euskara fa:فارسی fi:Suomi fr:Français ga:Gaeilge gl:Galego he:עברית hi:हिन्दी
hr:Hrvatski hu:Magyar id:Bahasa_Indonesia is:Íslenska it:Italiano ja:日本語 ko:한국어 lt:Lietuvių
lv:Latviešu ms:Bahasa_Melayu nb:Norsk_bokmål nl:Nederlands no:Norsk pl:Polski pt:Português ro:Română
ru:Русский sk:Slovenčina sl:Slovenščina sr:Српски sv:Svenska sw:Kiswahili ta:தமிழ் th:ไทย tr:Türkçe
uk:Українська ur:اردو vi:Tiếng_Việt zh:中文
"""
_OWN_NAMES = {
    lang: name.replace("_", " ") for lang, name in (pair.split(":") for pair in _NAMES.split())
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Also:
    """A link to the same in another language; `name` is in that language, and so is `title`."""

    lang: str
    name: str
    title: str
    href: str


def to_also(manifest: Manifest, number: int | None = None) -> tuple[Also, ...]:
    """Link to the guide in other languages, or to its chapter of this number where there is one."""
    return tuple(
        Also(
            lang=to_language_tag(each.info.lang),
            name=_OWN_NAMES.get(primary_language(each.info.lang), each.info.title),
            title=each.info.title if number is None else _chapter_title(each, number),
            href=_address(each, number),
        )
        for each in find_translations(manifest)
    )


def _chapter_title(manifest: Manifest, number: int) -> str:
    chapters = manifest.chapters[number - 1 : number]
    return chapters[0].title if chapters else manifest.info.title


def _address(manifest: Manifest, number: int | None) -> str:
    chapters = manifest.chapters[number - 1 : number] if number else ()
    if not chapters:
        return url_for("pages.guide", guide_id=manifest.info.id)
    return url_for("pages.chapter", guide_id=manifest.info.id, chapter_id=chapters[0].id)
