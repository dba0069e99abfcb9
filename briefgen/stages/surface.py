"""The words of the interface, which every site has and which tell of nothing."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from briefgen.model.languages import own_name
from briefgen.theme import builtin_themes
from briefgen.theme.dates import day_in_words, month_in_words

_MONTHS = tuple(f"2024-{month:02}" for month in range(1, 13))
_WORDED = frozenset({".html", ".xml", ".yaml", ".css", ".js", ".py", ".json"})


def neutral_texts(languages: Iterable[str]) -> tuple[bytes, ...]:
    """Return the texts of the themes that come with briefgen, and how dates are written in ``languages``."""
    return (*_own_files(), " / ".join(_dates(sorted(languages))).encode())


def _own_files() -> Iterator[bytes]:
    """Yield the files of built-in themes and of the code beside them that writes for machines."""
    code = Path(__file__).parents[1] / "theme"
    for folder in (builtin_themes(), code):
        for path in sorted(folder.rglob("*")):
            if path.suffix in _WORDED and path.is_file():
                yield path.read_bytes()


def _dates(languages: Iterable[str]) -> Iterator[str]:
    for language in languages:
        yield own_name(language)
        for month in _MONTHS:
            yield month_in_words(month, language)
            yield day_in_words(f"{month}-15", language, "long")
            yield day_in_words(f"{month}-15", language, "short")
