"""Abbreviations and what they stand for."""

import re
from collections.abc import Mapping
from html import escape

import msgspec


class Abbreviations(msgspec.Struct, frozen=True):
    """A pattern that finds the abbreviations of a text as whole words, and their meanings."""

    pattern: re.Pattern[str]
    meanings: Mapping[str, str]

    def html(self, text: str) -> str:
        """Return ``text`` for HTML with each abbreviation in an ``<abbr>``."""
        pieces, last = [], 0
        for match in self.pattern.finditer(text):
            pieces.append(escape(text[last : match.start()], quote=False))
            meaning = escape(self.meanings[match[0]])
            pieces.append(f'<abbr title="{meaning}">{escape(match[0], quote=False)}</abbr>')
            last = match.end()
        return "".join([*pieces, escape(text[last:], quote=False)])


def abbreviations(meanings: Mapping[str, str]) -> Abbreviations | None:
    """Return the abbreviations defined in a text, longer ones found before shorter; None without any."""
    if not meanings:
        return None
    longest_first = sorted(meanings, key=lambda name: (-len(name), name))
    return Abbreviations(re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"), meanings)
