import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from player_bundle import GUIDE, write_bundle

from audioguide.bundle.search_index import BEGIN, END, find_matches, to_query
from audioguide.bundle.store import load_manifest, load_timeline, write_manifest


@pytest.fixture
def audio(tmp_path: Path) -> Path:
    write_bundle(tmp_path)
    return tmp_path


def texts(audio: Path, words: str) -> list[str]:
    return [match.marked for match in find_matches(audio, words, limit=99)[1]]


def test_a_sentence_with_all_the_words_is_found_at_its_moment(audio: Path) -> None:
    chapter = load_manifest(audio, GUIDE).chapters[0]
    sentence = load_timeline(audio, GUIDE, chapter).sentences[1]
    first, second = sentence.text.split()[:2]
    found = find_matches(audio, f"{second} {first}", limit=99)[1]
    assert (chapter.id, sentence.id, sentence.span.start_ms) in [
        (match.chapter_id, match.sentence_id, match.start_ms) for match in found
    ]
    assert all(BEGIN in match.marked and END in match.marked for match in found)


def test_accents_capitals_and_the_end_of_the_last_word_do_not_matter(audio: Path) -> None:
    (sentence,) = [
        each
        for chapter in load_manifest(audio, GUIDE).chapters
        for each in load_timeline(audio, GUIDE, chapter).sentences
        if "mal de" in each.text
    ]
    found = find_matches(audio, "MÁL de", limit=99)[1]
    assert sentence.id in [match.sentence_id for match in found]
    assert texts(audio, sentence.text.split()[0][:3]) != []


def test_what_was_built_anew_is_searched_anew_and_what_is_gone_is_not_found(audio: Path) -> None:
    assert texts(audio, "breathe") != []
    manifest = load_manifest(audio, GUIDE)
    write_manifest(audio / GUIDE, replace(manifest, chapters=manifest.chapters[:-1]))
    kept = {match.chapter_id for match in find_matches(audio, "a", limit=999)[1]}
    assert manifest.chapters[-1].id not in kept
    (audio / GUIDE / "manifest.json").unlink()
    assert texts(audio, "breathe") == []


@pytest.mark.parametrize("damage", [b"no database at all" * 300, b""])
def test_a_damaged_index_is_made_anew(damage: bytes, audio: Path) -> None:
    before = texts(audio, "breathe")
    for path in (audio / ".cache").glob("search.sqlite*"):
        path.unlink()
    (audio / ".cache/search.sqlite").write_bytes(damage)
    assert texts(audio, "breathe") == before != []


def test_an_index_of_another_version_is_made_anew(audio: Path) -> None:
    before = texts(audio, "breathe")
    database = sqlite3.connect(audio / ".cache/search.sqlite")
    database.execute("PRAGMA user_version = 99")
    database.close()
    assert texts(audio, "breathe") == before


def test_many_may_search_at_once_while_it_is_made(audio: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: texts(audio, "breathe"), range(24)))
    assert answers == [answers[0]] * 24
    assert answers[0] != []


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_query_or_none(typed: str) -> None:
    query = to_query(typed)
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE t USING fts5(text)")
    if query:
        database.execute("SELECT * FROM t WHERE t MATCH ?", (query,)).fetchall()
    database.close()
