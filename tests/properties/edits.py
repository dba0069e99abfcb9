"""A small but complete site, and every kind of edit that a build must notice.

An edit is a function of the desk and a source of chance; it returns in words what it did. After
any of them ``Desk.compare`` builds the site incrementally and anew, and compares.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from briefgen.build import build
from briefgen.diagnostics import BriefgenError, Diagnostic
from briefgen.stages.report import BuildReport
from briefgen.stages.request import Request
from tests.properties.lean_theme import lean_theme
from tests.sites import NOON, untracked

Edit = Callable[["Desk", Random], str]
HOUR, DAY = 3_600, 86_400
TOPICS = ("Ports", "Cranes", "Tides")
ACTORS = ("Vera Palin", "Port Union", "Harbour Council", "Palin", "Mole Guild")
TAGS = ("quay", "Rope", "rope", "winch")
WORDS = ("Rain again.", "The quay is closed.", "A crane fell over.", "Boats wait outside.")
TITLES = ("Fog on the quay", "Cranes stand still", "A vote on tides", "Where the boats are")
SVG = "<svg xmlns='http://www.w3.org/2000/svg'><title>{}</title></svg>\n"
SETTINGS = {
    "title": "Harbour Desk",
    "base_url": "https://example.org/desk/",
    "page_size": "2",
    "audiences": "{clients: {tlp: AMBER, includes: [public]}}",
}
NOT_COMPARED = frozenset({"BG714"})
"""The note on files of others in the output: the clean build's folder has none."""


class Page(msgspec.Struct):
    """A Markdown file: front matter as YAML by field, and the text below it."""

    fields: dict[str, str]
    body: str

    def text(self) -> str:
        """Return the file."""
        return "\n".join(
            ["---", *(f"{key}: {value}" for key, value in self.fields.items()), "---", self.body]
        )


def first_pages() -> dict[str, Page]:
    """Return the site's documents as they are in the beginning."""

    def page(body: str, **fields: str) -> Page:
        return Page(fields, f"\n{body}\n")

    return {
        "articles/fog.md": page(
            "On [[Vera Palin]] and [[A vote on tides]].\n\n## Detail\n\nMore.[^1]\n\n[^1]: A source.",
            title="Fog",
            date="2024-11-01",
            topics="[Cranes]",
            actors="[Palin]",
            tags="[quay]",
            series="winter",
            part="1",
            authors="[ada]",
        ),
        "articles/vote.md": page(
            "The vote, and [fog](fog.md). [[No such page]], [[Unfinished|it]].",
            title="A vote on tides",
            date="2024-11-03",
            topics="[Tides, Ports]",
            actors="[Port Union]",
            tags="[Rope, quay]",
            aliases="[The vote]",
            redirect_from="[/old/vote/]",
            related='["[[Fog]]"]',
        ),
        "articles/port/index.md": page(
            "![A map](map.svg)\n\nBoats at [[topic:Ports]].",
            title="The port",
            date="2024-10-30",
            topics="[Ports]",
            series="winter",
            part="2",
            image="{src: map.svg, alt: A map}",
            review_by="2024-11-21",
        ),
        "articles/soon.md": page(
            "Hidden words.", title="Soon", date="2024-11-21T14:00:00Z", topics="[Tides]"
        ),
        "articles/gone.md": page(
            "Passing words.",
            title="Passing",
            date="2024-11-02",
            expires="2024-11-21T13:00:00Z",
            expires_action="tombstone",
            actors="[Port Union]",
        ),
        "articles/draft.md": page(
            "A draft.",
            title="Unfinished",
            date="2024-11-05",
            status="draft",
            tags="[rope]",
            embargo="2024-11-21T13:15:00Z",
        ),
        "notes/slip.md": page(
            "On [[Port Union]].",
            title="A slip",
            date="2024-11-04",
            actors="[Vera Palin]",
            lang="uk",
        ),
        "notes/inside.md": page(
            "For few.",
            title="Inside",
            date="2024-11-06",
            tlp="AMBER",
            embargo="2024-11-21T12:20:00Z",
            actors="[Vera Palin]",
        ),
        "notes/hid.md": page("Unlisted [[Fog]].", title="Hidden away", date="2024-11-07", unlisted="true"),
        "briefs/one.md": page(
            "In short: [[Tides]].", title="Brief one", date="2024-11-08", actors="[Vera Palin]"
        ),
        "index.md": page("Welcome to the desk.", title="Home"),
        "about.md": page("Who we are: [[Vera Palin]].", title="About"),
        "topics/ports.md": page("On ports.", title="Ports", scope="Quays."),
        "topics/cranes.md": page("On cranes.", title="Cranes", parent="Ports"),
        "actors/vera.md": page(
            "She leads [[Port Union]].",
            title="Vera Palin",
            actor_kind="person",
            aliases="[Palin]",
            roles="[{title: Chair, org: Port Union, from: 2020-01-01, to: 2024-11-21}]",
        ),
        "actors/union.md": page("A union.", title="Port Union", parent="Harbour Council"),
    }


def first_files() -> dict[str, str]:
    """Return the other files of the site as they are in the beginning."""
    return {
        **lean_theme(),
        "themes/lean/templates/author.html": '{% extends "subject.html" %}{% block more %}own{% endblock %}',
        "content/articles/port/map.svg": SVG.format("map"),
        "content/static/robots.txt": "User-agent: *\n",
        "content/_data/authors.yaml": "ada: {name: Ada Marten, role: Editor}\n",
        "content/_data/series.yaml": "winter: {name: Winter watch}\n",
        "content/notes/_defaults.yaml": "tags: [winch]\n",
    }


class Desk:
    """A site under edit: its files, its settings, and how it will be built next."""

    def __init__(self, folder: Path, theme: str = "lean") -> None:
        """Write the site below ``folder``; nothing is built."""
        self.root = folder / "desk"
        self.fresh = folder / "fresh" / "desk"
        self.theme = theme
        self.at = NOON
        self.strangers: set[str] = set()
        self.restore()

    def restore(self) -> None:
        """Write all sources as they were in the beginning."""
        for name in ("content", "themes"):
            shutil.rmtree(self.root / name, ignore_errors=True)
        self.failures = 0
        self.options: dict[str, Any] = {}
        self.output = "site"
        self.settings = {**SETTINGS, "theme": self.theme}
        self.pages = first_pages()
        for path, text in first_files().items():
            self.write(path, text)
        for path in self.pages:
            self.write_page(path)
        self.write_settings()

    def write(self, path: str, text: str) -> None:
        """Write a file below the root."""
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")

    def write_page(self, path: str) -> None:
        """Write one of ``pages``."""
        self.write(f"content/{path}", self.pages[path].text())

    def write_settings(self) -> None:
        """Write ``briefgen.yaml``."""
        self.write("briefgen.yaml", "".join(f"{key}: {value}\n" for key, value in self.settings.items()))

    def remove(self, path: str) -> None:
        """Remove a file below the root, and the folders that it leaves empty."""
        place = self.root / path
        place.unlink()
        while place.parent != self.root and not any(place.parent.iterdir()):
            place = place.parent
            place.rmdir()

    def build(self, root: Path, **more: Any) -> tuple[int, tuple[Diagnostic, ...], BuildReport | None]:
        """Build at ``root`` as it will be built next; return exit code, problems and the report."""
        request = Request(
            root=root, config="briefgen.yaml", output=root / self.output, at=self.at, **self.options, **more
        )
        try:
            report = build(request, untracked, lambda: 0.0)
        except BriefgenError as refused:
            return int(refused.exit_code), compared(refused.diagnostics), None
        return int(report.exit_code), compared(report.problems), report

    def compare(self) -> None:
        """Build incrementally and anew.

        Raises:
            AssertionError: they differ in exit code, problems, paths or bytes, or a build that
                failed touched the output.
        """
        output = self.root / self.output
        before = files_of(output, without=self.strangers)
        code, problems, _ = self.build(self.root)
        clean_code, clean_problems, _ = self.build(self.copy(), full=True)
        after = files_of(output, without=self.strangers)
        assert (code, problems) == (clean_code, clean_problems)
        assert_same(after, files_of(self.fresh / self.output) if code == 0 else before)
        self.failures = self.failures + 1 if code else 0
        self.options = {}

    def copy(self) -> Path:
        """Return a folder that holds just the sources."""
        shutil.rmtree(self.fresh.parent, ignore_errors=True)
        leave = shutil.ignore_patterns(".briefgen", "site", "site-2")
        shutil.copytree(self.root, self.fresh, symlinks=True, ignore=leave)
        return self.fresh

    def outputs(self) -> list[Path]:
        """Return the files of the present output that are of the site."""
        folder = self.root / self.output
        return [folder / name for name in files_of(folder, without=self.strangers)]

    def store(self) -> Path | None:
        """Return the store's file; None while there is none."""
        return next(iter(sorted((self.root / ".briefgen").glob("store-*.sqlite"))), None)


def compared(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(found for found in problems if found.code not in NOT_COMPARED)


def files_of(folder: Path, *, without: Iterable[str] = ()) -> dict[str, bytes]:
    """Return the bytes of all files below a folder by path, sorted."""
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    return {name: data for name, data in found.items() if name not in without}


def assert_same(built: dict[str, bytes], clean: dict[str, bytes]) -> None:
    assert list(built) == list(clean)
    for name, data in clean.items():
        assert built[name] == data, name


def _page(desk: Desk, chance: Random, folder: str = "") -> str:
    return chance.choice([path for path in sorted(desk.pages) if path.startswith(folder)])


def _set(desk: Desk, path: str, **fields: str) -> str:
    desk.pages[path].fields |= fields
    desk.write_page(path)
    return f"{path}: {fields}"


def _one_of(chance: Random, names: tuple[str, ...], most: int = 2) -> str:
    return f"[{', '.join(chance.sample(names, chance.randint(0, most)))}]"


# Documents.


def edit_body(desk: Desk, chance: Random) -> str:
    path = _page(desk, chance)
    desk.pages[path].body += f"\n{chance.choice(WORDS)}\n"
    desk.write_page(path)
    return f"words at the end of {path}"


def edit_first_paragraph(desk: Desk, chance: Random) -> str:
    path = _page(desk, chance)
    link = chance.choice((*TITLES, *ACTORS, *TOPICS, "Fog", "Inside", "Soon"))
    desk.pages[path].body = f"\n{chance.choice(WORDS)} See [[{link}]].{desk.pages[path].body}"
    desk.write_page(path)
    return f"a sentence before all others, with a link to {link}, in {path}"


def shorten_body(desk: Desk, chance: Random) -> str:
    path = _page(desk, chance)
    desk.pages[path].body = f"\n{chance.choice(WORDS)}\n"
    desk.write_page(path)
    return f"one sentence for all in {path}"


def add_spaces(desk: Desk, chance: Random) -> str:
    path = _page(desk, chance)
    desk.pages[path].body += "\n\n"
    desk.write_page(path)
    return f"empty lines at the end of {path}"


def retitle(desk: Desk, chance: Random) -> str:
    return _set(desk, _page(desk, chance), title=chance.choice((*TITLES, *TOPICS[:2], "Vera Palin")))


def redate(desk: Desk, chance: Random) -> str:
    days = ("2024-11-09", "2024-10-31", "2023-01-05", "2024-11-21T12:45:00Z", "2024-11-22")
    return _set(desk, _page(desk, chance), date=chance.choice(days))


def reterm(desk: Desk, chance: Random) -> str:
    field, names = chance.choice((("topics", TOPICS), ("actors", ACTORS), ("tags", TAGS)))
    return _set(desk, _page(desk, chance), **{field: _one_of(chance, names)})


def set_field(desk: Desk, chance: Random) -> str:
    field, value = chance.choice(
        (
            ("summary", chance.choice(WORDS)),
            ("updated", "2024-11-20"),
            ("aliases", f"[{chance.choice(TITLES)}]"),
            ("series", "winter"),
            ("series", "Spring"),
            ("part", str(chance.randint(1, 4))),
            ("authors", "[ada, Ben Fisk]"),
            ("lang", "uk"),
            ("unlisted", "true"),
            ("review_by", "2024-11-21"),
            ("slug", chance.choice(("one", "two"))),
            ("redirect_from", "[/old/vote/]"),
            ("image", "{src: /articles/port/map.svg, alt: Map}"),
            ("disclose", "[Inside]"),
            ("colour", "grey"),
        )
    )
    return _set(desk, _page(desk, chance), **{field: value})


def drop_field(desk: Desk, chance: Random) -> str:
    path = _page(desk, chance)
    if len(desk.pages[path].fields) < 2:
        return "nothing"
    field = chance.choice(sorted(desk.pages[path].fields))
    del desk.pages[path].fields[field]
    desk.write_page(path)
    return f"{path} without {field}"


def set_gate(desk: Desk, chance: Random) -> str:
    field, value = chance.choice(
        (
            ("status", chance.choice(("draft", "review", "published", "archived", "withheld"))),
            ("embargo", chance.choice(("2024-11-21T13:30:00Z", "2024-11-25T00:00:00Z"))),
            ("expires", "2024-11-21T15:00:00Z"),
            ("expires_action", chance.choice(("remove", "banner", "tombstone"))),
            ("tlp", chance.choice(("AMBER", "CLEAR", "RED"))),
            ("audience", "[clients]"),
        )
    )
    return _set(desk, _page(desk, chance), **{field: value})


def add_page(desk: Desk, chance: Random) -> str:
    path = f"{chance.choice(('articles', 'notes', 'briefs', 'topics', 'actors', 'deep/er'))}/new{chance.randint(0, 2)}.md"
    fields = {
        "title": chance.choice((*TITLES, *TOPICS, *ACTORS)),
        "date": f"2024-11-{chance.randint(1, 21):02}",
    }
    desk.pages[path] = Page(fields, f"\n{chance.choice(WORDS)} [[{chance.choice(ACTORS)}]].\n")
    desk.write_page(path)
    return f"{path} is new: {fields}"


def delete_page(desk: Desk, chance: Random) -> str:
    path = _page(desk, chance)
    if len(desk.pages) > 3:
        del desk.pages[path]
        desk.remove(f"content/{path}")
    return f"{path} is deleted"


def move_page(desk: Desk, chance: Random) -> str:
    path = _page(desk, chance)
    folder = chance.choice(("articles", "notes", "briefs", "articles/deep"))
    name = chance.choice((path.rpartition("/")[2], "moved.md"))
    target = f"{folder}/{name}" if name != "index.md" else f"{folder}/moved.md"
    if target in desk.pages:
        return "nothing"
    desk.pages[target] = desk.pages.pop(path)
    (desk.root / "content" / target).parent.mkdir(parents=True, exist_ok=True)
    (desk.root / "content" / path).rename(desk.root / "content" / target)
    return f"{path} is now {target}"


def break_page(desk: Desk, chance: Random) -> str:
    path = _page(desk, chance)
    broken = (
        "---\ntitle: [\n---\n",
        "---\ntitle: A\ndate: 2024-13-40\n---\n",
        "---\nembago: 2030\n---\n[x](no.md)\n",
    )
    desk.write(f"content/{path}", chance.choice(broken))
    return f"{path} is broken"


# Profiles and small data.


def edit_aliases(desk: Desk, chance: Random) -> str:
    actor = _page(desk, chance, "actors/") if any(path.startswith("actors/") for path in desk.pages) else ""
    return (
        _set(desk, actor, aliases=_one_of(chance, ("Palin", "Vote", "Mole Guild"), 1)) if actor else "nothing"
    )


def reparent(desk: Desk, chance: Random) -> str:
    profiles = [path for path in sorted(desk.pages) if path.startswith(("topics/", "actors/"))]
    if not profiles:
        return "nothing"
    path = chance.choice(profiles)
    return _set(desk, path, parent=chance.choice(TOPICS if path.startswith("topics/") else ACTORS))


def edit_roles(desk: Desk, chance: Random) -> str:
    if "actors/vera.md" not in desk.pages:
        return "nothing"
    role = f"[{{title: {chance.choice(('Chair', 'Warden'))}, from: 2024-11-{chance.randint(1, 25):02}}}]"
    return _set(desk, "actors/vera.md", roles=role)


def edit_data(desk: Desk, chance: Random) -> str:
    path, text = chance.choice(
        (
            ("content/_data/authors.yaml", f"ada: {{name: Ada {chance.choice('MN')}arten}}\n"),
            ("content/_data/series.yaml", f"winter: {{name: Winter {chance.choice('ab')}}}\n"),
            ("content/_data/series.yaml", "winter: [\n"),
            ("content/notes/_defaults.yaml", f"tags: [{chance.choice(TAGS)}]\n"),
            ("content/_defaults.yaml", f"authors: [{chance.choice(('ada', 'Ben Fisk'))}]\n"),
            ("content/articles/_defaults.yaml", f"status: {chance.choice(('draft', 'published', 'odd'))}\n"),
        )
    )
    if (desk.root / path).exists() and not chance.randint(0, 2):
        desk.remove(path)
        return f"{path} is deleted"
    desk.write(path, text)
    return f"{path}: {text}"


def edit_asset(desk: Desk, chance: Random) -> str:
    path = chance.choice(
        ("content/articles/port/map.svg", "content/static/robots.txt", "content/static/new.txt")
    )
    if (desk.root / path).exists() and not chance.randint(0, 3):
        desk.remove(path)
        return f"{path} is deleted"
    desk.write(path, SVG.format(chance.choice(WORDS)))
    return f"{path} has other bytes"


# Settings and theme.


def edit_settings(desk: Desk, chance: Random) -> str:
    key, values = chance.choice(
        (
            ("title", ("Harbour Desk", "Quay Desk")),
            ("description", ("About boats.", "")),
            ("page_size", ("1", "2", "20")),
            ("links", ("pretty", "explicit")),
            ("menu", ("[topics, tags]", "[{title: Us, url: about}]")),
            ("stubs", ("true", "false")),
            ("tag_pages", ("true", "false")),
            ("subjects", ("open", "open", "closed")),
            ("permalinks", ("{note: '/n/{year}/{slug}/'}", "{article: '/a/{id}/'}")),
            ("language", ("en", "uk", "de")),
            ("time_zone", ("UTC", "Asia/Kolkata", "America/Lima")),
            ("base_url", ("https://example.org/desk/", "https://example.net/")),
            ("copyright", ("Ours", "Theirs")),
            ("html", ("off", "sanitize")),
            ("ignore", ("['*.svg']", "[briefs/]")),
            ("theme", (desk.theme, "briefing")),
            ("titel", ("odd",)),
        )
    )
    if key in desk.settings and key != "theme" and not chance.randint(0, 3):
        del desk.settings[key]
    else:
        desk.settings[key] = chance.choice(values)
    desk.write_settings()
    return f"settings: {key} is {desk.settings.get(key)}"


def edit_option(desk: Desk, chance: Random) -> str:
    name = "accent" if desk.theme == "briefing" else "tone"
    desk.settings["theme"] = (
        f"{{name: {desk.theme}, options: {{{name}: '#{chance.choice(('a1b2c3', '102030'))}'}}}}"
    )
    desk.write_settings()
    return desk.settings["theme"]


def edit_theme(desk: Desk, chance: Random) -> str:
    """Let an override appear, change or disappear, in the site's own theme or above the built-in one."""
    folder = f"themes/{desk.theme}"
    name, text = chance.choice(
        (
            ("templates/parts/extra.html", f"<p>{chance.choice(WORDS)}</p>"),
            (
                "templates/note.html",
                '{% extends "document.html" %}{% block main %}{{ document.title }}{% endblock %}',
            ),
            ("templates/tag.html", f"{{{{ site.title }}}} {chance.choice(WORDS)}"),
            ("templates/404.html", "{{ nothing }}"),
            ("templates/404.html", "{% if %}"),
            ("templates/author.html", '{% extends page.kind ~ "s.html" %}'),
            ("assets/css/site.css", f"a {{ color: {chance.choice(('red', 'blue'))}; --option-tone: #000 }}"),
            ("assets/icon.svg", SVG.format(chance.choice(WORDS))),
            ("i18n/en.yaml", f"feed: {chance.choice(('Feed', 'News'))}\nkind.note: Slip\n"),
            ("i18n/uk.yaml", "feed: Стрічка\nkind: {note: Нотатка}\n"),
        )
    )
    path = f"{folder}/{name}"
    if (desk.root / path).exists() and chance.randint(0, 1):
        desk.remove(path)
        return f"{path} is deleted"
    desk.write(path, text)
    return f"{path}: {text}"


# Files under the engine's feet.


def touch(desk: Desk, chance: Random) -> str:
    path = desk.root / "content" / _page(desk, chance)
    os.utime(path, (chance.randint(1, 1_700_000_000),) * 2)
    return f"{path.name} has another mtime"


def same_size_and_mtime(desk: Desk, chance: Random) -> str:
    path = _page(desk, chance)
    place = desk.root / "content" / path
    state = place.stat()
    body = desk.pages[path].body
    desk.pages[path].body = body.translate(str.maketrans("aeo", "eoa"))
    if chance.randint(0, 1):
        place.unlink()
    desk.write_page(path)
    os.utime(place, ns=(state.st_atime_ns, state.st_mtime_ns))
    return f"{path}: other bytes, same size and mtime"


def harm_output(desk: Desk, chance: Random) -> str:
    files = desk.outputs()
    if not files:
        return "nothing"
    path = chance.choice(files)
    how = chance.choice(("delete", "truncate", "append", "swap"))
    state = path.stat()
    if how == "delete":
        path.unlink()
    elif how == "truncate":
        os.truncate(path, state.st_size // 2)
    elif how == "append":
        path.write_bytes(path.read_bytes() + b"<!-- ours -->")
    else:
        path.write_bytes(path.read_bytes()[::-1])
        os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    return f"{how} {path.name} of the output"


def add_stranger(desk: Desk, chance: Random) -> str:
    name = chance.choice(("stranger.txt", "articles/stranger.txt", "strange/stranger.txt"))
    path = desk.root / desk.output / name
    if not (desk.root / desk.output).is_dir():
        return "nothing"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(chance.choice(WORDS), encoding="utf-8")
    desk.strangers.add(name)
    return f"{name} of somebody else in the output"


def harm_store(desk: Desk, chance: Random) -> str:
    store = desk.store()
    if store is None or not store.stat().st_size:
        return "nothing"
    how = chance.choice(("delete", "truncate", "flip", "flip", "flip", "text", "schema", "row", "row"))
    data = bytearray(store.read_bytes())
    place = chance.randrange(len(data))
    if how == "delete":
        store.unlink()
    elif how == "truncate":
        os.truncate(store, place)
    elif how == "flip":
        data[place] ^= 1 << chance.randrange(8)
        store.write_bytes(data)
    elif how == "text":
        store.write_text("no store at all\n", encoding="utf-8")
    else:
        _harm_table(store, chance, drop=how == "schema")
    # Harm shows where something has to be read from the store.
    then = chance.choice((*DOCUMENTS, edit_settings, edit_theme))(desk, chance)
    return f"{how} the store at {place}, then {then}"


def _harm_table(store: Path, chance: Random, *, drop: bool) -> None:
    connection = sqlite3.connect(store)
    try:
        if drop:
            connection.execute("DROP TABLE entry")
            connection.execute("CREATE TABLE entry (space TEXT, data TEXT)")
        else:
            rows = sorted(connection.execute("SELECT space, key FROM entry"))
            if rows:
                connection.execute("DELETE FROM entry WHERE space = ? AND key = ?", chance.choice(rows))
        connection.commit()
    except sqlite3.Error:
        pass  # an earlier edit harmed it already
    finally:
        connection.close()


# How it is built next.


def move_clock(desk: Desk, chance: Random) -> str:
    desk.at = NOON + chance.choice(
        (0, HOUR // 2, HOUR, 2 * HOUR, 3 * HOUR, 14 * HOUR, DAY, 10 * DAY, -DAY, -40 * DAY)
    )
    return f"it is {desk.at}"


def choose_audience(desk: Desk, chance: Random) -> str:
    desk.options = {"audience": chance.choice(("clients", "public"))}
    return f"for {desk.options}"


def choose_flags(desk: Desk, chance: Random) -> str:
    desk.options = {chance.choice(("drafts", "future", "expired", "paranoid")): True}
    return f"with {desk.options}"


def choose_strict(desk: Desk, chance: Random) -> str:
    desk.options = {"strict": bool(chance.randint(0, 3))}
    return f"with {desk.options}"


def choose_output(desk: Desk, chance: Random) -> str:
    desk.output = chance.choice(("site", "site-2"))
    return f"into {desk.output}"


def choose_address(desk: Desk, chance: Random) -> str:
    desk.options = {
        "overrides": {"base_url": chance.choice(("https://example.com/a/", "https://example.com/"))}
    }
    return f"with {desk.options}"


DOCUMENTS: tuple[Edit, ...] = (
    edit_body,
    edit_first_paragraph,
    shorten_body,
    add_spaces,
    retitle,
    redate,
    reterm,
    reterm,
    set_field,
    set_field,
    drop_field,
    set_gate,
    add_page,
    delete_page,
    move_page,
    break_page,
)
DATA: tuple[Edit, ...] = (edit_aliases, reparent, edit_roles, edit_data, edit_asset)
LOOKS: tuple[Edit, ...] = (edit_settings, edit_settings, edit_option, edit_theme, edit_theme)
FILES: tuple[Edit, ...] = (touch, same_size_and_mtime, harm_output, add_stranger, harm_store)
CHOICES: tuple[Edit, ...] = (
    move_clock,
    move_clock,
    choose_audience,
    choose_flags,
    choose_strict,
    choose_output,
    choose_address,
)
FAMILIES = (DOCUMENTS, DATA, LOOKS, FILES, CHOICES)


def apply(desk: Desk, edit: Edit, seed: int) -> str:
    """Do one edit, after setting the site right if it has not been buildable for a while."""
    if desk.failures >= 2:
        desk.restore()
    return edit(desk, Random(seed))


def run(desk: Desk, edits: int, seed: int, told: Callable[[str], object] = lambda _: None) -> None:
    """Do a number of edits one after the other and compare after each.

    Raises:
        AssertionError: a build differs from a clean one; a note tells all edits so far.
    """
    chance = Random(seed)
    done: list[str] = []
    for number in range(edits):
        edit = chance.choice(chance.choice(FAMILIES))
        done.append(apply(desk, edit, chance.randrange(1 << 30)))
        told(f"{number + 1:4} {done[-1]}")
        try:
            desk.compare()
        except AssertionError as difference:
            difference.add_note(
                f"seed {seed}, after {number + 1} edits, the last ones:\n" + "\n".join(done[-8:])
            )
            raise
