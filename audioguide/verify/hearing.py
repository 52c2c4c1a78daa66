"""What was said against what is written: every sentence of a guide is heard, then all are judged.

Sentences that no recognizer here knows the language of are told of, once for each language.
"""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field

from audioguide.model.text import Finding, SourceLocation
from audioguide.model.timing import TimedSentence, Timeline
from audioguide.verify.codes import to_finding
from audioguide.verify.places import Places, quoted
from audioguide.verify.recognizers.recognizer import Evidence, Recognizer, Said, Samples


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A sentence as it was heard, and where it stands."""

    evidence: Evidence
    told: str
    source: SourceLocation


@dataclass(slots=True)
class Hearing:
    """Collects what recognizers make of a guide's sentences; a few numbers for each."""

    find_recognizer: Callable[[str], Recognizer | None]
    _attempts: dict[tuple[Recognizer, str], list[Attempt]] = field(default_factory=dict)
    _unheard: dict[str, int] = field(default_factory=dict)

    def hear(
        self,
        timeline: Timeline,
        sounds: Iterable[Samples],
        places: Places,
        *,
        but: Container[str] = (),
    ) -> None:
        """Hear a chapter; `sounds` are its sentences' in order, `but` those (ids) not to hear."""
        for sentence, sound in zip(timeline.sentences, sounds, strict=True):
            if sentence.id in but:
                continue
            lang = sentence.lang or timeline.lang
            recognizer = self.find_recognizer(lang)
            if recognizer is None:
                self._unheard[lang] = self._unheard.get(lang, 0) + 1
                continue
            evidence = recognizer.hear(sound, words_said(sentence, places), lang)
            if evidence is not None:
                attempt = Attempt(
                    evidence=evidence, told=places.told(sentence), source=places.of(sentence)
                )
                self._attempts.setdefault((recognizer, lang), []).append(attempt)

    def judge(self, place: SourceLocation) -> Iterator[Finding]:
        """Find every sentence that was not said, and the languages that nothing here knows."""
        for (recognizer, lang), attempts in self._attempts.items():
            far = recognizer.are_far([attempt.evidence for attempt in attempts])
            if far is None:
                what = f"{recognizer.label} hardly understands this voice in the language '{lang}':"
                what += f" {len(attempts)} sentences were judged by their length alone."
                yield to_finding("judged-by-length", place, what)
                continue
            for attempt, is_far in zip(attempts, far, strict=True):
                if is_far:
                    what = f"{attempt.told}: {recognizer.label} {_heard(attempt.evidence)}."
                    yield to_finding("sentence-not-heard", attempt.source, what)
        for lang, count in self._unheard.items():
            what = f"{count} sentences in the language '{lang}' were judged by their length alone."
            yield to_finding("judged-by-length", place, what)


def words_said(sentence: TimedSentence, places: Places) -> tuple[Said, ...]:
    """List a sentence's words as they should be said: by the script, else as they are shown."""
    written = places.script(sentence)
    if written is not None:
        return tuple(
            Said(
                text=word.spoken or written.text[word.offset : word.offset + word.length],
                ipa=word.ipa,
            )
            for word in written.words
        )
    shown = [sentence.text[word.offset : word.offset + word.length] for word in sentence.words]
    return tuple(Said(text=text) for text in shown or sentence.text.split())


def _heard(evidence: Evidence) -> str:
    if evidence.heard is None:
        return "does not find these words in the sound"
    return f"heard “{quoted(evidence.heard)}”" if evidence.heard else "heard no words"
