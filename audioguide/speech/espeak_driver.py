"""pyttsx3's eSpeak driver, with the library of the wheel `espeakng-loader` and word times.

The driver throws away when a word starts and cannot be told to read phonemes, so its callback and
its call of eSpeak are wrapped. Lives in the child process only.
"""

import ctypes
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audioguide.speech.event_times import CLAUSE_END

if TYPE_CHECKING:
    from collections.abc import Callable

SEED = 1
_UTF_8 = 1
_IPA = 0x02


def load_espeak() -> None:
    """Make the wheel's eSpeak the one that pyttsx3 finds; must come before importing pyttsx3.

    A library already loaded under its own name (`libespeak-ng.so.1`) is what the loader gives.
    """
    import espeakng_loader  # noqa: PLC0415 - not needed where the platform has its own voices

    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    ctypes.CDLL(espeakng_loader.get_library_path(), ctypes.RTLD_GLOBAL)


def speak_in_step() -> None:
    """Have eSpeak speak in the caller's thread, not in its own; must come before `pyttsx3.init`.

    In the mode that the driver asks for, eSpeak speaks in a thread and the driver's loop ends
    before it does: sentences are cut short, and a rate set a moment ago may not be heeded.
    """
    from pyttsx3.drivers import _espeak  # noqa: PLC0415 - only there when eSpeak is loaded

    _espeak.AUDIO_OUTPUT_RETRIEVAL = _espeak.AUDIO_OUTPUT_SYNCHRONOUS


class EspeakEvents:
    """Collects the word events of one utterance at a time."""

    def __init__(self, engine: Any) -> None:  # noqa: ANN401 - pyttsx3 ships no types
        from pyttsx3.drivers import _espeak  # noqa: PLC0415 - only there when eSpeak is loaded

        self._espeak: Any = _espeak
        self._on_synth: Callable[[Any, int, Any], int] = engine.proxy._driver._onSynth  # noqa: SLF001
        self._synth: Callable[..., int] = _espeak.Synth
        self._flags = 0
        self._frames = 0
        self._words: list[tuple[int, int]] = []
        _espeak.Synth = self._speak
        _espeak.SetSynthCallback(self._listen)
        if hasattr(_espeak.dll, "espeak_ng_SetRandSeed"):
            _espeak.dll.espeak_ng_SetRandSeed(ctypes.c_long(SEED))

    def begin(self, *, phonemes: bool) -> None:
        """Forget the utterance before; `phonemes`: read what stands in [[ ]] as mnemonics."""
        self._flags = self._espeak.PHONEMES if phonemes else 0
        self._frames = 0
        self._words = []

    def finish(self, frames: int) -> list[tuple[int, int]]:
        """Give (offset, frame) of each word. Raises RuntimeError when the file lost sound."""
        if frames != self._frames:
            raise RuntimeError(f"eSpeak made {self._frames} frames, the driver kept {frames}")
        return self._words

    def phonemes(self, text: str) -> str:
        """Give the IPA of a text in the voice that is set (speak_lib.h, espeak_TextToPhonemes)."""
        to_phonemes = self._espeak.dll.espeak_TextToPhonemes
        to_phonemes.argtypes = [ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int]
        to_phonemes.restype = ctypes.c_char_p
        rest = ctypes.c_char_p(text.encode())
        said = []
        while rest.value:  # it stops after each clause, and moves the pointer on
            said.append(to_phonemes(ctypes.byref(rest), _UTF_8, _IPA) or b"")
        return " ".join(b" ".join(said).decode().split())

    def _speak(self, text: bytes, flags: int = 0) -> int:
        status = self._synth(text, flags=flags | self._flags)
        # Speaking in step, eSpeak does not send the event that the driver waits for.
        ending = (self._espeak.EVENT * 2)()
        ending[0].type = self._espeak.EVENT_MSG_TERMINATED
        ending[1].type = self._espeak.EVENT_LIST_TERMINATED
        self._on_synth(None, 0, ending)
        return status

    def _listen(self, wave: Any, frames: int, events: Any) -> int:  # noqa: ANN401 - ctypes
        self._frames += frames
        number = 0
        while (event := events[number]).type != self._espeak.EVENT_LIST_TERMINATED:
            if event.type == self._espeak.EVENT_WORD:
                # eSpeak counts code points from 1.
                self._words.append((event.text_position - 1, event.sample))
            elif event.type == self._espeak.EVENT_END:
                self._words.append((CLAUSE_END, event.sample))
            number += 1
        return self._on_synth(wave, frames, events)


def voices_without_dictionary() -> frozenset[str]:
    """Name the voices that eSpeak lists but has no dictionary for; they say nothing of use."""
    data = Path(os.environ.get("ESPEAK_DATA_PATH", ""))
    missing = set()
    for path in (data / "lang").glob("*/*"):
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        named = [line.split()[1] for line in lines if line.startswith("dictionary ")]
        dictionary = named[0] if named else path.name.partition("-")[0]
        if not (data / f"{dictionary}_dict").exists():
            missing.add(path.relative_to(data / "lang").as_posix().lower())
    return frozenset(missing)
