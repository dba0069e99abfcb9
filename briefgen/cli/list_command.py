"""``briefgen list``."""

import csv
import sys
from collections.abc import Callable, Iterator, Sequence

import click

from briefgen.catalog import Excluded, orphans
from briefgen.cli.console import progress, say, show_json
from briefgen.cli.desk_lists import show_table, tell_errors
from briefgen.cli.options import given, global_options
from briefgen.cli.requests import request
from briefgen.model.document import Document, document_ref
from briefgen.stages.memory import Memory
from briefgen.stages.reading import Overview, read_overview
from briefgen.stages.request import Request

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
    desk = read_overview(wanted, Memory(), progress)
    rows = list(_LISTS[what](desk, wanted))
    if given("json", default=False):
        show_json(rows)
    elif as_csv:
        _write_csv(rows)
    else:
        _write_table(rows, what)
    return tell_errors(desk, wanted, "the list may be incomplete")


def _published(desk: Overview, wanted: Request) -> Iterator[Row]:
    del wanted
    for document in desk.admission.documents:
        yield _document_row(document, document.gate.status, _route(desk, document))


def _excluded(reasons: Sequence[str]) -> Callable[[Overview, Request], Iterator[Row]]:
    def rows(desk: Overview, wanted: Request) -> Iterator[Row]:
        del wanted
        for excluded in desk.admission.excluded:
            if not reasons or set(excluded.reasons) & set(reasons):
                yield _excluded_row(excluded)

    return rows


def _expired(desk: Overview, wanted: Request) -> Iterator[Row]:
    for document in desk.admission.documents:
        expires = document.gate.expires
        if expires and expires.timestamp <= wanted.at:
            state = f"expired, {document.gate.expires_action}"
            yield _document_row(document, state, _route(desk, document))
    yield from _excluded(("expired",))(desk, wanted)


def _all(desk: Overview, wanted: Request) -> Iterator[Row]:
    rows = [*_published(desk, wanted), *_excluded(())(desk, wanted)]
    yield from sorted(rows, key=lambda row: row["path"])


def _terms(desk: Overview, wanted: Request) -> Iterator[Row]:
    del wanted
    for ref, subject in desk.site.catalog.subjects.items():
        yield {
            "kind": subject.kind,
            "name": subject.name,
            "documents": str(len(desk.site.catalog.members.get(ref, ()))),
            "profile": desk.site.catalog.documents[subject.document].path if subject.document else "(stub)",
            "address": desk.site.plan.routes.get(ref, ""),
        }


def _orphans(desk: Overview, wanted: Request) -> Iterator[Row]:
    del wanted
    for key in orphans(desk.site.catalog):
        document = desk.site.catalog.documents[key]
        yield _document_row(document, document.gate.status, _route(desk, document))


def _unresolved(desk: Overview, wanted: Request) -> Iterator[Row]:
    del wanted
    for link in desk.site.catalog.unresolved:
        yield {
            "place": f"{link.path}:{link.line}:{link.column}",
            "name": link.name,
            "did you mean": link.suggestion,
        }


_LISTS: dict[str, Callable[[Overview, Request], Iterator[Row]]] = {
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


def _route(desk: Overview, document: Document) -> str:
    refs = (document_ref(document.key), f"{document.kind}:{document.slug}")
    return next((desk.site.plan.routes[ref] for ref in refs if ref in desk.site.plan.routes), "")


def _write_csv(rows: Sequence[Row]) -> None:
    if rows:
        writer = csv.DictWriter(sys.stdout, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _write_table(rows: Sequence[Row], what: str) -> None:
    if not rows:
        say(f"nothing to list under {what}")
        return
    show_table(list(rows[0]), [list(row.values()) for row in rows])
    say(f"{len(rows)} in all")
