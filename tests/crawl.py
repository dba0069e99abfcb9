"""A walk over a built site: every link, every anchor, every page that can be reached."""

from collections import defaultdict
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

NOT_PAGES = ("404.html",)


class BuiltSite:
    """The HTML pages of an output folder, parsed once."""

    def __init__(self, root: Path, base: str = "/") -> None:
        self.root = root
        self.base = base
        self.pages = {
            path.relative_to(root).as_posix(): LexborHTMLParser(path.read_text(encoding="utf-8"))
            for path in sorted(root.rglob("*.html"))
        }
        self.ids = {
            name: [node.attributes["id"] or "" for node in page.css("[id]")]
            for name, page in self.pages.items()
        }

    def is_redirect(self, name: str) -> bool:
        return bool(self.pages[name].css('meta[http-equiv="refresh"]'))

    def links(self, name: str) -> list[tuple[str, str]]:
        """Return (file, fragment) for each internal link and embedded file of a page."""
        found = []
        for node in self.pages[name].css("[href], [src]"):
            address = node.attributes.get("href") or node.attributes.get("src") or ""
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            found.append((self.file(name, unquote(parts.path)), unquote(parts.fragment)))
        return found

    def file(self, name: str, path: str) -> str:
        """Return the file that an address on page ``name`` leads to, as a static host finds it."""
        if not path:
            return name
        folder = (Path("/") / name).parent.as_posix().rstrip("/")
        joined = path.removeprefix(self.base) if path.startswith("/") else f"{folder}/{path}"
        parts: list[str] = []
        for part in joined.split("/"):
            if part == "..":
                assert parts, f"{name}: {path} climbs out of the site"
                parts.pop()
            elif part not in ("", "."):
                parts.append(part)
        target = "/".join(parts)
        if not parts or path in (".", "..") or path.endswith(("/", "/.", "/..")):
            return f"{target}/index.html".lstrip("/")
        return target

    def broken(self) -> list[str]:
        """Return every internal link that leads to no file or to no element."""
        found = []
        for name in self.pages:
            for file, fragment in self.links(name):
                if not (self.root / file).is_file():
                    found.append(f"{name} → {file}")
                elif fragment and file in self.ids and fragment not in self.ids[file]:
                    found.append(f"{name} → {file}#{fragment}")
        return found

    def orphans(self) -> list[str]:
        """Return pages that cannot be reached from the home page by links."""
        seen, waiting = set(), ["index.html"]
        while waiting:
            name = waiting.pop()
            if name in seen or name not in self.pages:
                continue
            seen.add(name)
            waiting += [file for file, _ in self.links(name)]
        return sorted(
            name for name in set(self.pages) - seen if name not in NOT_PAGES and not self.is_redirect(name)
        )

    def repeated_ids(self) -> dict[str, list[str]]:
        """Return ids that stand more than once on one page."""
        found: dict[str, list[str]] = defaultdict(list)
        for name, ids in self.ids.items():
            found[name] += sorted({one for one in ids if ids.count(one) > 1})
        return {name: ids for name, ids in found.items() if ids}
