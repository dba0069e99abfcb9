"""Interface strings: one YAML file per language, looked up by key."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import markupsafe
from markupsafe import Markup, escape

escaped_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
"""Gives a text with its special characters escaped, as plain text where MarkupSafe has that.

``escape`` makes an object of each text, which costs several times what looking through it does.
"""
_SLOT = re.compile(r"\{([a-z_]+)\}")
FALLBACK = "en"


def languages_for(language: str) -> tuple[str, ...]:
    """Return where a string is looked for (RFC 4647, 3.4): ``zh-Hant-TW``, ``zh-Hant``, ``zh``, ``en``."""
    parts = language.split("-")
    own = ("-".join(parts[:number]) for number in range(len(parts), 0, -1))
    return tuple(dict.fromkeys((*own, FALLBACK)))


def filled(text: str, values: Mapping[str, Any]) -> Markup:
    """Return ``text`` as HTML with each ``{name}`` replaced by the escaped value of that name.

    Raises:
        KeyError: the text has a slot for which there is no value.
    """
    html = escaped(text)
    if not values:
        return html
    return Markup(_SLOT.sub(lambda slot: escape(values[slot[1]]), html))  # noqa: S704, text and values are escaped


@lru_cache(maxsize=4096)
def escaped(text: str) -> Markup:
    """Return a text as HTML."""
    return escape(text)


def filled_plain(text: str, values: Mapping[str, Any]) -> str:
    """Return ``text`` with its slots filled and nothing escaped, for attributes and titles.

    Raises:
        KeyError: the text has a slot for which there is no value.
    """
    return _SLOT.sub(lambda slot: str(values[slot[1]]), text)
