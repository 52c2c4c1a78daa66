"""The `silent` engine: silence of exact, predictable length, for tests, previews and goldens.

The rule: every code point of the text lasts 60 ms at rate 1.0, spaces and punctuation included,
and a word's mark is where its code points stand. At 24,000 Hz that is 1,440 frames each, so
"Hello, you." is 11 x 1,440 = 15,840 frames and "you" sounds from frame 10,080 to 14,400. Another
rate divides the frames. (60 ms a character is about 165 words a minute, a narrator's tempo.)
"""

from audioguide.model.sound import Pcm, SpeechClip, Utterance, Voice, WordMark

RATE_HZ = 24_000
FRAMES_PER_CHARACTER = 1_440
VOICE = Voice(engine="silent", name="silence", lang="und", label="Silence")


class SilentEngine:
    """Says nothing, at a narrator's tempo."""

    name = "silent"
    fingerprint = "silent-1"

    def voices(self) -> tuple[Voice, ...]:
        """Name the one voice there is."""
        return (VOICE,)

    def synthesize(self, utterance: Utterance) -> SpeechClip:
        """Make silence by the rule above; an empty text lasts as long as one character."""

        def frame(offset: int) -> int:
            return round(offset * FRAMES_PER_CHARACTER / utterance.rate)

        marks = tuple(
            WordMark(
                word=index,
                start_frame=frame(word.offset),
                end_frame=frame(word.offset + word.length),
            )
            for index, word in enumerate(utterance.words)
        )
        silence = bytes(2 * frame(max(len(utterance.text), 1)))
        return SpeechClip(pcm=Pcm(data=silence, rate_hz=RATE_HZ), marks=marks)

    def check(self, utterance: Utterance) -> tuple[int, ...]:  # noqa: ARG002 - of the protocol
        """Guess no word: none is spoken."""
        return ()

    def close(self) -> None:
        """Nothing to give back."""
