"""The same document in other languages."""

from typing import Annotated

import msgspec

from briefgen.model.direction import direction
from briefgen.model.fields import described
from briefgen.model.languages import own_name
from briefgen.theme.links import absolute_linker
from briefgen.theme.reads import Reader
from briefgen.theme.views.refusal import refuse_text


class TranslationView(msgspec.Struct, frozen=True):
    """A document in another language: its original, or another translation of the same original."""

    title: Annotated[str, described("Headline, in its own language.")]
    href: Annotated[str, described("The address of its page.")]
    lang: Annotated[str, described("Its language (BCP 47).")]
    dir: Annotated[str, described("``ltr`` or ``rtl``.")]
    language: Annotated[str, described('What the language calls itself: "Українська", "Deutsch".')]

    __str__ = refuse_text


class AlternateView(msgspec.Struct, frozen=True):
    """The public address of a document in one language, for ``<link rel="alternate" hreflang>``."""

    lang: Annotated[str, described("Its language (BCP 47).")]
    href: Annotated[str, described("Its whole address.")]

    __str__ = refuse_text


def translations(reader: Reader, ref: str) -> tuple[TranslationView, ...]:
    """Return a document in all other languages, sorted by them; empty for one without translations."""
    cards = ((other, reader.card(other)) for other in reader.read(f"translations:{ref}"))
    return tuple(
        TranslationView(card.title, reader.href(other), card.lang, direction(card.lang), own_name(card.lang))
        for other, card in cards
        if card
    )


def alternates(reader: Reader, ref: str) -> tuple[AlternateView, ...]:
    """Return the public addresses of a document in all languages, its own included, by language.

    Empty without ``base_url`` or without translations. Of two in one language the first counts.
    """
    others: tuple[str, ...] = reader.read(f"translations:{ref}") if ref else ()
    base_url = reader.read("setting:base_url") if others else ""
    if not base_url:
        return ()
    linker = absolute_linker(base_url, reader.read("setting:links"))
    cards = ((reader.card(one), reader.read(f"route:{one}")) for one in (ref, *others))
    found: dict[str, str] = {}
    for card, route in cards:
        if card and route:
            found.setdefault(card.lang, linker.href(route))
    return tuple(AlternateView(lang, href) for lang, href in sorted(found.items()))
