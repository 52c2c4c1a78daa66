"""The pure modules, asked in the browser that runs them."""

from collections.abc import Callable
from typing import Any

import pytest
from listening import Listener

Visit = Callable[..., Listener]
TIMELINE = {
    "blocks": [
        {
            "sentences": [
                {
                    "id": "s1",
                    "start_ms": 500,
                    "end_ms": 900,
                    "text": "Two words",
                    "words": [[0, 3, 500, 700], [4, 5, 700, 900]],
                },
                {"id": "s2", "start_ms": 1200, "end_ms": 1500, "text": "!"},
            ]
        },
        {"sentences": []},
        {"sentences": [{"id": "s3", "start_ms": 2000, "end_ms": 2000, "text": ""}]},
    ]
}


@pytest.fixture
def ask(visit: Visit) -> Callable[..., Any]:
    listener = visit("/guides/breathing/counting/")

    def call(module: str, expression: str, *values: object) -> Any:
        return listener.page.evaluate(
            f"values => import('/static/js/{module}').then(module => ({expression}))",
            list(values),
        )

    return call


def test_times_are_told_like_a_clock_and_in_words(ask: Callable[..., Any]) -> None:
    seconds = [0, 5.9, 59, 60, 65, 3600, 3723, 36061, -1]
    clocks = ask("cues/time.js", "values.map(module.clock)", *seconds)
    words = ask("told.js", "values.map(module.spoken)", *seconds)
    assert clocks == [
        *("0:00", "0:05", "0:59", "1:00", "1:05", "1:00:00", "1:02:03", "10:01:01", "0:00"),
    ]
    assert words[:5] == ["0 seconds", "5 seconds", "59 seconds", "1 minute", "1 minute 5 seconds"]
    assert words[5:] == [
        *("1 hour", "1 hour 2 minutes 3 seconds", "10 hours 1 minute 1 second", "0 seconds"),
    ]


def test_the_moment_is_found_in_any_list_of_times(ask: Callable[..., Any]) -> None:
    found = ask(
        "cues/time.js",
        "[[], [5], [1, 2, 2, 3]].map(times => values.map(t => module.lastAtOrBefore(times, t)))",
        *(0, 1, 2, 5, 9),
    )
    assert found == [[-1] * 5, [-1, -1, -1, 0, 0], [-1, 0, 2, 3, 3]]


def test_a_word_is_spoken_from_its_start_to_the_next_or_the_sentences_end(
    ask: Callable[..., Any],
) -> None:
    times = [0, 499, 500, 699, 700, 899, 900, 1199, 1200, 1999, 2000, 9999]
    found = ask(
        "cues/cues.js",
        "values[0].map(ms => Object.values(module.indexTimeline(values[1]).at(ms)))",
        times,
        TIMELINE,
    )
    assert found == [
        *([-1, -1], [-1, -1], [0, 0], [0, 0], [0, 1], [0, 1]),
        *([0, -1], [0, -1], [1, -1], [1, -1], [2, -1], [2, -1]),
    ]


def test_a_state_is_frozen_and_tells_only_who_watches_what_changed(
    ask: Callable[..., Any],
) -> None:
    heard = ask(
        "store.js",
        """(() => {
          const heard = [];
          const store = module.createStore({ a: 1, b: 1 });
          store.watch(['a'], ({ a }) => heard.push(`a${a}`));
          store.watch(['a', 'b'], ({ a, b }) => heard.push(`a${a}b${b}`));
          store.publish({ b: 2 });
          store.publish({ a: 1 });
          store.publish({ a: 3, b: 3 });
          return [...heard, Object.isFrozen(store.state)];
        })()""",
    )
    assert heard == ["a1", "a1b1", "a1b2", "a3", "a3b3", True]


def test_a_range_covers_its_word_across_elements_and_emoji(ask: Callable[..., Any]) -> None:
    found = ask(
        "highlight.js",
        """(() => {
          const page = new DOMParser().parseFromString(
            '<p>Air \\u{1fac1} <em>th<b>in</b></em> wall</p>', 'text/html');
          const p = document.importNode(page.querySelector('p'), true);
          return values.map(([offset, length]) => module.rangeOf(p, offset, length).toString());
        })()""",
        *([0, 3], [4, 2], [7, 4], [12, 4], [0, 16]),
    )
    assert found == ["Air", "🫁", "thin", "wall", "Air 🫁 thin wall"]


def test_long_silences_are_found_and_words_are_never_cut(ask: Callable[..., Any]) -> None:
    sentences = [
        {
            "start_ms": 500,
            "end_ms": 2000,
            "word_times": "exact",
            "words": [[0, 1, 500, 700], [2, 1, 1101, 2000]],
        },
        {"start_ms": 2400, "end_ms": 2600},
        {
            "start_ms": 4000,
            "end_ms": 6000,
            "word_times": "estimated",
            "words": [[0, 1, 4000, 4200], [2, 1, 5000, 6000]],
        },
    ]
    targets, nexts = ask(
        "cues/gaps.js",
        "(({ target, next }) => [values[1].map(target), values[1].map(next)])"
        "(module.findGaps(values[0]))",
        sentences,
        [0, 820, 980, 981, 2200, 2719, 2720, 3880, 4500],
    )
    # The gap of exactly 400 ms stays, and so does the one between words that were estimated.
    none = None
    assert targets == [none, 981, 981, none, none, none, 3880, none, none]
    assert nexts == [820, 2720, 2720, 2720, 2720, 2720, none, none, none]


def test_times_are_read_as_people_write_them(ask: Callable[..., Any]) -> None:
    written = {
        "1:05": 65, "65": 65, " 65 s ": 65, "1 min 5": 65, "1min5s": 65,
        "1 minute and 5 seconds": 65,
        "1 minuto y 5 segundos": 65, "1:02:03": 3723, "1 h 2 min 3": 3723, "1 h, 2 min": 3720,
        "1,5 min": 90, "90:00": 5400, "40 %": 80, "40%": 80, "2.5 percent": 5, "10 por ciento": 20,
        "0": 0, "1:05.5": 65.5,
    }  # fmt: skip
    found = ask("cues/read-time.js", "values.map(text => module.readTime(text, 200))", *written)
    assert dict(zip(written, found, strict=True)) == written
    wrong = [
        "",
        "soon",
        "1:65",
        "5 s 1 min",
        "1 min 2 min",
        "120 %",
        "-5",
        "1:2:3:4",
        "5 apples",
        ".",
    ]
    found = ask(
        "cues/read-time.js", "values.map(text => module.readTime(text, 200) ?? null)", *wrong
    )
    assert found == [None] * len(wrong)


def test_an_address_leads_to_a_moment_and_a_moment_has_an_address(ask: Callable[..., Any]) -> None:
    hashes = [
        "#t=1:05",
        "#t=65",
        "#t=00:01:05",
        "#t=npt:65,70",
        "#a=1&t=65",
        "#s2",
        "#s9",
        "#t=x",
        "",
    ]
    indexed = (
        "import('/static/js/cues/cues.js').then(({ indexTimeline }) => indexTimeline(values[0]))"
    )
    found = ask(
        "cues/fragment.js",
        f"{indexed}.then(moments => values[1].map(hash => module.timeOf(hash, moments) ?? null))",
        *(TIMELINE, hashes),
    )
    assert found == [65, 65, 65, 65, 65, 1.2, None, None, None]
    found = ask(
        "cues/fragment.js",
        f"{indexed}.then(moments => values[1].map(time => module.fragmentOf(time, moments)))",
        *(TIMELINE, [0, 0.5, 0.7, 0.9, 1.2, 65.9]),
    )
    assert found == ["#t=0:00", "#s1", "#s1", "#t=0:00", "#s2", "#t=1:05"]


def test_units_are_made_of_the_timeline_and_the_next_is_found(ask: Callable[..., Any]) -> None:
    timeline = {"blocks": [{**block} for block in TIMELINE["blocks"]]}
    timeline["blocks"][2]["kind"] = "heading"
    found = ask(
        "cues/units.js",
        """import('/static/js/cues/cues.js').then(({ indexTimeline }) => {
          const moments = indexTimeline(values[0]);
          const levels = ['section', 'paragraph', 'sentence', 'word'];
          return levels.map(level => module.unitsOf(moments, level));
        })""",
        timeline,
    )
    assert [level["starts"] for level in found] == [
        *([0.5, 2], [0.5, 2], [0.5, 1.2, 2], [0.5, 0.7, 1.2, 2]),
    ]
    assert found[3]["texts"] == ["Two", "words", "!", ""]
    starts, times = [1, 5, 9], [0, 1, 2.9, 3.1, 4.999, 5, 7.5, 100]
    found = ask(
        "cues/units.js",
        "values[1].map(time =>"
        " ['previousUnit', 'nextUnit'].map(go => module[go](values[0], time)))",
        *(starts, times),
    )
    assert found == [[-1, 0], [-1, 1], [-1, 1], [0, 1], [0, 2], [0, 2], [1, 2], [2, 3]]


def test_a_phrase_is_found_whatever_its_case_accents_and_marks(ask: Callable[..., Any]) -> None:
    texts = ["Être en forme", "e\u0301te\u0301 d’été", "SpO₂ ﬁne 🫁 Air", "aaa", "nothing"]
    phrases = ["ETRE", "été", "d'ete", "spo2 fi", "  air ", "aa", ""]
    found = ask(
        "cues/find.js",
        """values[1].map(phrase => values[0].flatMap(text => {
          const folded = module.foldPhrase(phrase);
          const places = folded ? module.placesOf(folded, module.fold(text)) : [];
          return places.map(([offset, length]) => text.substr(offset, length));
        }))""",
        *(texts, phrases),
    )
    assert found == [
        *(["Être"], ["e\u0301te\u0301", "été"], ["d’été"], ["SpO₂ ﬁ"], ["Air"], ["aa"], []),
    ]


def test_more_is_heard_again_the_longer_one_was_away(ask: Callable[..., Any]) -> None:
    found = ask(
        "places.js",
        """values.map(hours => {
          const left = hours === null ? undefined : Date.now() - hours * 3600e3;
          const place = { chapter: 'b', time: 60, left };
          localStorage.setItem('audioguide:place:a', JSON.stringify(place));
          return module.findPlace('a').time;
        })""",
        *(0, 2, 48, -5, None),
    )
    assert found == [57, 54, 50, 57, 57]
