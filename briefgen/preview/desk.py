"""What stands between the browsers, the watcher and the session."""

import secrets
from collections.abc import Callable, Iterable
from urllib.parse import quote

import msgspec

from briefgen.content import read_source
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.preview.addresses import NOT_FOUND, Found, find, without_site_path
from briefgen.preview.bar import Bar, with_bar
from briefgen.preview.browser import browser_file
from briefgen.preview.dashboard import page_of
from briefgen.preview.empty_page import empty_page, failed_page
from briefgen.preview.http import Answer, Event, media_type
from briefgen.preview.session import Refresh, Session
from briefgen.preview.shown import Shown
from briefgen.preview.state import ShownProblem, State, counts, shown_problems
from briefgen.preview.telling import Telling

OWN = "/_briefgen/"
HTML = "text/html; charset=utf-8"
LARGEST_COPY = 1_000_000_000
_JSON = msgspec.json.Encoder()


class Desk:
    """Answers browsers from a session, and tells them when it has changed.

    ``base`` is the path of the site, with slashes at both ends. ``publish`` gets each new state, encoded.
    """

    def __init__(
        self, session: Session, base: str, publish: Callable[[bytes], None], *, follow: bool = False
    ) -> None:
        """Begin a session of browsers."""
        self._session = session
        self._base = base
        self._publish = publish
        self._follow = follow
        self._id = secrets.token_hex(8)
        self._telling = Telling(session, base)
        self._saved = ""
        self._styles: tuple[str, ...] = ()
        self._told: tuple[Diagnostic, ...] = ()

    def answer(self, path: str) -> Answer:
        """Return what stands at a path below the base; may be called from any thread."""
        if path.startswith(OWN):
            return self._own(path.removeprefix(OWN))
        found = self._session.read(lambda shown: find(path, shown))
        if found and found.kind == "nothing":
            found = self._session.read(lambda shown: find(without_site_path(path, shown), shown))
        if found is None:
            return self._nothing_yet()
        return self._found(found, path)

    def refresh(self, paths: Iterable[str] = (), *, rescan: bool = False) -> Refresh:
        """Bring the session up to date, and tell all browsers."""
        refresh = self._session.refresh(paths, rescan=rescan)
        self._saved = self._session.read(lambda shown: _saved(refresh, shown)) or ""
        self._styles = tuple(
            self._address(f"/{path}") for path in self._session.read(lambda s: _styles(refresh, s)) or ()
        )
        self.tell()
        return refresh

    def tell(self) -> None:
        """Send the state to all browsers."""
        self._told = self._session.problems()
        self._publish(self.state())

    def tell_news(self) -> None:
        """Send the state to all browsers if other problems are known than those that they were told of."""
        if self._told != self._session.problems():
            self.tell()

    def greeting(self) -> Event:
        """Return the event with which a stream begins."""
        return "state", self.state()

    def state(self) -> bytes:
        """Return the state as JSON."""
        problems, moves = self._session.problems(), self._session.moves
        found = counts(problems)
        return _JSON.encode(
            State(
                session=self._id,
                build=self._session.last.number,
                errors=found[Severity.ERROR],
                warnings=found[Severity.WARNING],
                notes=found[Severity.INFO],
                problems=self._problems(problems),
                saved=self._address(self._saved),
                follow=self._follow,
                moved={self._address(route): self._address(to) for route, to in moves.moved.items()},
                removed={self._address(route): why for route, why in moves.removed.items()},
                styles=self._styles,
            )
        )

    def _own(self, name: str) -> Answer:
        if name == "state":
            return Answer(self.state(), "application/json")
        if name == "":
            board = self._telling.dashboard()
            return self._nothing_yet() if board is None else Answer(page_of(board, self._base).encode(), HTML)
        found = browser_file(name)
        return Answer(*found) if found else Answer(b"not found\n", "text/plain; charset=utf-8", 404)

    def _found(self, found: Found, path: str) -> Answer:
        if found.kind == "page":
            return self._page(found.at)
        if found.kind == "asset":
            data = self._session.read(lambda shown: shown.pages.assets.get(found.at))
            return self._missing(path) if data is None else Answer(data, media_type(found.at))
        if found.kind == "picture":
            data = self._session.read(lambda shown: shown.pages.picture(found.at))
            return self._missing(path) if data is None else Answer(data, media_type(found.at))
        if found.kind == "search":
            data = self._session.read(lambda shown: shown.pages.search_file(found.at))
            return self._missing(path) if data is None else Answer(data, media_type(found.at))
        if found.kind == "copy":
            copied = read_source(self._session.root, found.at, limit=LARGEST_COPY)
            return (
                self._missing(path)
                if isinstance(copied, Diagnostic)
                else Answer(copied, media_type(found.at))
            )
        if found.kind == "redirect":
            return Answer(b"", HTML, 301, found.at)
        return self._missing(path)

    def _page(self, route: str, status: int = 200) -> Answer:
        rendered = self._session.page(route)
        if rendered is None:
            return self._missing(route)
        self.tell_news()
        kind = HTML if route.endswith(("/", ".html")) else media_type(route)
        if rendered.problems and not rendered.data:
            page = failed_page(self._problems(rendered.problems))
            return Answer(self._barred(page, route), HTML, 500)
        if kind != HTML:
            return Answer(rendered.data, kind, status)
        return Answer(self._barred(rendered.data, route), HTML, status)

    def _missing(self, path: str) -> Answer:
        if path != NOT_FOUND and self._session.read(lambda shown: NOT_FOUND in shown.site.plan.pages):
            return self._page(NOT_FOUND, 404)
        return Answer(self._barred(failed_page(()), path), HTML, 404)

    def _nothing_yet(self) -> Answer:
        page = empty_page(self._problems(self._session.problems()))
        return Answer(with_bar(page, Bar(self._session.last.number, ""), self._base), HTML, 503)

    def _barred(self, page: bytes, route: str) -> bytes:
        return with_bar(page, self._telling.bar(route, self._session.last.number), self._base)

    def _problems(self, problems: Iterable[Diagnostic]) -> tuple[ShownProblem, ...]:
        return shown_problems(problems, self._session.root, self._telling.editor())

    def _address(self, route: str) -> str:
        return quote(self._base + route.removeprefix("/")) if route else ""


def _saved(refresh: Refresh, shown: Shown) -> str:
    """Return the route of the page whose document alone was saved; empty where it is not clear which."""
    refs = shown.refs(refresh.paths)
    return shown.site.plan.routes.get(refs[0], "") if len(refs) == 1 else ""


def _styles(refresh: Refresh, shown: Shown) -> tuple[str, ...]:
    """Return the style sheets whose bytes changed while their addresses stayed."""
    changed = {path for path in refresh.paths if path.endswith(".css")}
    return tuple(route.removeprefix("/") for route, path in shown.copies.items() if path in changed)
