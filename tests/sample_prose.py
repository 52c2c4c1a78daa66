"""The sample guides' scripts as prose, and whether they say a thing."""

import re
from pathlib import Path

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
SPAN = re.compile(r"\[([^\]]*)\]\{[^}]*\}")
HEADING = re.compile(r"^#+ .*$", re.MULTILINE)
MARKER = re.compile(r"^(?:[->]|#+) ", re.MULTILINE)


def spoken(script: Path) -> str:
    """The chapter as prose: no front matter, no span syntax, no emphasis marks."""
    text = FRONT_MATTER.sub("", script.read_text(encoding="utf-8"))
    return SPAN.sub(r"\1", text).replace("*", "")


def blocks(script: Path) -> list[str]:
    """The paragraphs, lists, quotes and headings of a chapter, each on one line."""
    return [" ".join(block.split()) for block in spoken(script).split("\n\n") if block.strip()]


def without_headings(script: Path) -> str:
    """What is said in sentences, without marks of lists and quotes."""
    return MARKER.sub("", HEADING.sub("", spoken(script)))


def holds(block: str, phrase: str) -> bool:
    """Whether a block holds a phrase as whole words."""
    return re.search(rf"\b{re.escape(phrase)}\b", block, re.IGNORECASE) is not None


def tells(script: Path, phrases: str) -> bool:
    """Whether phrases, joined by plus signs, stand in one paragraph or list of a chapter."""
    wanted = phrases.split(" + ")
    return any(all(holds(block, phrase) for phrase in wanted) for block in blocks(script))
