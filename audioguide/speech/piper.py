"""The `piper` engine: any Piper voice file that the user has, through piper-tts (GPL-3.0).

Word times come from the model's own phoneme durations where its graph shows them, and are
estimated where it does not.
"""

import hashlib
import json
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

import onnxruntime
from piper import PiperVoice, SynthesisConfig
from piper.config import PiperConfig

from audioguide.errors import SpeechError
from audioguide.model.language import to_language_tag
from audioguide.model.sound import Pcm, SpeechClip, Utterance, Voice
from audioguide.speech.estimated_times import estimate_marks
from audioguide.speech.onnx_graph import tensors_of, with_output
from audioguide.speech.phoneme_times import Phoneme, marks_from_phonemes
from audioguide.speech.piper_text import PiperText, to_piper_text

ADAPTER_VERSION = "1"
_PACKAGES = ("piper-tts", "onnxruntime", "numpy")
_NOISE = 0.0
"""No chance in the voice: the same words must give the same bytes."""


class PiperEngine:
    """Speaks with voice files; a voice's name is the file's path and the start of its sha256."""

    name = "piper"

    @cached_property
    def fingerprint(self) -> str:
        """Name the versions of all that makes the sound but the voice file: its name has that."""
        packages = "+".join(f"{package}-{version(package)}" for package in _PACKAGES)
        return f"piper-{ADAPTER_VERSION}+{packages}"

    def voices(self) -> tuple[Voice, ...]:
        """List none: Piper's voices are files, wherever the user keeps them."""
        return ()

    def open_voice(self, path: str) -> Voice:
        """Describe a voice file, `voice.onnx` with `voice.onnx.json` beside it. SpeechError."""
        model = Path(path.partition("#")[0]).expanduser().resolve()
        try:
            settings = json.loads(Path(f"{model}.json").read_text(encoding="utf-8"))
            digest = hashlib.sha256(model.read_bytes()).hexdigest()
        except (OSError, ValueError) as error:
            raise SpeechError(
                f"The voice file cannot be read ({error}).",
                where=f"voice 'piper:{path}'",
                hint="Give the path of a Piper voice, with its .onnx.json beside it.",
            ) from error
        code = settings.get("language", {}).get("code") or settings["espeak"]["voice"]
        return Voice(
            engine="piper",
            name=f"{model}#{digest[:12]}",
            lang=to_language_tag(code),
            label=f"{model.stem} (Piper)",
        )

    def synthesize(self, utterance: Utterance) -> SpeechClip:
        """Speak. Raises SpeechError when the voice file is gone."""
        voice = _load(utterance.voice.name)
        said = to_piper_text(utterance)
        settings = SynthesisConfig(
            length_scale=voice.config.length_scale / utterance.rate,
            noise_scale=_NOISE,
            noise_w_scale=_NOISE,
        )
        chunks = list(voice.synthesize(said.text, settings, include_alignments=True))
        pcm = Pcm(
            data=b"".join(chunk.audio_int16_bytes for chunk in chunks),
            rate_hz=voice.config.sample_rate,
        )
        phonemes = _phonemes(chunks)
        if phonemes is None:
            marks = estimate_marks(said.text, said.places, pcm)
            return SpeechClip(pcm=pcm, marks=marks, estimated=True)
        return SpeechClip(pcm=pcm, marks=marks_from_phonemes(_alone(said, voice), phonemes))

    def check(self, utterance: Utterance) -> tuple[int, ...]:  # noqa: ARG002 - of the protocol
        """Name no words: Piper does not tell what it guesses."""
        return ()

    def close(self) -> None:
        """Give back the voices."""
        _load.cache_clear()


def _phonemes(chunks: list[Any]) -> list[Phoneme] | None:
    """Give each phoneme with the frame it starts and ends at, if the model told."""
    phonemes = []
    start = 0
    for chunk in chunks:
        if chunk.phoneme_alignments is None:
            return None
        frame = start
        for part in chunk.phoneme_alignments:
            end = frame + int(part.num_samples)
            phonemes.append(Phoneme(symbol=part.phoneme, start_frame=frame, end_frame=end))
            frame = end
        start += len(chunk.audio_float_array)
    return phonemes


def _alone(said: PiperText, voice: Any) -> list[str]:  # noqa: ANN401 - PiperVoice is untyped here
    """Say what each word sounds like by itself, to find it in the sentence."""
    return [
        "".join(symbol for part in voice.phonemize(said.text[start:end]) for symbol in part)
        for start, end in said.places
    ]


@cache
def _load(name: str) -> Any:  # noqa: ANN401 - PiperVoice is untyped here
    path = Path(name.partition("#")[0])
    try:
        model = path.read_bytes()
        settings = json.loads(Path(f"{path}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SpeechError(
            f"The voice file cannot be read ({error}).",
            where=f"voice 'piper:{name}'",
            hint="Put it back, or choose another voice in guide.toml.",
        ) from error
    durations = tensors_of(model, "Ceil")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        with_output(model, durations[0]) if len(durations) == 1 else model,
        sess_options=options,
        providers=["CPUExecutionProvider"],
    )
    return PiperVoice(session=session, config=PiperConfig.from_dict(settings))
