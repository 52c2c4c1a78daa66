"""The `natural` engine: hibari, a small neural voice for English, with exact word times.

The model decides how long each phoneme lasts, in steps of 25 ms, and keeps that to itself. We add
the tensor to the outputs of its graph, so that a word's time is the sum of the durations before it.
"""

from functools import cached_property
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hibari
import numpy as np
from hibari import dsp
from hibari.tts import MAX_PHONEMES
from hibari.voices import VOICES, voice_path

from audioguide.errors import SpeechError
from audioguide.model.sound import Pcm, SpeechClip, Utterance, Voice
from audioguide.speech.natural_alignment import NO_WORD, Reading, read_utterance
from audioguide.speech.natural_parts import split_reading
from audioguide.speech.natural_phonemes import ipa_of_phonemes
from audioguide.speech.natural_timing import OPENING, SymbolTime, mark_words
from audioguide.speech.natural_types import FloatArray, Model, Pronouncer
from audioguide.speech.onnx_graph import with_output

if TYPE_CHECKING:
    from numpy.typing import NDArray

ADAPTER_VERSION = "4"
DURATIONS = "/Cast_32_output_0"
"""The tensor of durations, one a phoneme: what the graph's only CumSum node sums."""
STEP_FRAMES = 600
SEED = 0
_PACKAGES = ("hibari-tts", "onnxruntime", "numpy", "scipy")


class NaturalEngine:
    """Speaks English; every word's time is the model's own."""

    name = "natural"

    def __init__(self) -> None:
        self._models: dict[str, Model] = {}
        self._pronouncers: dict[bool, Pronouncer] = {}

    @cached_property
    def fingerprint(self) -> str:
        """Name the versions of all that makes the sound."""
        packages = "+".join(f"{package}-{version(package)}" for package in _PACKAGES)
        return f"natural-{ADAPTER_VERSION}+{packages}"

    def voices(self) -> tuple[Voice, ...]:
        """List the voice inside the package, then those that were downloaded before."""
        return tuple(
            Voice(engine="natural", name=name, lang=_tag(entry), label=_label(name, entry))
            for name, entry in VOICES.items()
            if _model_path(name) is not None
        )

    def synthesize(self, utterance: Utterance) -> SpeechClip:
        """Speak with the model's durations as word times. Raises SpeechError for other voices."""
        model = self._model(utterance.voice.name)
        reading = self._read(utterance)
        noise = np.random.default_rng(SEED)
        sound: list[FloatArray] = []
        times: list[SymbolTime] = []
        done = 0
        for part in split_reading(reading.symbols, MAX_PHONEMES):
            wave, edges = _speak(model, reading.symbols[part], utterance.rate, noise)
            owners = (NO_WORD, *reading.owners[part])
            symbols = (OPENING, *reading.symbols[part])
            for symbol, owner, (start, end) in zip(symbols, owners, pairwise(edges), strict=True):
                times.append(SymbolTime(symbol, owner, done + start, done + end))
            sound.append(wave)
            done += len(wave)
        samples = np.concatenate(sound) if sound else np.zeros(0, np.float32)
        data = (np.clip(samples, -1.0, 1.0) * 32767.0).astype("<i2").tobytes()
        pcm = Pcm(data=data, rate_hz=hibari.SAMPLE_RATE)
        return SpeechClip(
            pcm=pcm,
            marks=mark_words(times, len(utterance.words), pcm),
            guessed=reading.guessed,
        )

    def check(self, utterance: Utterance) -> tuple[int, ...]:
        """Name the words that no dictionary has: their pronunciation would be guessed."""
        return self._read(utterance).guessed

    def phonemes(self, utterance: Utterance) -> tuple[str, ...]:
        """Give the IPA of each word, as the model will be asked to say it in this sentence."""
        reading = self._read(utterance)
        said = [""] * len(utterance.words)
        for symbol, owner in zip(reading.symbols, reading.owners, strict=True):
            if owner != NO_WORD:
                said[owner] += symbol
        return tuple(ipa_of_phonemes(each) for each in said)

    def close(self) -> None:
        """Give back the models."""
        self._models.clear()
        self._pronouncers.clear()

    def _read(self, utterance: Utterance) -> Reading:
        british = _is_british(utterance.voice.name)
        return read_utterance(utterance, self._pronouncer(british=british), british=british)

    def _pronouncer(self, *, british: bool) -> Pronouncer:
        from hibari.g2p import G2P  # noqa: PLC0415 - reads its dictionaries; for those who speak

        if british not in self._pronouncers:
            self._pronouncers[british] = G2P(british=british)
        return self._pronouncers[british]

    def _model(self, voice: str) -> Model:
        if voice not in self._models:
            self._models[voice] = _load(voice, self._pronouncer(british=_is_british(voice)))
        return self._models[voice]


def _load(voice: str, pronouncer: Pronouncer) -> Model:
    path = _model_path(voice)
    if path is None:
        raise SpeechError(
            "There is no such voice on this computer.",
            where=f"voice 'natural:{voice}'",
            hint="Run `audioguide voices` to see what is there.",
        )
    model: Model = hibari.Hibari(
        voice=voice, model=with_output(path.read_bytes(), DURATIONS), threads=1, g2p=pronouncer
    )
    return model


def _speak(
    model: Model, symbols: str, rate: float, noise: np.random.Generator
) -> tuple[FloatArray, list[int]]:
    """Give the wave of a part, and the frames at the edges of its opening and its symbols."""
    ids = [0, *(model.vocab[symbol] for symbol in symbols), 0]
    inputs: dict[str, NDArray[np.generic]] = {
        "ids": np.asarray([ids], np.int64),
        "speed": np.asarray([rate], np.float32),
    }
    *spectrum, durations = model.sess.run(None, inputs)
    wave: FloatArray = dsp.synth(*(part[0] for part in spectrum), noise)
    steps = np.cumsum(durations.ravel())[: len(symbols) + 1]
    return wave, [0, *(int(step) * STEP_FRAMES for step in steps)]


def _model_path(voice: str) -> Path | None:
    """Find a voice's model without going to the network."""
    try:
        return Path(voice_path(voice, download_missing=False))
    except (FileNotFoundError, ValueError):
        return None


def _is_british(voice: str) -> bool:
    return bool(VOICES.get(voice, {}).get("british"))


def _tag(entry: dict[str, Any]) -> str:
    return "en-GB" if entry["british"] else "en-US"


def _label(name: str, entry: dict[str, Any]) -> str:
    return f"{name.capitalize()}, {entry['accent']} English, {entry['gender']}"
