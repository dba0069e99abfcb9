"""What an audit looks for: names and short lines by their rarest word, long texts by runs of eight words."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from briefgen.leaks.passages import RUN, STEP
from briefgen.leaks.sides import Hidden
from briefgen.leaks.words import joined, phrase, words
from briefgen.model.names import slugify

_SINGLE = frozenset({"title", "alias", "id", "address", "file name", "term", "old address"})
_SHORTEST_WORD = 5
_SHORTEST_NAME = 6
_SHORTEST_LINE = 10
"""Letters in several words."""

_LONGEST_LINE = RUN + STEP - 2
"""Longer ones are found as runs of words."""


class Needle(msgspec.Struct, frozen=True):
    """Words of a withheld file: ``form`` as they are looked for, ``words`` as they are written."""

    form: bytes
    kind: str
    words: str
    owner: int


def needles_of(hidden: Sequence[Hidden], is_common: "Common") -> tuple[list[Needle], int]:
    """Return the names and short lines worth looking for, each once, and how many names are not."""
    found: dict[bytes, Needle] = {}
    dropped: set[bytes] = set()
    for owner, one in enumerate(hidden):
        for kind, text in one.names:
            for form in dict.fromkeys((phrase(text), phrase(slugify(text)))):
                if _tells(form, kind) and not is_common(form):
                    found.setdefault(form, Needle(form, kind, text, owner))
                elif form and kind in _SINGLE:
                    dropped.add(form)
    return list(found.values()), len(dropped - found.keys())


class Common:
    """Tells which words stand in the interface itself, or are names of public things."""

    def __init__(self, neutral: Iterable[bytes], names: Iterable[str]) -> None:
        """Take texts of the interface and names that are public."""
        self._words: set[bytes] = set()
        texts = []
        for text in neutral:
            found = words(text)
            self._words.update(found)
            texts.append(joined(found))
        self._text = b"".join(texts)
        self._names = {form for name in names for form in (phrase(name), phrase(slugify(name)))}

    def __call__(self, form: bytes) -> bool:
        """Tell whether the words, without numbers, are the interface's or a public name."""
        if form in self._names:
            return True
        spoken = [word for word in form.split() if not word.isdigit()]
        if len(spoken) == 1:
            return spoken[0] in self._words
        return self._words.issuperset(spoken) and joined(spoken) in self._text


def _tells(form: bytes, kind: str) -> bool:
    """Tell whether words are long enough to point to one file."""
    spoken = [word for word in form.split() if not word.isdigit()]
    if form.count(b" ") > _LONGEST_LINE + 1:
        return False
    if len(spoken) == 1:
        return kind in _SINGLE and len(spoken[0]) >= _SHORTEST_WORD
    return sum(map(len, spoken)) >= (_SHORTEST_NAME if kind in _SINGLE else _SHORTEST_LINE)


def by_rarest_word(needles: Iterable[Needle], counts: Counter[bytes]) -> dict[bytes, tuple[Needle, ...]]:
    """Return the needles by the word of theirs that public texts have least often."""
    found: dict[bytes, tuple[Needle, ...]] = {}
    for needle in needles:
        rarest = min(needle.form.split(), key=lambda word: (counts[word], -len(word), word))
        found[rarest] = (*found.get(rarest, ()), needle)
    return found
