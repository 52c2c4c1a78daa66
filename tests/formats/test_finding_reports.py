import json

from audioguide.formats.finding_reports import render_github, render_json, render_sarif
from audioguide.model.text import Finding, Severity, SourceLocation

FINDINGS = [
    Finding(
        code="long-sentence",
        severity=Severity.WARNING,
        message="50 % of it,\nis: long.",
        hint="Part it.",
        source=SourceLocation(path="scripts/a b/01-é.md", line=7),
    ),
    Finding(
        code="no-credits",
        severity=Severity.INFO,
        message="None.",
        hint="Add it.",
        source=SourceLocation(path="scripts/a/guide.toml"),
    ),
]


def test_json_has_each_finding_with_its_place() -> None:
    document = json.loads(render_json(FINDINGS, "1.0"))
    assert document["tool"] == "audioguide"
    assert [(row["path"], row["line"], row["code"]) for row in document["findings"]] == [
        ("scripts/a b/01-é.md", 7, "long-sentence"),
        ("scripts/a/guide.toml", 0, "no-credits"),
    ]


def test_sarif_places_are_addresses_and_only_real_lines_are_regions() -> None:
    (run,) = json.loads(render_sarif(FINDINGS, "1.0"))["runs"]
    places = [each["locations"][0]["physicalLocation"] for each in run["results"]]
    assert places == [
        {
            "artifactLocation": {"uri": "scripts/a%20b/01-%C3%A9.md"},
            "region": {"startLine": 7},
        },
        {"artifactLocation": {"uri": "scripts/a/guide.toml"}},
    ]
    assert [each["level"] for each in run["results"]] == ["warning", "note"]
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {
        "long-sentence",
        "no-credits",
    }


def test_github_commands_keep_to_one_line_each() -> None:
    first, second = render_github(FINDINGS, "1.0").split("\n")
    assert first == (
        "::warning file=scripts/a b/01-é.md,line=7,title=long-sentence"
        "::50 %25 of it,%0Ais: long. Part it."
    )
    assert second == "::notice file=scripts/a/guide.toml,title=no-credits::None. Add it."
