"""Who says each word of a guide, and what each engine is therefore asked to say.

`audioguide check` tells of voices that are not there before a build stops on them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from audioguide.errors import SpeechError
from audioguide.model.guide import Guide
from audioguide.model.sound import Utterance, Voice
from audioguide.model.text import Finding, Section, Sentence, Severity, SourceLocation, Word
from audioguide.narration.utterance import to_utterances
from audioguide.speech.casting import Caster

MISSING, NO_LANGUAGE = "voice-missing", "language-without-voice"


@dataclass(frozen=True, slots=True)
class Cast:
    """The voices of a guide."""

    guide: Guide
    caster: Caster

    @classmethod
    def of(cls, guide: Guide, spec: str | Caster | None = None) -> "Cast":
        """Cast a guide. Raises nothing: voices are looked up when they are asked for.

        `spec` names a voice in the place of the guide's own, or is a caster that knows them.
        """
        if isinstance(spec, Caster):
            return cls(guide, spec)
        return cls(guide, Caster(spec or guide.voice, guide.info.lang))

    @property
    def voice(self) -> Voice:
        """The guide's own voice. Raises SpeechError when it is not there."""
        return self.caster.voice

    def utterances(self, sentence: Sentence, section: Section) -> tuple[Utterance, ...]:
        """Give what is asked for a sentence, in order; nothing where there is a recording.

        SpeechError says where a voice is wanted.
        """
        if section.recording:  # a person has said it
            return ()
        voices = [self._say(word, sentence, section) for word in sentence.words]
        voices = voices or [self._choose(section.voice, section.lang, None, sentence.source)]
        return to_utterances(sentence, voices, lang=section.lang, rate=self.guide.rate)

    def all_utterances(self) -> Iterator[Utterance]:
        """Give all that is asked for the guide, in order. Raises SpeechError."""
        for section in self.guide.sections:
            for sentence in section.sentences:
                yield from self.utterances(sentence, section)

    def find_missing(self) -> Iterator[Finding]:
        """Find each voice that is not there, and each language that none speaks, once a line."""
        try:
            self.voice  # noqa: B018 - it is looked up here
        except SpeechError as error:
            yield _missing(error, self.guide.voice_source or SourceLocation(path="guide.toml"))
            return
        found: dict[tuple[str | None, SourceLocation], Finding] = {}
        for section in (each for each in self.guide.sections if not each.recording):
            for sentence in section.sentences:
                for word in sentence.words:
                    finding = self._find_missing(word, sentence, section)
                    if finding:
                        found.setdefault((word.voice or word.lang, finding.source), finding)
        yield from found.values()

    def _find_missing(self, word: Word, sentence: Sentence, section: Section) -> Finding | None:
        source = _wanted_at(word, sentence, section)
        wanted = (word.voice or section.voice, section.lang, word.lang)
        due = self.caster.language_due(*wanted)
        try:
            voice = self.caster.choose(*wanted)
        except SpeechError as error:
            return _missing(error, source)
        if due is None or self.caster.speaks(voice, due):
            return None
        return Finding(
            code=NO_LANGUAGE,
            severity=Severity.WARNING,
            message=f"No voice here speaks '{due}': '{voice.label}' will read it as its own.",
            hint="Install a voice of that language, or say how it sounds with {say=...}.",
            source=sentence.source,
        )

    def _say(self, word: Word, sentence: Sentence, section: Section) -> Voice:
        source = _wanted_at(word, sentence, section)
        return self._choose(word.voice or section.voice, section.lang, word.lang, source)

    def _choose(
        self, spec: str | None, lang: str, marked: str | None, source: SourceLocation
    ) -> Voice:
        try:
            return self.caster.choose(spec, lang, marked)
        except SpeechError as error:
            where = f"{source} ({error.where})" if spec else error.where
            raise SpeechError(error.what, where=where, hint=error.hint) from error


def _wanted_at(word: Word, sentence: Sentence, section: Section) -> SourceLocation:
    """Say where the author named the voice of a word: at its sentence, or over the chapter."""
    return sentence.source if word.voice else section.voice_source or sentence.source


def _missing(error: SpeechError, source: SourceLocation) -> Finding:
    return Finding(
        code=MISSING,
        severity=Severity.ERROR,
        message=f"{error.what} ({error.where})",
        hint=error.hint,
        source=source,
    )
