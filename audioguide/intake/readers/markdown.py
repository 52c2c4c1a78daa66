"""Markdown files: rendered to HTML by the parser that scripts have, then read as that."""

from markdown_it import MarkdownIt

from audioguide.intake.decoding import decode_document
from audioguide.intake.draft import Draft
from audioguide.intake.markup import Walker
from audioguide.intake.readers.html import parse_html


def read_markdown(data: bytes, *, keep_all: bool) -> Draft:
    """Take a Markdown file apart; front matter between two `---` gives what it can."""
    text, about = _cut_front_matter(decode_document(data))
    page = MarkdownIt("commonmark").enable("table").render(text)
    walker = Walker(keep_all=keep_all, counts_lines=False, find_image=str)
    parts = walker.walk(parse_html(f"<body>{page}</body>")) if page.strip() else ()
    author = about.get("author", "")
    return Draft(
        parts=parts,
        title=about.get("title", ""),
        authors=(author,) if author else (),
        lang=about.get("lang", about.get("language", "")),
        published=about.get("date") or None,
        description=about.get("description", ""),
        dropped=tuple(walker.dropped),
        notes=walker.notes(),
    )


def _cut_front_matter(text: str) -> tuple[str, dict[str, str]]:
    lines = text.split("\n")
    if lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:]):
        return text, {}
    end = next(n for n, line in enumerate(lines[1:], 1) if line.strip() == "---")
    pairs = (line.partition(":") for line in lines[1:end] if ":" in line)
    return "\n".join(lines[end + 1 :]), {
        key.strip().lower(): value.strip().strip("\"'") for key, _, value in pairs
    }
