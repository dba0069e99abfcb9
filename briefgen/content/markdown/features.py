"""Which parts of the syntax a text can contain, told by the characters that begin them."""

import re

# Each pattern begins with the character that is rarest in it: the search then jumps from one to the next.
_PATTERNS = (
    ("definition", ":", re.compile(r":(?<![^\n \t>]:)[ \t]")),
    ("definition", "~", re.compile(r"~(?<![^\n \t>]~)[ \t]")),
    ("setext", "-", re.compile(r"-[ \t]*(?:\n|\Z)")),
    ("setext", "=", re.compile(r"=[ \t]*(?:\n|\Z)")),
    ("task", "[", re.compile(r"\[[ xX]\][ \t]")),
)
_FOOTNOTE_DEFINITION = re.compile(r"\[\^[^\s\]]+\]:")

_CHARACTERS = (
    ("attributes", "{"),
    ("backticks", "`"),
    ("code", "\t"),
    ("emphasis", "*"),
    ("emphasis", "_"),
    ("entity", "&"),
    ("escape", "\\"),
    ("heading", "#"),
    ("markup", "<"),
    ("quote", ">"),
    ("table", "|"),
)
_SIGNS = (
    ("~", (("fence", "~~~"), ("strike", "~~"))),
    ("<", (("comment", "<!--"),)),
    (":", (("container", ":::"),)),
    ("`", (("fence", "```"),)),
    (" ", (("code", "    "),)),
)
_OPENING, _OPENED = re.compile(r"\[(?=([!^\[]))"), {"!": "callout", "^": "footnote", "[": "wikilink"}
_CLOSING, _CLOSED = re.compile(r"\](?=([(:{]))"), {"(": "link", "{": "span", ":": "reference"}
ALL_FEATURES = frozenset(
    [name for name, *_ in (*_CHARACTERS, *_PATTERNS)]
    + [name for _, signs in _SIGNS for name, _ in signs]
    + ["abbreviation", *_OPENED.values(), *_CLOSED.values()]
)


def features_of(text: str) -> frozenset[str]:
    """Return the names of the syntax that may occur in ``text``; none that does occur is missing."""
    found = {name for name, char in _CHARACTERS if char in text}
    for char, signs in _SIGNS:
        if char in text:
            found.update([name for name, sign in signs if sign in text])
    for name, char, pattern in _PATTERNS:
        if char in text and pattern.search(text):
            found.add(name)
    found.update(_bracketed(text))
    return frozenset(found)


def _bracketed(text: str) -> set[str]:
    """Return the names of the syntax that is told by a bracket and the character beside it."""
    found = {_OPENED[char] for char in set(_OPENING.findall(text))} if "[" in text else set()
    if "]" in text:
        found.update(_CLOSED[char] for char in set(_CLOSING.findall(text)))
    if "*[" in text:
        found.add("abbreviation")
    if "reference" in found:
        if _has_reference(text):
            found.add("link")
        else:
            found.remove("reference")
    return found


def _has_reference(text: str) -> bool:
    return text.count("]:") > len(_FOOTNOTE_DEFINITION.findall(text))
