"""Findings for machines: SARIF 2.1.0, JSON, and the workflow commands of GitHub. Pure.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/ and
https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from audioguide.model.text import Finding, Severity

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render_json(findings: Sequence[Finding], version: str) -> str:
    """Write findings as one JSON object, as docs/findings.md describes it."""
    rows = [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "message": finding.message,
            "hint": finding.hint,
            "path": finding.source.path,
            "line": finding.source.line,
        }
        for finding in findings
    ]
    document = {"tool": "audioguide", "version": version, "findings": rows}
    return json.dumps(document, ensure_ascii=False, indent=1)


def render_sarif(findings: Sequence[Finding], version: str) -> str:
    """Write findings as a SARIF log with one run; rules are the codes that occur."""
    hints = {finding.code: finding.hint for finding in findings}
    rules = [{"id": code, "help": {"text": hint}} for code, hint in sorted(hints.items())]
    driver = {"name": "audioguide", "version": version, "rules": rules}
    document = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": [_result(each) for each in findings]}],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def render_github(findings: Sequence[Finding], version: str) -> str:
    """Write a workflow command a line, which shows a finding beside its line in a change."""
    del version  # the commands have no place for it
    return "\n".join(_command(finding) for finding in findings)


def _result(finding: Finding) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.source.path)}}
    if finding.source.line:
        place["region"] = {"startLine": finding.source.line}
    return {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.hint}"},
        "locations": [{"physicalLocation": place}],
    }


def _command(finding: Finding) -> str:
    values = {
        "file": finding.source.path,
        "line": str(finding.source.line) if finding.source.line else "",
        "title": finding.code,
    }
    properties = ",".join(f"{key}={_escape_value(each)}" for key, each in values.items() if each)
    message = _escape(f"{finding.message} {finding.hint}")
    return f"::{_COMMANDS[finding.severity]} {properties}::{message}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_value(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
