"""Lexicons that come with the project, in W3C PLS: words of medicine, for each language."""

from functools import cache
from importlib.resources import files

from audioguide.script.pls import parse_pls
from audioguide.script.pronunciation import Lexicon


@cache
def load_medical(language: str) -> Lexicon:
    """Give the words of medicine for a language (`en`); none where there are none."""
    file = files(__name__).joinpath(f"medical-{language}.pls")
    if not file.is_file():
        return Lexicon()
    shared, _ = parse_pls(file.read_bytes(), file.name)
    return shared.lexicon
