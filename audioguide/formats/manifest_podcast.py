"""The part of a manifest that feeds need and no standard names: the author's podcast settings.

Only what differs from the defaults is written, so that a guide without settings has no such part.
"""

from dataclasses import asdict, fields
from typing import Any

from audioguide.formats.fields import Fields, as_fields, ill_formed
from audioguide.model.podcast import Person, PodcastInfo

_USUAL = PodcastInfo()
_FLAGS = {"explicit", "locked"}
_TEXTS = {field.name for field in fields(PodcastInfo)} - _FLAGS - {"persons"}
_PERSON_TEXTS = {field.name for field in fields(Person)} - {"name"}


def render_podcast(info: PodcastInfo) -> dict[str, Any]:
    """Give the settings that are not the defaults, as JSON values."""
    told = {
        field.name: getattr(info, field.name)
        for field in fields(info)
        if field.name != "persons" and getattr(info, field.name) != getattr(_USUAL, field.name)
    }
    if info.persons:
        told["persons"] = [
            {key: value for key, value in asdict(person).items() if value or key == "name"}
            for person in info.persons
        ]
    return told


def parse_podcast(manifest: Fields, key: str) -> PodcastInfo:
    """Read what `render_podcast` gave from a key of the manifest. FormatError where ill-formed."""
    if not manifest.has(key):
        return _USUAL
    part = as_fields(manifest.values[key], where=manifest.at(key))
    texts = {name: part.text(name) for name in _TEXTS if part.has(name)}
    flags = {name: _flag(part, name) for name in _FLAGS if part.has(name)}
    persons = tuple(_parse_person(each) for each in part.objects("persons"))
    return PodcastInfo(**texts, **flags, persons=persons)  # type: ignore[arg-type]


def _flag(part: Fields, key: str) -> bool:
    value = part.values[key]
    if not isinstance(value, bool):
        raise ill_formed("This should be true or false.", where=part.at(key))
    return value


def _parse_person(part: Fields) -> Person:
    about = {key: part.text(key) for key in _PERSON_TEXTS if part.has(key)}
    return Person(name=part.text("name"), **about)
