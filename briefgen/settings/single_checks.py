"""Rules for single settings that their types cannot tell."""

import keyword
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from briefgen.model.languages import is_known, language_meant
from briefgen.model.time_zone import time_zone_names
from briefgen.settings.deploy_checks import deploy_faults
from briefgen.settings.fault import Fault
from briefgen.settings.values import Permalinks, ThemeChoice
from briefgen.typed_yaml import nearest

_TOKENS = ("slug", "id", "kind", "year", "month", "day")
# Their strings come with briefgen: nothing has to be looked up.
_SPOKEN = frozenset({"ar", "de", "en", "es", "fr", "pl", "ru", "uk"})
_BRACED = re.compile(r"\{([^{}]*)\}")


def base_url_fault(text: str) -> Fault | None:
    """Return why the text cannot stand before the site's addresses, None if it can."""
    reason = _base_url_reason(text)
    if not text or not reason:
        return None
    message = f'"base_url" cannot be "{text[:120]}": {reason}'
    return Fault("BG008", message, "write it as https://example.org/briefings/, or leave it out")


def _base_url_reason(text: str) -> str:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return "it is no web address"
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        return "it needs http or https and a host"
    if parts.username is not None or parts.password is not None:
        return "a public address names no user"
    if "?" in text or "#" in text:
        return "it has a query or a fragment"
    return "it leaves its folder" if ".." in parts.path.split("/") else ""


def language_fault(text: str) -> Fault | None:
    """Return why nothing is known of a language, None if its dates and counts are known."""
    if not text or text in _SPOKEN or is_known(text):
        return None
    near = language_meant(text)
    if near:
        return Fault("BG020", f'"{text}" is the tag of no known language', f'did you mean "{near}"?')
    message = f'"{text}" is the tag of no known language: dates and counts are written as in English'
    return Fault("BG021", message, "correct the tag if it is not the one that was meant")


def time_zone_fault(text: str) -> Fault | None:
    """Return why the text is no time zone, None if it is one."""
    if text in time_zone_names():
        return None
    near = _zone_meant(text)
    meant = f'did you mean "{near}"?' if near else "write an IANA name such as Europe/Warsaw, or UTC"
    return Fault("BG007", f'unknown time zone "{text[:60]}"', meant)


def _zone_meant(text: str) -> str:
    folded = text.casefold().replace(" ", "_")
    cities = sorted(name for name in time_zone_names() if name.casefold().rsplit("/", 1)[-1] == folded)
    return nearest(text, tuple(sorted(time_zone_names()))) or (cities[0] if cities else "")


def logo_fault(text: str) -> Fault | None:
    """Return why the text cannot name a picture below ``content/``, None if it can."""
    if ".." not in text.split("/"):
        return None
    return Fault(
        "BG015", f'"logo" cannot be "{text[:120]}": it leaves content/', "name a file below content/"
    )


def theme_faults(choice: ThemeChoice) -> list[Fault]:
    """Return why no theme can be meant by the choice."""
    if choice.name.strip():
        return []
    way_out = "write the name of a theme, such as briefing, or leave the line out"
    return [Fault("BG015", '"theme" has an empty name', way_out, "name")]


def permalink_faults(patterns: Permalinks) -> list[Fault]:
    """Return why patterns cannot make addresses."""
    found = ((key, _pattern_fault(getattr(patterns, key))) for key in patterns.__struct_fields__)
    return [
        Fault("BG009", f'the permalink "{getattr(patterns, key)[:120]}" {fault[0]}', fault[1], key)
        for key, fault in found
        if fault
    ]


def _pattern_fault(pattern: str) -> tuple[str, str] | None:
    example = "write a pattern such as /articles/{year}/{slug}/"
    if not (pattern.startswith("/") and pattern.endswith("/")):
        return 'does not begin and end with "/"', example
    unfit = next((part for part in ("//", "\\", "?", "#") if part in pattern), "")
    if unfit:
        return f'holds "{unfit}"', example
    if not pattern.isprintable() or any(part in (".", "..") for part in pattern.split("/")):
        return "leaves its folder or holds control characters", example
    return _token_fault(pattern)


def _token_fault(pattern: str) -> tuple[str, str] | None:
    tokens = _BRACED.findall(pattern)
    listed = "tokens are " + ", ".join(f"{{{token}}}" for token in _TOKENS)
    unknown = next((token for token in tokens if token not in _TOKENS), None)
    if unknown is not None:
        return f'holds an unknown token "{{{unknown}}}"', listed
    if "{" in _BRACED.sub("", pattern) or "}" in _BRACED.sub("", pattern):
        return "holds a brace that is no token", listed
    if "slug" not in tokens and "id" not in tokens:
        return "gives every document the same address", "add {slug} or {id}"
    return None


def extension_faults(names: tuple[str, ...]) -> list[Fault]:
    """Return why names cannot be those of modules, each of them listed once."""
    found = []
    for place, name in enumerate(names):
        if not name.isidentifier() or keyword.iskeyword(name):
            message = f'"{name[:60]}" cannot be the name of a module'
            found.append(Fault("BG015", message, "write the file's name without .py: letters, digits and _"))
        elif name in names[:place]:
            found.append(Fault("BG015", f'the extension "{name}" is listed twice', "delete one of the two"))
    return found


def _listed(check: Callable[[str], Fault | None]) -> Callable[[Any], list[Fault]]:
    return lambda value: [fault] if (fault := check(value)) else []


CHECKS: dict[str, Callable[[Any], list[Fault]]] = {
    "base_url": _listed(base_url_fault),
    "deploy": deploy_faults,
    "extensions": extension_faults,
    "language": _listed(language_fault),
    "time_zone": _listed(time_zone_fault),
    "logo": _listed(logo_fault),
    "permalinks": permalink_faults,
    "theme": theme_faults,
}
