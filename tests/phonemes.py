"""How the engines would sound a text, in phonemes: the natural voice's own, and eSpeak's IPA.

eSpeak is asked in a process of its own, as in the project.
"""

import functools
import json
import subprocess
import sys
from collections.abc import Sequence

from hibari.g2p import G2P

from audioguide.model.sound import SpokenWord, Utterance, Voice
from audioguide.narration.utterance import to_utterance
from audioguide.script.markdown import parse_section
from audioguide.script.pronunciation import Lexicon
from audioguide.speech.natural_alignment import read_utterance
from audioguide.speech.runs import split_into_runs

ESPEAK = """
import ctypes, json, sys, espeakng_loader
espeak = ctypes.CDLL(espeakng_loader.get_library_path())
espeak.espeak_Initialize(2, 0, espeakng_loader.get_data_path().encode(), 0x8000)
espeak.espeak_TextToPhonemes.restype = ctypes.c_char_p
espeak.espeak_TextToPhonemes.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int]
def phonemes(text):
    left = ctypes.c_char_p(text.encode())
    pointer = ctypes.pointer(left)
    parts = []
    while left.value:
        parts.append(espeak.espeak_TextToPhonemes(pointer, 1, 2).decode())
    return " ".join(" ".join(parts).split())
voice, texts = json.load(sys.stdin)
espeak.espeak_SetVoiceByName(voice.encode())
espeak.espeak_Synth(b"a", 2, 0, 1, 0, 1 | 0x100, None, None)  # [[ ]] is read from here on
json.dump([phonemes(text) for text in texts], sys.stdout)
"""
VOICES = {"en": "gmw/en-US", "en-US": "gmw/en-US", "en-GB": "gmw/en", "es": "roa/es"}


def as_written(text: str, lang: str) -> Utterance:
    """Make an utterance in which every word is said as it is written."""
    words = (SpokenWord(offset=0, length=len(text)),)
    return Utterance(text=text, words=words, voice=_voice(lang), lang=lang)


def as_said(text: str, lang: str, pronounce: dict[str, str] | None = None) -> Utterance:
    """Make the utterance of a paragraph of one sentence, as a build does."""
    lexicon = Lexicon(tuple((pronounce or {}).items()))
    section, _ = parse_section(
        text.encode(), path="01-a.md", section_id="a", lang=lang, lexicon=lexicon
    )
    [sentence] = section.sentences
    return to_utterance(sentence, _voice(lang), lang=lang)


def system(utterances: Sequence[Utterance], lang: str) -> list[str]:
    """Give eSpeak NG's IPA for each utterance, all in one language."""
    texts = [
        run.text
        for utterance in utterances
        for run in split_into_runs(utterance, lambda _: None, mnemonics=True)
    ]
    asked = json.dumps([VOICES[lang], texts])
    answer = subprocess.run(
        [sys.executable, "-c", ESPEAK], input=asked, capture_output=True, text=True, check=True
    )
    said: list[str] = json.loads(answer.stdout)
    return said


def natural(utterance: Utterance) -> str:
    """Give the natural voice's phonemes for an utterance."""
    return read_utterance(utterance, _pronouncer(), british=False).symbols


@functools.cache
def _pronouncer() -> G2P:
    return G2P(british=False)


def _voice(lang: str) -> Voice:
    return Voice(engine="natural", name="heart", lang=lang, label="A voice")
