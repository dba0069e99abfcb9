"""What an audit has found so far, and its account at the end."""

from bisect import bisect
from collections.abc import Mapping, Sequence

from briefgen.leaks.findings import Audit, Found, Named, Spilled
from briefgen.leaks.needles import Needle
from briefgen.leaks.search import Hits
from briefgen.leaks.sides import Hidden, Said
from briefgen.leaks.words import joined, phrase, words

Where = dict[tuple[int, str], dict[str, set[str]]]


class Ledger:
    """Hits, by whose words they are and where they stand."""

    def __init__(
        self, hidden: Sequence[Hidden], said: Sequence[Said], by_needle: Mapping[Needle, Sequence[int]]
    ) -> None:
        """Take both sides, and by which admitted sources each name is said."""
        self.copies: list[Spilled] = []
        self.opaque: list[tuple[str, str]] = []
        self._hidden = hidden
        self._said = said
        self._sayers = by_needle
        self._leaks: Where = {}
        self._named: set[Needle] = set()
        self._keys: set[tuple[str, str, str]] = set()

    def enter(self, file: str, hits: Hits) -> None:
        """Take down what one file of the output holds."""
        for needle in hits.needles:
            if needle in self._sayers:
                self._named.add(needle)
            else:
                self._leak(needle.owner, needle.kind, file, needle.words)
        for run, owner in hits.runs:
            self._leak(owner, "text", file, b" ".join(run).decode())
        self._keys |= {(file, *key) for key in hits.keys}

    def closed(self, *, files: int, names: int, common: int) -> Audit:
        """Return the account, sorted."""
        return Audit(
            leaks=tuple(
                sorted(map(self._found, self._leaks), key=lambda one: (one.file, one.path, one.kind))
            ),
            named=tuple(sorted(self._warnings(), key=lambda one: (one.source, one.line, one.path, one.kind))),
            keys=tuple(Spilled(*key) for key in sorted(self._keys)),
            copies=tuple(sorted(self.copies, key=lambda one: one.file)),
            opaque=tuple(sorted(set(self.opaque))),
            files=files,
            withheld=len(self._hidden),
            names=names,
            common=common,
        )

    def _leak(self, owner: int, kind: str, file: str, said: str) -> None:
        self._leaks.setdefault((owner, kind), {}).setdefault(file, set()).add(said)

    def _found(self, key: tuple[int, str]) -> Found:
        owner, kind = key
        files = self._leaks[key]
        first = min(files)
        one = self._hidden[owner]
        return Found(first, len(files), kind, min(files[first]), one.path, one.reason)

    def _warnings(self) -> list[Named]:
        found = (self._warning(needle, at) for needle in self._named for at in self._sayers[needle])
        return [one for one in found if one is not None]

    def _warning(self, needle: Needle, sayer: int) -> Named | None:
        one, source = self._hidden[needle.owner], self._said[sayer]
        allowed = set(map(phrase, source.disclosed))
        titles = {phrase(text) for kind, text in one.names if kind == "title"}
        if needle.form in allowed or not titles.isdisjoint(allowed):
            return None
        line = line_of(source.texts[0], needle.form)
        is_vague = len(needle.form.split()) == 1
        return Named(
            source.path, line, needle.kind, needle.words, one.path, one.reason, one.is_harmless or is_vague
        )


def line_of(text: bytes, form: bytes) -> int:
    """Return the line on which words first stand in a text, counted from 1; 0 where they do not."""
    ends, found = [0], []
    for line in text.split(b"\n"):
        spoken = words(line)
        found += spoken
        ends.append(ends[-1] + sum(map(len, spoken)) + len(spoken))
    at = joined(found).find(form)
    return bisect(ends, at) if at >= 0 else 0
