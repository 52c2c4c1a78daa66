"""Clips on disk: what was spoken once, with the same voice and the same words, is not spoken again.

One file a clip, named by all that changes its sound. A file is one line of JSON, then the PCM, and
each says what the other must be, so that damage is seen and the clip made again. Files appear
whole, by a rename in their folder: builds that run at once can share a cache.
"""

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from audioguide.model.sound import ClipTimes, Pcm, SpeechClip, Utterance, WordMark
from audioguide.speech.engine import EngineAround, TTSEngine

FORMAT = "clip-1"
_HEADER_LIMIT_BYTES = 1 << 20


class ClipCache:
    """A folder of clips."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, engine_fingerprint: str, utterance: Utterance) -> Path:
        """Name the file of a clip, whether it is there or not."""
        named = f"{FORMAT}\n{engine_fingerprint}\n{utterance.key}"
        key = hashlib.sha256(named.encode()).hexdigest()
        return self._folder / key[:2] / f"{key}.clip"

    def find(self, engine_fingerprint: str, utterance: Utterance) -> SpeechClip | None:
        """Read a clip; None when it is not there, or is damaged."""
        try:
            content = self.path(engine_fingerprint, utterance).read_bytes()
        except FileNotFoundError:
            return None
        line, _, data = content.partition(b"\n")
        header = _parse_header(line)
        if header is None or header["sound"] != hashlib.sha256(data).hexdigest():
            return None
        times = _to_times(header)
        return SpeechClip(
            pcm=Pcm(data=data, rate_hz=times.rate_hz),
            marks=times.marks,
            estimated=times.estimated,
            guessed=times.guessed,
        )

    def find_times(self, engine_fingerprint: str, utterance: Utterance) -> ClipTimes | None:
        """Read a clip's times alone; None as in `find`, but damage inside the sound goes unseen."""
        path = self.path(engine_fingerprint, utterance)
        try:
            with path.open("rb") as file:
                line = file.readline(_HEADER_LIMIT_BYTES)
                size = path.stat().st_size - len(line)
        except FileNotFoundError:
            return None
        header = _parse_header(line.rstrip(b"\n"))
        if header is None or size != 2 * header["frames"]:
            return None
        return _to_times(header)

    def write(self, engine_fingerprint: str, utterance: Utterance, clip: SpeechClip) -> None:
        """Store a clip, in place of what was there. Raises OSError."""
        path = self.path(engine_fingerprint, utterance)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.stem[:16]}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_render_header(clip) + b"\n" + clip.pcm.data)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


class CachedEngine(EngineAround):
    """An engine that speaks only what is not in the cache."""

    def __init__(self, engine: TTSEngine, folder: Path) -> None:
        super().__init__(engine)
        self._clips = ClipCache(folder)
        # Asked once: finding the versions of packages takes longer than reading a clip.
        self._voice_version = engine.fingerprint

    def load(self, utterance: Utterance) -> None:
        """Have the engine load what it needs to speak such an utterance. Raises SpeechError."""
        self._engine.synthesize(utterance)

    def synthesize(self, utterance: Utterance) -> SpeechClip:
        """Read the clip, or speak it and store it. Raises SpeechError, OSError."""
        clip = self._clips.find(self._voice_version, utterance)
        if clip is None:
            clip = self._engine.synthesize(utterance)
            self._clips.write(self._voice_version, utterance, clip)
        return clip


def _render_header(clip: SpeechClip) -> bytes:
    header: dict[str, Any] = {
        "rate_hz": clip.pcm.rate_hz,
        "frames": clip.pcm.frames,
        "marks": [[mark.word, mark.start_frame, mark.end_frame] for mark in clip.marks],
        "estimated": clip.estimated,
        "guessed": list(clip.guessed),
        "sound": hashlib.sha256(clip.pcm.data).hexdigest(),
    }
    return json.dumps({**header, "header": _digest(header)}).encode()


def _parse_header(line: bytes) -> dict[str, Any] | None:
    try:
        header = json.loads(line)
    except ValueError:
        return None
    if not isinstance(header, dict):
        return None
    return header if header.pop("header", None) == _digest(header) else None


def _digest(header: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(header, sort_keys=True).encode()).hexdigest()


def _to_times(header: dict[str, Any]) -> ClipTimes:
    return ClipTimes(
        frames=header["frames"],
        rate_hz=header["rate_hz"],
        marks=tuple(
            WordMark(word=word, start_frame=start, end_frame=end)
            for word, start, end in header["marks"]
        ),
        estimated=header["estimated"],
        guessed=tuple(header["guessed"]),
    )
