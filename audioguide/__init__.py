"""audioguide: section scripts become narrated, captioned guides that people listen to."""

__version__ = "0.1.0"
