"""Marks in a body's HTML that stage 4 replaces, since they depend on other files.

The three characters are Unicode noncharacters (U+FDD0 to U+FDD2): they may stand in no text that
is interchanged, so stage 1 replaces them by U+FFFD wherever an author typed them.

===========================  ==================================================================
``OPEN + "a12" + SHUT``      begin of link 12: ``<a href="…">`` or nothing when unresolved
``OPEN + "/12" + SHUT``      end of link 12: ``</a>`` or nothing
``OPEN + "u12" + SHUT``      the address of image or file 12 (stands inside an attribute)
``OPEN + "e12" + SHUT``      an embed ``![[…]]`` that is a block or inline image or file link
``OPEN + "toc" + SHUT``      the contents list
===========================  ==================================================================
"""

import re

OPEN = "\ufdd0"
SHUT = "\ufdd1"
PLACEHOLDER = re.compile(f"{OPEN}(?:([a/ue])([0-9]+)|(toc)){SHUT}")
RESERVED = re.compile("[\ufdd0-\ufdef]")


def placeholder(form: str, number: int) -> str:
    """Return the mark for reference ``number``; ``form`` is ``a``, ``/``, ``u`` or ``e``."""
    return f"{OPEN}{form}{number}{SHUT}"


TOC = f"{OPEN}toc{SHUT}"
