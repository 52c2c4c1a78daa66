"""A guide of ten hours in 500 chapters: what a page has to bear. Tests use a part of it.

Texts are made of a few words, the same each time; titles are all different, as a filter needs it.
"""

from pathlib import Path

GUIDE = "ten-hours"
CHAPTERS = 500
TOPICS = (
    "Sleep", "Breathing", "Food", "Water", "Walking", "Pain", "Skin", "Hair", "Mouth", "Voice",
    "Memory", "Mood", "Fear", "Hope", "Family", "Friends", "Work", "Money", "Travel", "Rest",
    "Touch", "Noise", "Light", "Heat", "Time",
)  # fmt: skip
ASPECTS = (
    "what helps", "what to ask", "in the morning", "in the evening", "at night", "at home",
    "in hospital", "for a while", "for good", "with others", "alone", "when it is new",
    "when it is hard", "when it comes back", "what others say", "what is known",
    "what is not known", "small steps", "first aid", "good to know",
)  # fmt: skip
SETTINGS = f"""\
id = "{GUIDE}"
title = "Ten hours of good to know"
description = "A guide as long as a book, to see what a page can bear."
authors = ["Ada Writer"]
lang = "en"
voice = "silent"
"""
SENTENCES = (
    "It is good to know what {topic} has to do with how you feel today.",
    "Many people say that they think of it for the first time when they are ill.",
    "There is no right way to do this, and nobody does all of it every day.",
    "Ask the people who look after you, and write down what they say.",
    "Some days are easier than others, and that is how it should be.",
    "A little of it each day is worth more than a lot of it at once.",
    "If it makes you tired, stop, rest, and go on when you feel like it.",
)
PARAGRAPHS = ((0, 1, 2), (3, 4, 5), (5, 6, 1), (2, 4, 0), (6, 3, 5))


def write_scripts(folder: Path, chapters: int = CHAPTERS) -> Path:
    """Write the first `chapters` of them (at most 500) as a guide's folder, and return it."""
    folder.mkdir(parents=True)
    (folder / "guide.toml").write_text(SETTINGS, encoding="utf-8")
    for number in range(1, chapters + 1):
        text = write_chapter(number)
        (folder / f"{number:03}-part-{number}.md").write_text(text, encoding="utf-8")
    return folder


def title_of(number: int) -> str:
    """Name a chapter; they count from 1."""
    aspect, topic = divmod(number - 1, len(TOPICS))
    return f"{TOPICS[topic]}: {ASPECTS[aspect]}"


def write_chapter(number: int) -> str:
    """Write a chapter as Markdown: 72 seconds of the silent voice, which is a narrator's tempo."""
    topic = title_of(number).split(":")[0].lower()
    first, *rest = (
        " ".join(SENTENCES[sentence] for sentence in paragraph) for paragraph in PARAGRAPHS
    )
    parts = [f"# {title_of(number)}", first, "## What to do", *rest]
    about = f"---\ndescription: What {topic} is about, in a minute.\n---\n"
    return about + "\n\n".join(parts).format(topic=topic) + "\n"
