"""Which parts of the syntax a text can contain, told by the characters that begin them."""

import re

_SETEXT = re.compile(r"[=-][ \t]*(?:\n|\Z)")
_DEFINITION = re.compile(r"(?:\A|[\n \t>])[:~][ \t]")
_FOOTNOTE_DEFINITION = re.compile(r"\[\^[^\s\]]+\]:")
_TASK = re.compile(r"\[[ xX]\][ \t]")

_SIGNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("abbreviation", ("*[",)),
    ("attributes", ("{",)),
    ("backticks", ("`",)),
    ("callout", ("[!",)),
    ("code", ("    ", "\t")),
    ("comment", ("<!--",)),
    ("container", (":::",)),
    ("emphasis", ("*", "_")),
    ("entity", ("&",)),
    ("escape", ("\\",)),
    ("fence", ("```", "~~~")),
    ("footnote", ("[^",)),
    ("heading", ("#",)),
    ("markup", ("<",)),
    ("quote", (">",)),
    ("span", ("]{",)),
    ("strike", ("~~",)),
    ("table", ("|",)),
    ("wikilink", ("[[",)),
)
ALL_FEATURES = frozenset([name for name, _ in _SIGNS] + ["definition", "link", "reference", "setext", "task"])


def features_of(text: str) -> frozenset[str]:
    """Return the names of the syntax that may occur in ``text``; none that does occur is missing."""
    found = {name for name, signs in _SIGNS if any(sign in text for sign in signs)}
    if _has_reference(text):
        found |= {"reference", "link"}
    if "](" in text:
        found.add("link")
    for name, pattern in (("setext", _SETEXT), ("definition", _DEFINITION), ("task", _TASK)):
        if pattern.search(text):
            found.add(name)
    return frozenset(found)


def _has_reference(text: str) -> bool:
    definitions = text.count("]:")
    return bool(definitions) and definitions > len(_FOOTNOTE_DEFINITION.findall(text))
