"""Images of a guide, its cover among them: copied into the bundle under hashed names."""

from dataclasses import replace
from pathlib import Path

from audioguide.bundle.store import write_resource
from audioguide.model.guide import Guide, GuideInfo, Resource


def write_images(
    guide: Guide, source: Path, folder: Path
) -> tuple[GuideInfo, dict[str, str], tuple[Resource, ...]]:
    """Copy the cover and every image that a section shows from `source` to the bundle's `folder`.

    Returns the guide's info with the cover's new name, new names by old ones, and the files.
    The script's checks have made sure that each image is there and inside `source`.
    """
    wanted = {block.href for section in guide.sections for block in section.blocks if block.href}
    if guide.info.cover:
        wanted.add(guide.info.cover)
    resources = {
        href: write_resource(
            folder, _stem(href), Path(href).suffix.lower(), (source / href).read_bytes()
        )
        for href in sorted(wanted)
    }
    hrefs = {href: resource.href for href, resource in resources.items()}
    info = replace(guide.info, cover=hrefs[guide.info.cover]) if guide.info.cover else guide.info
    extras = tuple(dict.fromkeys(resources.values()))
    return info, hrefs, extras


def _stem(href: str) -> str:
    """Make a name that is safe in an address: `figures/The lungs.PNG` gives `the-lungs`."""
    words = "".join(char if char.isascii() and char.isalnum() else " " for char in Path(href).stem)
    return "-".join(words.lower().split()) or "image"
