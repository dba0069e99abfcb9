"""Works that a document rests on without footnoting them."""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec

from briefgen.model.fields import described
from briefgen.theme.views.refusal import refuse_text

_WEB = ("https://", "http://")
_ADDRESS = ("url", "URL")
_MAKERS = ("authors", "author")
_PUBLISHERS = ("publisher", "container-title")
_DATES = ("date", "issued")


class SourceView(msgspec.Struct, frozen=True):
    """One work: what the author wrote of it, each part empty where it is not told."""

    title: Annotated[str, described("What it is called; its address when nothing else is known.")]
    url: Annotated[str, described("Its web address; empty without one.")] = ""
    authors: Annotated[str, described("Who wrote it.")] = ""
    publisher: Annotated[str, described("Where it appeared.")] = ""
    date: Annotated[str, described("When it appeared, as the author wrote it.")] = ""

    __str__ = refuse_text


def source_view(text: str) -> SourceView | None:
    """Return the view of one entry of ``sources:``, given as JSON; None for one that says nothing."""
    given = msgspec.json.decode(text)
    if isinstance(given, Mapping):
        return _from_map(given)
    words = _words(given)
    return SourceView(words, words if words.startswith(_WEB) else "") if words else None


def _from_map(given: Mapping[str, Any]) -> SourceView | None:
    url = _first(given, _ADDRESS)
    title = _first(given, ("title", "id")) or url
    if not title:
        return None
    return SourceView(
        title,
        url if url.startswith(_WEB) else "",
        _first(given, _MAKERS),
        _first(given, _PUBLISHERS),
        _first(given, _DATES),
    )


def _first(given: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next((words for name in names if (words := _words(given.get(name)))), "")


def _words(value: Any) -> str:
    """Return a text, a number or a list of them as one text; nothing for what has no plain words."""
    if isinstance(value, list):
        return ", ".join(words for item in value if (words := _words(item)))
    if isinstance(value, str):
        return value.strip().removeprefix("[[").removesuffix("]]")
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
