"""``briefgen list``."""

import csv
import sys
from collections.abc import Callable, Iterator, Sequence

import click

from briefgen.catalog import Excluded, orphans
from briefgen.cli.console import progress, say, show, show_json, strong, warn
from briefgen.cli.options import given, global_options
from briefgen.cli.problems import Excerpts, as_text, harmless, totals
from briefgen.cli.requests import request
from briefgen.diagnostics import Severity
from briefgen.model.document import Document, document_ref
from briefgen.stages import Request, Site, Stopwatch, read_site

Row = dict[str, str]
UNFINISHED = ("draft", "review", "withheld")
TO_COME = ("future", "embargo")


@click.command("list", short_help="List documents, terms and loose ends.")
@click.argument(
    "what",
    default="published",
    type=click.Choice(["published", "drafts", "future", "expired", "all", "terms", "orphans", "unresolved"]),
)
@click.option("--csv", "as_csv", is_flag=True, help="Comma-separated values.")
@click.option("--audience", metavar="NAME", help="For which audience (default: the settings' audience).")
@global_options
def list_command(what: str, audience: str | None, *, as_csv: bool) -> int:
    """List the site's documents with their state, its terms, or what lies about unused."""
    wanted = request(audience=audience)
    site = read_site(wanted, progress, Stopwatch(lambda: 0.0))
    rows = list(_LISTS[what](site, wanted))
    if given("json", default=False):
        show_json(rows)
    elif as_csv:
        _write_csv(rows)
    else:
        _write_table(rows, what)
    return _tell_errors(site, wanted)


def _published(site: Site, wanted: Request) -> Iterator[Row]:
    del wanted
    for document in site.admission.documents:
        yield _document_row(document, document.gate.status, _route(site, document))


def _excluded(reasons: Sequence[str]) -> Callable[[Site, Request], Iterator[Row]]:
    def rows(site: Site, wanted: Request) -> Iterator[Row]:
        del wanted
        for excluded in site.admission.excluded:
            if not reasons or set(excluded.reasons) & set(reasons):
                yield _excluded_row(excluded)

    return rows


def _expired(site: Site, wanted: Request) -> Iterator[Row]:
    for document in site.admission.documents:
        expires = document.gate.expires
        if expires and expires.timestamp <= wanted.at:
            state = f"expired, {document.gate.expires_action}"
            yield _document_row(document, state, _route(site, document))
    yield from _excluded(("expired",))(site, wanted)


def _all(site: Site, wanted: Request) -> Iterator[Row]:
    rows = [*_published(site, wanted), *_excluded(())(site, wanted)]
    yield from sorted(rows, key=lambda row: row["path"])


def _terms(site: Site, wanted: Request) -> Iterator[Row]:
    del wanted
    for ref, subject in site.catalog.subjects.items():
        yield {
            "kind": subject.kind,
            "name": subject.name,
            "documents": str(len(site.catalog.members.get(ref, ()))),
            "profile": site.catalog.documents[subject.document].path if subject.document else "(stub)",
            "address": site.plan.routes.get(ref, ""),
        }


def _orphans(site: Site, wanted: Request) -> Iterator[Row]:
    del wanted
    for key in orphans(site.catalog):
        document = site.catalog.documents[key]
        yield _document_row(document, document.gate.status, _route(site, document))


def _unresolved(site: Site, wanted: Request) -> Iterator[Row]:
    del wanted
    for link in site.catalog.unresolved:
        yield {
            "place": f"{link.path}:{link.line}:{link.column}",
            "name": link.name,
            "did you mean": link.suggestion,
        }


_LISTS: dict[str, Callable[[Site, Request], Iterator[Row]]] = {
    "published": _published,
    "drafts": _excluded(UNFINISHED),
    "future": _excluded(TO_COME),
    "expired": _expired,
    "all": _all,
    "terms": _terms,
    "orphans": _orphans,
    "unresolved": _unresolved,
}


def _document_row(document: Document, state: str, address: str) -> Row:
    return {
        "state": state,
        "kind": document.kind,
        "date": document.gate.date.day if document.gate.date else "",
        "title": document.card.title,
        "path": document.path,
        "address": address,
    }


def _excluded_row(excluded: Excluded) -> Row:
    until = f" until {excluded.until.iso}" if excluded.until else ""
    return {
        "state": f"{', '.join(excluded.reasons)}{until}",
        "kind": excluded.kind,
        "date": "",
        "title": excluded.title,
        "path": excluded.path,
        "address": "",
    }


def _route(site: Site, document: Document) -> str:
    refs = (document_ref(document.key), f"{document.kind}:{document.slug}")
    return next((site.plan.routes[ref] for ref in refs if ref in site.plan.routes), "")


def _write_csv(rows: Sequence[Row]) -> None:
    if rows:
        writer = csv.DictWriter(sys.stdout, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _write_table(rows: Sequence[Row], what: str) -> None:
    if not rows:
        say(f"nothing to list under {what}")
        return
    names = list(rows[0])
    cells = [[harmless(row[name]) for name in names] for row in rows]
    widths = [max(len(name), *(len(line[at]) for line in cells)) for at, name in enumerate(names)]
    show(strong("  ".join(name.ljust(width) for name, width in zip(names, widths, strict=True)).rstrip()))
    for line in cells:
        show("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
    say(f"{len(rows)} in all")


def _tell_errors(site: Site, wanted: Request) -> int:
    """Show errors that make the list incomplete; a list with errors leaves with exit code 1."""
    errors = [d for d in site.problems if d.severity is Severity.ERROR]
    excerpts = Excerpts(wanted.root)
    for diagnostic in errors:
        warn(as_text(diagnostic, excerpts))
    if errors:
        warn(f"{totals(errors)}; the list may be incomplete")
    return 1 if errors else 0
