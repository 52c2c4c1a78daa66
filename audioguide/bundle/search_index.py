"""Every sentence of every listed guide in one index (SQLite FTS5), to be searched in an instant.

It lies in `audio/.cache/search.sqlite` and is made from the bundles alone: whoever searches first
brings it up to date, and it may be deleted at any time.
"""

import logging
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from audioguide.bundle.lock import CACHE
from audioguide.bundle.store import MANIFEST, load_manifest, load_timeline
from audioguide.errors import BundleError

INDEX = "search.sqlite"
MAX_WORDS = 12
BEGIN, END = "\x02", "\x03"
"""What stands round a word that was found in `Match.marked`; no text holds these."""

_VERSION = 1
_BUSY_S = 30.0
# Accents and capitals do not count; the ranges let a guide be taken out without a scan.
_SCHEMA = """
CREATE TABLE guides (id TEXT PRIMARY KEY, stamp TEXT, first INTEGER, last INTEGER);
CREATE VIRTUAL TABLE sentences USING fts5(
    text, guide UNINDEXED, chapter UNINDEXED, title UNINDEXED, sentence UNINDEXED,
    start_ms UNINDEXED, lang UNINDEXED, tokenize = "unicode61 remove_diacritics 2"
);
"""
_FIND = """
SELECT guide, chapter, title, sentence, start_ms, lang,
       highlight(sentences, 0, char(2), char(3))
FROM sentences WHERE sentences MATCH ? ORDER BY rank, rowid LIMIT ?
"""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A sentence that has all the words. `marked` is its text with BEGIN and END round each."""

    guide_id: str
    chapter_id: str
    chapter_title: str
    sentence_id: str
    start_ms: int
    lang: str
    marked: str


def find_matches(audio: Path, words: str, *, limit: int) -> tuple[int, tuple[Match, ...]]:
    """Find sentences with all of `words`, the best first; the last word may be a beginning.

    Gives how many there are, and at most `limit`. BundleError where SQLite has no FTS5.
    """
    query = to_query(words)
    if not query:
        return 0, ()
    with _opened(audio) as database:
        sync_index(audio, database)
        (count,) = database.execute(
            "SELECT count(*) FROM sentences WHERE sentences MATCH ?", (query,)
        ).fetchone()
        rows = database.execute(_FIND, (query, limit)).fetchall()
    return count, tuple(
        Match(
            guide_id=guide,
            chapter_id=chapter,
            chapter_title=title,
            sentence_id=sentence,
            start_ms=start_ms,
            lang=lang,
            marked=marked,
        )
        for guide, chapter, title, sentence, start_ms, lang, marked in rows
    )


def to_query(words: str) -> str:
    """Turn what a listener typed into FTS5: signs mean nothing, every word has to be there."""
    found = re.findall(r"\w+", words)[:MAX_WORDS]
    return " ".join(f'"{word}"' for word in found) + ("*" if found else "")


def sync_index(audio: Path, database: sqlite3.Connection) -> None:
    """Bring the index up to date with the bundles: only those that have changed are read."""
    present = dict(_present(audio))
    if _stamps(database) == present:
        return
    database.execute("BEGIN IMMEDIATE")
    with database:  # all of it or nothing
        known = _stamps(database)  # another search may have been first
        for guide_id in known.keys() | present.keys():
            if known.get(guide_id) != present.get(guide_id):
                _remove(database, guide_id)
                if guide_id in present:
                    _add(database, audio, guide_id, present[guide_id])


def _stamps(database: sqlite3.Connection) -> dict[str, str]:
    return dict(database.execute("SELECT id, stamp FROM guides"))


def _remove(database: sqlite3.Connection, guide_id: str) -> None:
    row = database.execute("SELECT first, last FROM guides WHERE id = ?", (guide_id,)).fetchone()
    if row:
        database.execute("DELETE FROM sentences WHERE rowid BETWEEN ? AND ?", row)
        database.execute("DELETE FROM guides WHERE id = ?", (guide_id,))


def _add(database: sqlite3.Connection, audio: Path, guide_id: str, stamp: str) -> None:
    (last,) = database.execute("SELECT coalesce(max(last), 0) FROM guides").fetchone()
    rows = list(_rows(audio, guide_id))
    numbered = ((last + number, *row) for number, row in enumerate(rows, start=1))
    database.executemany(
        "INSERT INTO sentences (rowid, text, guide, chapter, title, sentence, start_ms, lang)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        numbered,
    )
    database.execute(
        "INSERT INTO guides VALUES (?, ?, ?, ?)", (guide_id, stamp, last + 1, last + len(rows))
    )


def _rows(audio: Path, guide_id: str) -> Iterator[tuple[str, str, str, str, str, int, str]]:
    """Give every sentence of a guide; none of a private or damaged one."""
    try:
        manifest = load_manifest(audio, guide_id)
        if manifest.info.is_private:
            return
        for chapter in manifest.chapters:
            timeline = load_timeline(audio, guide_id, chapter)
            for each in timeline.sentences:
                lang = each.lang or timeline.lang
                place = (guide_id, chapter.id, chapter.title, each.id, each.span.start_ms)
                yield (each.text, *place, lang)
    except BundleError as error:
        log.warning("%s cannot be searched: %s", guide_id, error)


def _present(audio: Path) -> Iterator[tuple[str, str]]:
    """Give the id of every bundle, and what changes when its manifest does."""
    with os.scandir(audio) as entries:  # thousands of them, at every search
        for entry in entries:
            try:
                status = Path(entry.path, MANIFEST).stat()
            except (FileNotFoundError, NotADirectoryError):
                continue
            yield entry.name, f"{status.st_mtime_ns}-{status.st_size}-{status.st_ino}"


@contextmanager
def _opened(audio: Path) -> Iterator[sqlite3.Connection]:
    """Open the index; one that is damaged or of another version is made anew."""
    path = audio / CACHE / INDEX
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(path.with_suffix(".lock")):  # so that nobody meets it half made
        try:
            database = _connect(path)
        except sqlite3.DatabaseError as error:
            log.warning("%s is made anew: %s.", path, error)
            for old in path.parent.glob(f"{INDEX}*"):
                old.unlink()
            database = _connect(path)
    with closing(database):
        yield database


def _connect(path: Path) -> sqlite3.Connection:
    """Open the file, and make the tables of a new one. sqlite3.DatabaseError: it is of no use."""
    database = sqlite3.connect(path, timeout=_BUSY_S, isolation_level=None)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version == 0:
            _make_tables(database)
        elif version != _VERSION:
            raise sqlite3.DatabaseError("it is of another version")  # noqa: TRY301
        _stamps(database)
    except (sqlite3.DatabaseError, BundleError):
        database.close()
        raise
    return database


def _make_tables(database: sqlite3.Connection) -> None:
    try:
        database.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version = {_VERSION}; COMMIT")
    except sqlite3.OperationalError as error:
        raise BundleError(
            f"This Python's SQLite cannot search texts ({error}).",
            where="search",
            hint="Use a Python whose SQLite has FTS5, as those of python.org do.",
        ) from error
