"""The `[check]` table of guide.toml: how bad a finding is in this guide, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from audioguide.model.text import Finding, Override, Severity
from audioguide.script.findings import FINDINGS
from audioguide.script.settings_reader import Reader

TABLE = "check"
OFF = "off"
# Findings of voices and built guides, which other packages make; see docs/findings.md.
OTHER_CODES = {
    *("guessed-word", "caption-too-fast", "true-peak", "loudness", "long-pause"),
    *("caption-shape", "sentence-tempo", "judged-by-length", "language-without-voice"),
    "recording-mismatch",
}


def read_overrides(reader: Reader) -> tuple[Override, ...]:
    """Read the table; what is wrong in it is noted and has no effect."""
    return tuple(_read(reader))


def apply_overrides(
    findings: Iterable[Finding], overrides: Iterable[Override]
) -> tuple[Finding, ...]:
    """Change the severity of findings, or leave them out, as the author decided."""
    by_code = {override.code: override for override in overrides}
    return tuple(changed for finding in findings if (changed := _apply(finding, by_code)))


def _apply(finding: Finding, by_code: dict[str, Override]) -> Finding | None:
    override = by_code.get(finding.code)
    if override is None or finding.severity is Severity.ERROR:
        return finding
    return replace(finding, severity=override.severity) if override.severity else None


def _read(reader: Reader) -> Iterator[Override]:
    for code, value in reader.table(TABLE).items():
        if code not in FINDINGS and code not in OTHER_CODES:
            reader.note("unknown-code", TABLE, code, f"No finding has the code {code!r}.")
        elif code in FINDINGS and FINDINGS[code][0] is Severity.ERROR:
            what = f"{code!r} is an error: listeners would get something wrong, so it stays one."
            reader.note("bad-severity", TABLE, code, what)
        elif (override := _to_override(code, value)) is None:
            what = f"{code!r} needs a severity (off, info, warning or error) and a reason."
            reader.note("bad-severity", TABLE, code, what)
        else:
            yield override


def _to_override(code: str, value: object) -> Override | None:
    if not isinstance(value, dict) or set(value) != {"severity", "reason"}:
        return None
    severity, reason = value["severity"], value["reason"]
    if severity not in {OFF, *Severity} or not isinstance(reason, str) or not reason.strip():
        return None
    return Override(
        code=code,
        severity=None if severity == OFF else Severity(severity),
        reason=" ".join(reason.split()),
    )
