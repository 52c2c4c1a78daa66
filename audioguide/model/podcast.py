"""What an author says of a guide as a podcast: the `[podcast]` table of guide.toml."""

from dataclasses import dataclass

MEDIUMS = ("audiobook", "course", "podcast")
"""Kinds of feed that a guide can be, in the words of Podcasting 2.0 (podcast:medium)."""

CATEGORIES: dict[str, tuple[str, ...]] = {
    "Arts": (
        *("Books", "Design", "Fashion & Beauty", "Food"),
        *("Performing Arts", "Visual Arts"),
    ),
    "Business": (
        *("Careers", "Entrepreneurship", "Investing", "Management"),
        *("Marketing", "Non-Profit"),
    ),
    "Comedy": ("Comedy Interviews", "Improv", "Stand-Up"),
    "Education": ("Courses", "How To", "Language Learning", "Self-Improvement"),
    "Fiction": ("Comedy Fiction", "Drama", "Science Fiction"),
    "Government": (),
    "Health & Fitness": (
        *("Alternative Health", "Fitness", "Medicine", "Mental Health"),
        *("Nutrition", "Sexuality"),
    ),
    "History": (),
    "Kids & Family": ("Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids"),
    "Leisure": (
        *("Animation & Manga", "Automotive", "Aviation", "Crafts", "Games", "Hobbies"),
        *("Home & Garden", "Video Games"),
    ),
    "Music": ("Music Commentary", "Music History", "Music Interviews"),
    "News": (
        *("Business News", "Daily News", "Entertainment News", "News Commentary"),
        *("Politics", "Sports News", "Tech News"),
    ),
    "Religion & Spirituality": (
        *("Buddhism", "Christianity", "Hinduism", "Islam", "Judaism"),
        *("Religion", "Spirituality"),
    ),
    "Science": (
        *("Astronomy", "Chemistry", "Earth Sciences", "Life Sciences", "Mathematics"),
        *("Natural Sciences", "Nature", "Physics", "Social Sciences"),
    ),
    "Society & Culture": (
        *("Documentary", "Personal Journals", "Philosophy", "Places & Travel"),
        "Relationships",
    ),
    "Sports": (
        *("Baseball", "Basketball", "Cricket", "Fantasy Sports", "Football", "Golf", "Hockey"),
        *("Rugby", "Running", "Soccer", "Swimming", "Tennis", "Volleyball", "Wilderness"),
        "Wrestling",
    ),
    "Technology": (),
    "True Crime": (),
    "TV & Film": ("After Shows", "Film History", "Film Interviews", "Film Reviews", "TV Reviews"),
}
"""Apple's categories and their subcategories, which other directories use too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody to name in a feed: `role` and `group` are of the Podcast Taxonomy.

    `href` and `img` are web addresses, of a page about them and of their picture.
    """

    name: str
    role: str = ""
    group: str = ""
    href: str = ""
    img: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PodcastInfo:
    """How a guide's feeds are to look where they differ from what the guide itself says.

    `category` is one of CATEGORIES, `subcategory` one of its own or nothing. `guid` is the UUID
    that the feed had elsewhere before; nothing has it made from its address. `author`, `copyright`
    and `persons` stand in for what the guide says, `link` for its page.
    """

    author: str = ""
    owner_name: str = ""
    owner_email: str = ""
    category: str = "Education"
    subcategory: str = ""
    explicit: bool = False
    locked: bool = True
    medium: str = "audiobook"
    guid: str = ""
    link: str = ""
    copyright: str = ""
    persons: tuple[Person, ...] = ()
