"""Texts that must have a form: slugs, addresses, paths, languages."""

import re

from briefgen.model.names import slugify

_LANGUAGE = re.compile(
    r"([A-Za-z]{2,3})(-[A-Za-z]{4})?(-(?:[A-Za-z]{2}|[0-9]{3}))?"
    r"((?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*)((?:-x(?:-[A-Za-z0-9]{1,8})+)?)"
)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_GAP = re.compile(r"[\s\x00-\x1f\x7f<>\"\\^`{|}]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def slug_fault(text: str) -> tuple[str, str] | None:
    """Return reason and help when the text is not a slug as it stands, else None."""
    proper = slugify(text)
    if proper == text:
        return None
    wanted = "a slug has lower-case letters a to z, digits and single dashes, 120 at most"
    return wanted, f'write "{proper}"' if proper else "choose a name in Latin letters"


def address_fault(text: str) -> tuple[str, str] | None:
    """Return reason and help when the text is no web address (RFC 3986) nor a path, else None."""
    gap = _GAP.search(text)
    if gap:
        shown = "a space" if gap.group().isspace() else f'"{gap.group()}"'
        if not gap.group().isprintable():
            shown = f"the character U+{ord(gap.group()):04X}"
        return f"an address cannot hold {shown}", f"write it as %{ord(gap.group()):02X}"
    scheme = _SCHEME.match(text)
    if scheme and scheme.group(1).lower() not in _SCHEMES:
        return f'addresses with "{scheme.group(1)}:" are not accepted', "use http, https, mailto or tel"
    if (
        scheme
        and scheme.group(1).lower().startswith("http")
        and not re.match(r"https?://[^/?#]", text, re.IGNORECASE)
    ):
        return "the address names no host", "write it as https://example.org/path"
    return None


def path_fault(text: str) -> tuple[str, str] | None:
    """Return reason and help when the text cannot be the path of a file of the site, else None."""
    if "\\" in text:
        return "a path cannot hold a backslash", f'write "{text.replace(chr(92), "/")}"'
    if _CONTROL.search(text):
        return "a path cannot hold control characters", "rename the file"
    if text.startswith("//") or _SCHEME.match(text):
        return "a path must lead to a file of the site", "copy the file beside the text and name it here"
    return None


def language_fault(text: str) -> tuple[str, str] | None:
    """Return reason and help when the text is no well-formed language tag (BCP 47), else None."""
    if _LANGUAGE.fullmatch(text):
        return None
    swapped = text.replace("_", "-").split(".", 1)[0]
    if _LANGUAGE.fullmatch(swapped):
        return "a language tag has dashes", f'write "{canonical_language(swapped)}"'
    return "it is no language tag", 'write a tag such as "en", "pt-BR" or "sr-Latn" (BCP 47)'


def canonical_language(tag: str) -> str:
    """Return a well-formed tag in the usual case: ``en-GB``, ``sr-Latn``."""
    found = _LANGUAGE.fullmatch(tag)
    if not found:
        return tag
    language, script, region, variants, private = (part or "" for part in found.groups())
    return language.lower() + script.title() + region.upper() + variants.lower() + private.lower()
