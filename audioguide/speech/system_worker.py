"""The child process of the system engine: speaks through pyttsx3, one request at a time.

Run as `python -m audioguide.speech.system_worker`. Requests come on stdin, answers go to what
was stdout; the drivers' own prints go nowhere. It ends when its parent closes stdin.
"""

import math
import os
import signal
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from audioguide.speech.espeak_driver import (
    EspeakEvents,
    load_espeak,
    speak_in_step,
    voices_without_dictionary,
)
from audioguide.speech.framing import Message, read_frame, write_frame
from audioguide.speech.sound_files import read_sound_file

WORDS_PER_MINUTE = {"espeak": 159}
"""What a driver must be asked for to speak at a narrator's 165 words a minute, pauses included."""
NARRATOR_WORDS_PER_MINUTE = 165


class Speaker:
    """pyttsx3 with the driver of this platform; on eSpeak, with the times of its words."""

    def __init__(self) -> None:
        import pyttsx3  # noqa: PLC0415 - eSpeak's library must be loaded first

        self._engine: Any = pyttsx3.init()
        self.driver = str(self._engine)
        self._troubles: list[str] = []
        # pyttsx3 swallows what its driver raises, such as an unknown voice, and speaks on.
        self._engine.connect("error", self._note_trouble)
        self._events = EspeakEvents(self._engine) if self.driver == "espeak" else None
        self._base_rate = WORDS_PER_MINUTE.get(self.driver, NARRATOR_WORDS_PER_MINUTE)

    def voices(self) -> list[dict[str, str]]:
        """List what the driver has, as id, label and language as the driver writes them."""
        unusable = voices_without_dictionary() if self._events else frozenset()
        return [
            {"id": voice.id, "label": voice.name.strip(), "lang": str((voice.languages or [""])[0])}
            for voice in self._engine.getProperty("voices")
            if voice.id not in unusable
        ]

    def speak(self, request: Message) -> tuple[Message, bytes]:
        """Speak `text` with `voice` at `rate`; gives PCM, its rate, and events if there are any."""
        self._troubles.clear()
        self._engine.setProperty("voice", request["voice"])
        self._engine.setProperty("rate", round(self._base_rate * request["rate"]))
        with tempfile.TemporaryDirectory(prefix="audioguide-") as folder:
            path = Path(folder) / "speech.wav"
            if self._events:
                self._events.begin(phonemes=request["phonemes"])
            self._engine.save_to_file(request["text"], str(path))
            self._engine.runAndWait()
            if self._troubles:
                raise RuntimeError("; ".join(self._troubles))
            pcm = read_sound_file(path)
        answer: Message = {"rate_hz": pcm.rate_hz, "events": None}
        if self._events:
            answer["events"] = self._events.finish(pcm.frames)
        return answer, pcm.data

    def phonemes(self, request: Message) -> list[str]:
        """Give the IPA of each word of `text`, which `places` tells; empty if the driver cannot.

        As it is said in the text, where eSpeak reads as many words as there are; else by itself.
        """
        texts = [request["text"][start:end] for start, end in request["places"]]
        if self._events is None:
            return [""] * len(texts)
        self._engine.proxy._driver.setProperty("voice", request["voice"])  # noqa: SLF001
        together = self._events.phonemes(request["text"]).split()
        if len(together) == len(texts):
            return together
        return [self._events.phonemes(text) for text in texts]

    def _note_trouble(self, exception: Exception, **_: object) -> None:
        self._troubles.append(str(exception))


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    answer = _answer
    if sys.platform.startswith("linux"):
        load_espeak()
        speak_in_step()
        answer = _answer_afresh
    while (frame := read_frame(requests)) is not None:
        write_frame(answers, *answer(frame[0]))


def _answer(request: Message) -> tuple[Message, bytes]:
    try:
        speaker = _speaker()
        if request["ask"] == "voices":
            return {"voices": speaker.voices(), "driver": speaker.driver}, b""
        if request["ask"] == "phonemes":
            return {"said": speaker.phonemes(request)}, b""
        return speaker.speak(request)
    except Exception as error:  # noqa: BLE001 - whatever a driver raises is told to the parent
        return {"error": f"{type(error).__name__}: {error}"}, b""


@cache
def _speaker() -> Speaker:
    return Speaker()


def _answer_afresh(request: Message) -> tuple[Message, bytes]:
    """Answer from a fork that has spoken nothing yet.

    eSpeak goes on from where its last sentence left its pitch, so that only an eSpeak without a
    past gives the same bytes for the same text. There is no other thread here to be lost.
    """
    reading, writing = os.pipe()
    fork = os.fork()
    if fork == 0:
        # Should parent and grandparent be gone, nobody else would end a fork that hangs.
        signal.alarm(math.ceil(request["patience_s"]) + 1)
        with os.fdopen(writing, "wb") as pipe:
            write_frame(pipe, *_answer(request))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        frame = read_frame(pipe)
    _, status = os.waitpid(fork, 0)
    return frame or ({"error": f"eSpeak ended early (status {status})"}, b"")


def main() -> None:
    """Take stdout for answers alone, then serve."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    try:
        serve(sys.stdin.buffer, answers)
    except BrokenPipeError:
        # The parent is gone: nobody is left to tell.
        os._exit(0)
    # eSpeak's threads and some drivers' destructors can crash an orderly exit.
    os._exit(0)


if __name__ == "__main__":
    main()
