"""The `system` engine: the voices of this computer, through pyttsx3 in a child process.

pyttsx3 can hang or lose words, so it speaks one sentence at a time where it can be given up on:
a child that does not answer in time, or dies, is replaced and the sentence tried once more.
"""

import sys
import threading
from functools import cached_property
from importlib.metadata import version

from audioguide.errors import SpeechError
from audioguide.model.language import to_language_tag
from audioguide.model.sound import Pcm, SpeechClip, Utterance, Voice, WordMark
from audioguide.speech.estimated_times import estimate_marks
from audioguide.speech.event_times import WordEvent, marks_from_events
from audioguide.speech.framing import Message
from audioguide.speech.runs import Run, SpokenRun, join_runs, split_into_runs
from audioguide.speech.system_child import Child, ChildTroubleError
from audioguide.speech.voice_choice import choose_voice

ADAPTER_VERSION = "3"
START_S = 30.0
ANSWER_S = 10.0
ANSWER_S_PER_CHARACTER = 0.15
"""Real speech takes about 0.06 s a character; a driver that needs twice that is stuck."""


class SystemEngine:
    """Speaks with the platform's own voices (eSpeak NG, SAPI5, macOS).

    `events` off: word times are estimated, as where the driver gives none. `patience` stretches
    every time-out.
    """

    name = "system"

    def __init__(self, *, events: bool = True, patience: float = 1.0) -> None:
        self._events = events
        self._patience = patience
        self._child: Child | None = None
        self._driver = ""
        self._voices: tuple[Voice, ...] | None = None
        self._lock = threading.RLock()

    @cached_property
    def fingerprint(self) -> str:
        """Name the versions of all that makes the sound."""
        packages = [f"pyttsx3-{version('pyttsx3')}", sys.platform]
        if sys.platform.startswith("linux"):
            packages.append(f"espeakng-loader-{version('espeakng-loader')}")
        return "+".join(
            [f"system-{ADAPTER_VERSION}", *packages, *([] if self._events else ["est"])]
        )

    @property
    def child_pid(self) -> int | None:
        """Number of the child process, if one is running."""
        return self._child.pid if self._child else None

    def voices(self) -> tuple[Voice, ...]:
        """List the platform's voices; asks the child once."""
        with self._lock:
            if self._voices is None:
                answer, _ = self._ask({"ask": "voices"}, 0, "list of voices")
                self._driver = answer["driver"]
                self._voices = tuple(
                    Voice(
                        engine="system",
                        name=voice["id"],
                        lang=to_language_tag(voice["lang"]),
                        label=voice["label"],
                    )
                    for voice in answer["voices"]
                )
            return self._voices

    def synthesize(self, utterance: Utterance) -> SpeechClip:
        """Speak; the times are eSpeak's own, or estimated. Raises SpeechError."""
        with self._lock:
            runs = self._runs(utterance)
            clip = join_runs([self._speak(run, utterance.rate) for run in runs])
            unsaid = tuple(word for run in runs for word in run.unsaid)
            return SpeechClip(
                pcm=clip.pcm, marks=clip.marks, estimated=clip.estimated, guessed=unsaid
            )

    def check(self, utterance: Utterance) -> tuple[int, ...]:
        """Name the words whose IPA cannot all be said; eSpeak does not tell what it guesses."""
        return tuple(word for run in self._runs(utterance) for word in run.unsaid)

    def phonemes(self, utterance: Utterance) -> tuple[str, ...]:
        """Give the IPA of each word, as eSpeak reads it; empty for other drivers."""
        with self._lock:
            said = [""] * len(utterance.words)
            for run in self._runs(utterance):
                request: Message = {
                    "ask": "phonemes",
                    "text": run.text,
                    "places": run.places,
                    "voice": run.voice.name,
                }
                answer, _ = self._ask(request, len(run.text), f'"{run.text[:60]}"')
                for number, ipa in enumerate(answer["said"], start=run.first_word):
                    said[number] = ipa
            return tuple(said)

    def close(self) -> None:
        """End the child process."""
        with self._lock:
            if self._child is not None:
                self._child.close()
                self._child = None

    def _runs(self, utterance: Utterance) -> list[Run]:
        self.voices()
        return split_into_runs(
            utterance,
            lambda lang: choose_voice(lang, self.voices()),
            mnemonics=self._driver == "espeak",
        )

    def _speak(self, run: Run, rate: float) -> SpokenRun:
        if not run.text.strip():
            marks = tuple(
                WordMark(word=run.first_word + i, start_frame=0, end_frame=0)
                for i in range(len(run.places))
            )
            return SpokenRun(pcm=None, marks=marks, estimated=False)
        request: Message = {
            "ask": "speak",
            "text": run.text,
            "voice": run.voice.name,
            "rate": rate,
            "phonemes": run.phonemes,
        }
        answer, data = self._ask(request, len(run.text) / rate, f'"{run.text[:60]}"')
        pcm = Pcm(data=data, rate_hz=answer["rate_hz"])
        if answer["events"] is None or not self._events:
            marks, estimated = estimate_marks(run.text, run.places, pcm), True
        else:
            events = [WordEvent(offset=at, frame=frame) for at, frame in answer["events"]]
            marks, estimated = marks_from_events(run.text, run.places, events, pcm), False
        numbered = tuple(
            WordMark(
                word=run.first_word + mark.word,
                start_frame=mark.start_frame,
                end_frame=mark.end_frame,
            )
            for mark in marks
        )
        return SpokenRun(pcm=pcm, marks=numbered, estimated=estimated)

    def _ask(self, request: Message, characters: float, where: str) -> tuple[Message, bytes]:
        """Ask the child, and if it fails a new one."""
        troubles = []
        for _ in range(2):
            patience_s = ANSWER_S + ANSWER_S_PER_CHARACTER * characters
            if self._child is None:
                self._child = Child()
                patience_s += START_S
            try:
                return self._child.ask(request, patience_s * self._patience)
            except ChildTroubleError as trouble:
                troubles.append(str(trouble))
                self.close()
        raise SpeechError(
            f"The system's voice failed twice: {'; then '.join(dict.fromkeys(troubles))}.",
            where=where,
            hint="Try another voice (`audioguide voices`), or say the sentence in other words.",
        )
