"""Language tags: told from other text, taken apart, and written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioguide.model.language import (
    LANGUAGE_TAG,
    find_direction,
    primary_language,
    to_language_tag,
)


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("en-us", "en-US"),
        ("en_GB", "en-GB"),
        ("cmn-latn-pinyin", "cmn-Latn-pinyin"),
        ("vi-vn-x-central", "vi-VN-x-central"),
        ("es-419", "es-419"),
        ("", "und"),
    ],
)
def test_language_tags_are_written_as_the_standard_recommends(written: str, tag: str) -> None:
    assert to_language_tag(written) == tag


@pytest.mark.parametrize(
    ("tag", "language"),
    [("en", "en"), ("en-GB", "en"), ("zh-Hant-TW", "zh"), ("PT_br", "pt"), ("yue", "yue")],
)
def test_a_tag_without_its_region_is_its_language(tag: str, language: str) -> None:
    assert primary_language(tag) == language


@given(st.from_regex(LANGUAGE_TAG, fullmatch=True))
def test_a_tag_stays_a_tag_of_its_language_however_it_is_written(tag: str) -> None:
    written = to_language_tag(tag)
    assert LANGUAGE_TAG.fullmatch(written)
    assert written.lower() == tag.lower()
    assert primary_language(written) == primary_language(tag)


@pytest.mark.parametrize("tag", ["ar", "he-IL", "fa", "AR_eg", "az-Arab", "ks-Arab-IN", "ur"])
def test_these_are_written_from_right_to_left(tag: str) -> None:
    assert find_direction(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en", "es-419", "ar-Latn", "az", "sr-Cyrl", "ja", ""])
def test_these_are_written_from_left_to_right(tag: str) -> None:
    assert find_direction(tag) == "ltr"
