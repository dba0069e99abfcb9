"""The files of the search: their addresses, and the call that each of them is."""

import msgspec

from briefgen.search.entry import Entry

FOLDER = "/search/"
CALL = "briefgenSearch"
LONGEST_TEXT = 40_000
"""So many characters of a text are at hand for excerpts; all of its words are found."""
_ENCODER = msgspec.json.Encoder(order="deterministic")
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")

INDEX = f"{FOLDER}index.js"


def terms_route(prefix: str) -> str:
    """Return the route of the words that begin with a prefix; letters beyond ASCII are written as numbers."""
    return f"{FOLDER}terms/{''.join(c if c in _PLAIN else f'-{ord(c):x}' for c in prefix)}.js"


def facts_route(prefix: str) -> str:
    """Return the route of the facts of documents whose keys begin with a prefix."""
    return f"{FOLDER}facts/{prefix or 'all'}.js"


def text_route(key: str) -> str:
    """Return the route of what a result shows of a document."""
    return f"{FOLDER}texts/{key}.js"


def script(part: str, name: str, value: bytes) -> bytes:
    """Return a file: one call with a part's name, the name of the piece, and its value as JSON."""
    # The two line separators of JSON strings were no part of strings in scripts before 2019.
    safe = value.replace(b"\xe2\x80\xa8", rb"\u2028").replace(b"\xe2\x80\xa9", rb"\u2029")
    return b"%s(%s,%s,%s);\n" % (CALL.encode(), _ENCODER.encode(part), _ENCODER.encode(name), safe)


def shown(entry: Entry, address: str, text: str) -> bytes:
    """Return as JSON what a result shows; excerpts are cut from ``text``."""
    parts = {
        "address": address,
        "title": entry.title,
        "lang": entry.lang,
        "kind": entry.kind,
        "date": entry.date,
        "summary": entry.summary,
        "text": text[:LONGEST_TEXT],
    }
    return _ENCODER.encode({name: value for name, value in parts.items() if value})


def contents(terms: list[str], facts: list[str], stop: list[str]) -> bytes:
    """Return as JSON which shards there are, and which words are in none of them."""
    return _ENCODER.encode({"terms": " ".join(terms), "facts": " ".join(facts), "stop": " ".join(stop)})
