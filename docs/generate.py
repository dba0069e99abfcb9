"""Writes the generated parts of the documentation anew: ``python docs/generate.py [--check]``.

A generated part stands between ``<!-- generated: NAME -->`` and ``<!-- end -->``. With ``--check``
nothing is written; stale pages are named, and the exit code is 1.
"""

import re
import sys
from pathlib import Path

from references import codes, command_line, examples, fields, views

FOLDER = Path(__file__).parent
PART = re.compile(r"<!-- generated: (?P<name>[a-z-]+) -->\n.*?<!-- end -->", re.DOTALL)
EXAMPLE = "becomes"


def main(arguments: list[str]) -> int:
    """Write all pages, or tell which are stale; return the exit code."""
    parts = dict(pair for module in (fields, command_line, views, codes) for pair in module.sections())
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.md"))}
    stale = {path: text for path, old in pages.items() if (text := renewed(old, parts)) != old}
    unused = sorted(set(parts) - {found["name"] for text in pages.values() for found in PART.finditer(text)})
    for name in unused:
        print(f"no page shows the part {name}")
    for path, text in stale.items():
        print(f"docs/{path.name} {'is stale: run make docs' if '--check' in arguments else 'written'}")
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8", newline="\n")
    return int(bool(unused or ("--check" in arguments and stale)))


def renewed(page: str, parts: dict[str, str]) -> str:
    """Return a page with all its generated parts as they should be.

    Raises:
        KeyError: the page names a part that does not exist.
    """

    def replaced(found: re.Match[str]) -> str:
        if found["name"] == EXAMPLE:
            return found[0]
        return f"<!-- generated: {found['name']} -->\n\n{parts[found['name']]}\n\n<!-- end -->"

    text = PART.sub(replaced, page)
    return examples.with_results(text) if f"generated: {EXAMPLE} " in text else text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
