"""The lines between two `---` at the top of a script file: language, voice, recording and more."""

from dataclasses import dataclass

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from audioguide.model.language import LANGUAGE_TAG
from audioguide.script.decoding import clean_text
from audioguide.script.findings import Notepad

_FENCE = "---"
_KEYS = ("lang", "description", "voice", "audio")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What a chapter says about itself; empty where it says nothing.

    `voice_line` and `audio_line` are where these stand.
    """

    lang: str = ""
    description: str = ""
    voice: str = ""
    audio: str = ""
    voice_line: int = 0
    audio_line: int = 0


def cut_front_matter(text: str, notepad: Notepad) -> tuple[FrontMatter, str]:
    """Give the front matter, and the text with empty lines in its place, to keep line numbers."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return FrontMatter(), text
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        notepad.note("front-matter", 1, "The first --- has no second one to end it.")
        return FrontMatter(), "\n".join(["", *lines[1:]])
    values = _read_values("\n".join(lines[1:end]), notepad)
    found = {key: value for key, (value, _) in values.items()}
    front = FrontMatter(
        **found,
        voice_line=values.get("voice", ("", 0))[1],
        audio_line=values.get("audio", ("", 0))[1],
    )
    return front, "\n".join(["" for _ in range(end + 1)] + lines[end + 1 :])


def _read_values(text: str, notepad: Notepad) -> dict[str, tuple[str, int]]:
    try:
        # Nodes carry lines, and `lang: no` stays Norwegian where YAML 1.1 would say false.
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        notepad.note("front-matter", line, f"This is no YAML: {error.problem}.")
        return {}
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError):
        notepad.note("front-matter", 1, "The front matter is no YAML.")
        return {}
    if root is None:
        return {}
    if not isinstance(root, MappingNode):
        notepad.note("front-matter", 2, "The front matter has no lines such as lang: en.")
        return {}
    found = (_read_pair(key, value, notepad) for key, value in root.value)
    return dict(pair for pair in found if pair)


def _read_pair(key: Node, value: Node, notepad: Notepad) -> tuple[str, tuple[str, int]] | None:
    line = key.start_mark.line + 2
    name = str(key.value) if isinstance(key, ScalarNode) else "?"
    if name not in _KEYS:
        notepad.note("unknown-key", line, f"The front matter knows no {name!r}.")
    elif not isinstance(value, ScalarNode):
        notepad.note("wrong-value", line, f"{name} must be plain text.")
    elif name == "lang" and not LANGUAGE_TAG.fullmatch(value.value):
        notepad.note("bad-lang", line, f"{value.value!r} is no language tag.")
    else:
        # An escape in quotes may be half of a surrogate pair, which no file can hold.
        said = str(value.value).encode("utf-8", "replace").decode()
        return name, (" ".join(clean_text(said).split()), line)
    return None
