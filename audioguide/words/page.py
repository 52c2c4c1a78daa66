"""A page to go through words by ear: each in its sentence, with sound and the line to change it.

Everything goes into one folder that can be opened without a server.
"""

import wave
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from functools import cache
from io import BytesIO
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from audioguide.atomic import write_atomic
from audioguide.bundle.lock import CACHE
from audioguide.bundle.work import CLIPS
from audioguide.model.guide import Guide
from audioguide.model.sound import Pcm
from audioguide.speech.cache import CachedEngine
from audioguide.speech.checked import CheckedEngine
from audioguide.speech.engines import load_engine
from audioguide.words.find import HeardWord

PAGE = "index.html"


def write_words_page(guide: Guide, words: Sequence[HeardWord], folder: Path, audio: Path) -> Path:
    """Speak each word's sentence and write the page into `folder`; gives the page's path.

    Sentences come from the cache in `audio` and go into it: the build has them then. Raises
    SpeechError, OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = dict(_write_sounds(words, folder, audio))
    page = (
        _environment()
        .get_template("words.html")
        .render(
            guide=guide.info,
            words=[(word, names[word.utterance.key]) for word in words],
            mark=_mark,
            line=_line,
        )
    )
    for old in folder.glob("*.wav"):
        if old.name not in names.values():
            old.unlink()
    write_atomic(folder / PAGE, page.encode())
    return folder / PAGE


def _write_sounds(
    words: Sequence[HeardWord], folder: Path, audio: Path
) -> Iterator[tuple[str, str]]:
    with ExitStack() as stack:

        @cache
        def engine_of(engine: str) -> CachedEngine:
            checked = CheckedEngine(load_engine(engine))
            cached = CachedEngine(checked, audio / CACHE / CLIPS)
            return stack.enter_context(closing(cached))

        for word in words:
            clip = engine_of(word.utterance.voice.engine).synthesize(word.utterance)
            name = f"{word.utterance.key[:12]}.wav"
            if not (folder / name).exists():
                write_atomic(folder / name, _wav(clip.pcm))
            yield word.utterance.key, name


def _wav(pcm: Pcm) -> bytes:
    buffer = BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(pcm.rate_hz)
        file.writeframes(pcm.data)
    return buffer.getvalue()


def _mark(word: HeardWord) -> Markup:
    """Give the sentence with the word marked."""
    text, end = word.sentence.text, word.offset + word.length
    marked = Markup("<mark>{}</mark>").format(text[word.offset : end])
    return escape(text[: word.offset]) + marked + escape(text[end:])


def _line(word: HeardWord) -> str:
    """Give the line for `[pronounce]` that says what is said now, ready to be changed."""
    key = word.word if word.word.isascii() and word.word.isalpha() else f'"{word.word}"'
    return f'{key} = "/{word.said}/"' if word.said else f'{key} = ""'


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("audioguide.words"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
