"""eSpeak NG called directly: speech whose word times are exact, and phonemes of unknown words.

The aligner is calibrated on this and not on audioguide's own engines, so that it owes them nothing.
"""

import ctypes
from dataclasses import dataclass
from functools import cache
from typing import Any

import espeakng_loader
import numpy as np
from numpy.typing import NDArray

RATE_HZ = 22_050
_SYNCHRONOUS, _UTF8, _IPA, _WORD_EVENT = 2, 1, 2, 1
_VOICE = b"gmw/en-US"


class _Event(ctypes.Structure):
    """`espeak_EVENT` of speak_lib.h."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Samples at `RATE_HZ`, and `onsets`: offset of a word in the text -> its first sample."""

    samples: NDArray[np.int16]
    onsets: dict[int, int]


def speak(text: str) -> Speech:
    """Say ASCII text. Words that eSpeak joins to the one before ("of the") have no onset."""
    library, state = _library()
    state.sound.clear()
    state.onsets.clear()
    raw = text.encode("ascii", "replace")
    library.espeak_Synth(raw, len(raw) + 1, 0, 1, 0, _UTF8, None, None)
    samples = np.frombuffer(b"".join(state.sound), dtype="<i2")
    return Speech(samples=samples, onsets=dict(state.onsets))


def ipa_of(text: str) -> str:
    """Give eSpeak's reading of a text in IPA."""
    library, _ = _library()
    pointer = ctypes.c_char_p(text.encode())
    parts = []
    while pointer.value:
        heard = library.espeak_TextToPhonemes(ctypes.byref(pointer), _UTF8, _IPA)
        parts.append((heard or b"").decode())
    return " ".join(parts)


class _State:
    """What the callback has collected. It holds the callback, which C must not outlive."""

    def __init__(self) -> None:
        self.sound: list[bytes] = []
        self.onsets: dict[int, int] = {}
        kind = ctypes.CFUNCTYPE(
            ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
        )
        self.callback = kind(self._collect)

    def _collect(self, wave: Any, count: int, events: Any) -> int:  # noqa: ANN401 - C pointers
        number = 0
        while events[number].type:
            if events[number].type == _WORD_EVENT:
                self.onsets[events[number].text_position - 1] = events[number].sample
            number += 1
        if count > 0:
            self.sound.append(ctypes.string_at(wave, 2 * count))
        return 0


@cache
def _library() -> tuple[ctypes.CDLL, _State]:
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    data = espeakng_loader.get_data_path().encode()
    if library.espeak_Initialize(_SYNCHRONOUS, 0, data, 0) != RATE_HZ:
        raise RuntimeError("eSpeak NG did not start as expected.")
    library.espeak_SetVoiceByName(_VOICE)
    state = _State()
    library.espeak_SetSynthCallback(state.callback)
    return library, state
