"""Word starts against the aligner at other tempos, on the engines' clips before encoding."""

import numpy as np

from audioguide.narration.utterance import to_utterance
from audioguide.speech.engine import TTSEngine
from audioguide.speech.engines import find_voice, load_engine
from benchmarks.sync.aligner import RATE_HZ, Aligner
from benchmarks.sync.figures import sum_up
from benchmarks.sync.measure import to_rate
from benchmarks.sync.sample import read_sample, words_said

ENGINES = ("natural", "system")
RATES = (0.75, 1.0, 1.25, 1.5)
EVERY = 4
_QUIET_MS = 150


def main() -> None:
    """Print one line for each engine and tempo."""
    aligner = Aligner()
    for name in ENGINES:
        engine = load_engine(name)
        for rate in RATES:
            figures = sum_up(_errors_ms(engine, rate, aligner))
            print(
                f"{name:<8} {rate:<5} {figures.words:>5} words  median {figures.median:>+5.1f}  "
                f"median |.| {figures.absolute:>4.1f}  95th |.| {figures.p95:>5.1f} ms",
                flush=True,
            )
        engine.close()


def _errors_ms(engine: TTSEngine, rate: float, aligner: Aligner) -> list[float]:
    guide = read_sample()
    voice = find_voice(engine.name, guide.info.lang)
    quiet = np.zeros(_QUIET_MS * RATE_HZ // 1000, np.float32)
    errors: list[float] = []
    for section in guide.sections:
        for sentence in section.sentences[::EVERY]:
            utterance = to_utterance(sentence, voice, lang=section.lang, rate=rate)
            clip = engine.synthesize(utterance)
            samples = to_rate(np.frombuffer(clip.pcm.data, dtype="<i2"), clip.pcm.rate_hz)
            starts = aligner.align(np.concatenate([quiet, samples, quiet]), words_said(utterance))
            errors += [
                mark.start_frame * 1000 / clip.pcm.rate_hz - (start - _QUIET_MS)
                for mark, start in zip(clip.marks, starts, strict=True)
                if start is not None
            ]
    return errors


if __name__ == "__main__":
    main()
