"""Characters that an engine would take for something other than text, made harmless. Pure.

Every replacement is one code point for one, so that offsets stay true.
"""

_BRACKETS = {ord("["): "(", ord("]"): ")", ord("{"): "(", ord("}"): ")"}
"""hibari reads `[word](/phonemes/)`, eSpeak and Piper `[[phonemes]]`; none says a bracket."""
_CONTROLS = dict.fromkeys([*range(32), *range(127, 160), 0x2028, 0x2029, 0xFEFF], " ")
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), " ")
"""Halves of characters, which no encoding takes."""
_PLAIN = _CONTROLS | _SURROGATES | _BRACKETS


def to_plain_text(text: str) -> str:
    """Replace mark-up of engines and control characters; the length stays."""
    return text.translate(_PLAIN)
