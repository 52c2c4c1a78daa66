"""Sound and the speaking of it: voices, utterances, PCM and clips with word times in frames."""

import hashlib
import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A voice of an engine. `name` is what the engine knows it by, `label` what people read."""

    engine: str
    name: str
    lang: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenWord:
    """Where a shown word stands in an utterance's text; `offset` and `length` in code points.

    `ipa`: say it with these phonemes instead of reading the text. `lang`: read it in this language.
    """

    offset: int
    length: int
    ipa: str | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """What an engine is asked to say: one sentence. Word `i` is the sentence's shown word `i`.

    `rate` is the tempo: 1.0 is the voice's own.
    """

    text: str
    words: tuple[SpokenWord, ...]
    voice: Voice
    lang: str
    rate: float = 1.0

    @property
    def key(self) -> str:
        """SHA-256 (hex) of everything here that changes the sound."""
        said = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(said.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pcm:
    """Mono sound, 16-bit signed little-endian, `rate_hz` frames a second."""

    data: bytes
    rate_hz: int

    @property
    def frames(self) -> int:
        """How many samples there are."""
        return len(self.data) // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class WordMark:
    """When word number `word` of an utterance sounds, in frames of its clip."""

    word: int
    start_frame: int
    end_frame: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechClip:
    """What an engine said: the sound, a mark for every word in order, and how far to trust them.

    `estimated`: the marks were worked out, not given by the engine. `guessed`: numbers of the
    words whose pronunciation the engine guessed.
    """

    pcm: Pcm
    marks: tuple[WordMark, ...]
    estimated: bool = False
    guessed: tuple[int, ...] = ()

    @property
    def times(self) -> "ClipTimes":
        """The clip without its sound."""
        return ClipTimes(
            frames=self.pcm.frames,
            rate_hz=self.pcm.rate_hz,
            marks=self.marks,
            estimated=self.estimated,
            guessed=self.guessed,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipTimes:
    """A clip without its sound: enough to plan a chapter. `frames` is the length of its PCM."""

    frames: int
    rate_hz: int
    marks: tuple[WordMark, ...]
    estimated: bool = False
    guessed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pacing:
    """Silences of a narration, in milliseconds."""

    lead_in_ms: int = 500
    after_sentence_ms: int = 350
    after_block_ms: int = 700
    after_heading_ms: int = 900
    tail_ms: int = 1000
