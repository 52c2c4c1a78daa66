"""Files that listeners take along: what an export made of a bundle, and of which one."""

from dataclasses import dataclass

from audioguide.model.guide import Resource


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file in a guide's folder of downloads; `file.href` is relative to that folder.

    `format` is a key of `export.exporters.EXPORTERS`. `duration_ms` is the length of the sound
    inside, if there is any; `chapter_id` is set where the file is of one chapter alone.
    `bundle_sha256` names the manifest it was made from, `recipe` the way it was made: the same two
    give the same bytes.
    """

    format: str
    file: Resource
    bundle_sha256: str
    recipe: int
    duration_ms: int | None = None
    chapter_id: str | None = None
