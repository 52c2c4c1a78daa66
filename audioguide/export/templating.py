"""Template files become the pages of exports: escaped, written piece by piece, the same each time.

Templates lie in `export/templates/`. A value that is missing is an error, never a hole.
"""

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from audioguide.model.language import find_direction
from audioguide.player.durations import render_clock
from audioguide.player.text import render_sentence


def make_environment(folder: str = "templates", **filters: Callable[..., object]) -> Environment:
    """Make what fills the templates of a folder in `export/`; what they hold is escaped."""
    environment = Environment(
        loader=PackageLoader("audioguide.export", folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(filters)
    return environment


_ENVIRONMENT = make_environment(
    sentence=render_sentence, clock=render_clock, direction=find_direction
)


def render_template(name: str, **values: object) -> bytes:
    """Fill a template, in UTF-8."""
    return _ENVIRONMENT.get_template(name).render(**values).encode()


def write_template(path: Path, name: str, **values: object) -> None:
    """Fill a template into a file. Values that are iterators are read as the file grows."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_ENVIRONMENT.get_template(name).generate(**values))
