"""What the forms of a word have in common; the only module that stems."""

from functools import lru_cache
from importlib import import_module
from typing import Any

from briefgen.model.names import fold

_ALGORITHMS = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "pl": "Polish",
    "ru": "Russian",
}


@lru_cache(maxsize=65536)
def stem(word: str, lang: str) -> str:
    """Return the folded stem of a written word; without a stemmer for the language, its folded form.

    The word keeps its accents until it is stemmed: the rules for French and German ask for them.
    ``lang`` is a BCP 47 tag. Stems are those of Snowball (https://snowballstem.org).
    """
    stemmer = _stemmer(lang.partition("-")[0].lower())
    return fold(stemmer.stemWord(word.lower()) if stemmer else word).replace(" ", "")


@lru_cache
def _stemmer(language: str) -> Any:
    """Return a stemmer written in Python; the package's own choice may be one of another version."""
    name = _ALGORITHMS.get(language)
    if name is None:
        return None
    module = import_module(f"snowballstemmer.{name.lower()}_stemmer")
    return getattr(module, f"{name}Stemmer")()
