"""What planners and checks gave, looked at before anything uses it."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec

from briefgen.diagnostics import Diagnostic
from briefgen.extensions.failures import ExtensionError, unusable
from briefgen.extensions.loaded import Extensions, Module
from briefgen.model.document import document_ref
from briefgen.model.site import Catalog, PagePlan, SitePlan

S = TypeVar("S", bound=msgspec.Struct)
CODE = re.compile(r"X[A-Z0-9]*(?:-[A-Z0-9]+)*")
_LONGEST_CODE = 30
_PART = re.compile(r"[^/\\?#%\x00-\x20\x7f]+")
_ROUTE_HELP = 'begin it with "/" and end it with "/" or a file name'


def planned_pages(
    catalog: Catalog, plan: SitePlan, extensions: Extensions
) -> tuple[list[tuple[Module, PagePlan]], list[Diagnostic]]:
    """Return the pages that planners add to ``plan``, each with its module, and what went wrong.

    A planner that fails, or gives anything that is no page, adds none.
    """
    pages: list[tuple[Module, PagePlan]] = []
    problems: list[Diagnostic] = []
    shown = (_read_only(catalog), _read_only(plan))
    for module, planner in extensions.functions("planners"):
        try:
            given = module.guarded(lambda planner=planner: list(planner(*shown)), "planner")()
            pages += [(module, _page(item, catalog, module)) for item in given]
        except ExtensionError as error:
            problems.append(error.problem)
    return pages, problems


def check_problems(catalog: Catalog, extensions: Extensions) -> list[Diagnostic]:
    """Return the problems that checks found, and those of checks that failed."""
    problems: list[Diagnostic] = []
    shown = _read_only(catalog)
    for module, check in extensions.functions("checks"):
        try:
            given = module.guarded(lambda check=check: list(check(shown)), "check")()
            problems += [_problem(item, module) for item in given]
        except ExtensionError as error:
            problems.append(error.problem)
    return problems


def _read_only(value: S) -> S:
    """Return a value whose maps cannot be changed."""
    fields = ((name, getattr(value, name)) for name in value.__struct_fields__)
    maps = {name: MappingProxyType(field) for name, field in fields if isinstance(field, Mapping)}
    return msgspec.structs.replace(value, **maps)


def _page(item: Any, catalog: Catalog, module: Module) -> PagePlan:
    page = _typed(item, PagePlan, module, "planner")
    for message, way_out in _page_faults(page, catalog):
        raise unusable(module.name, module.path, f'the page "{page.route}" {message}', way_out)
    return page


def _page_faults(page: PagePlan, catalog: Catalog) -> Iterator[tuple[str, str]]:
    if not _is_route(page.route):
        yield "has an address that cannot be one", _ROUTE_HELP
    if not page.template or not page.kind:
        yield "lacks a template or a kind", 'give both, such as template="list.html", kind="roster"'
    if not (page.about or page.label):
        yield "has no name", "give it a label, which is its heading, or a ref that it is about"
    known = catalog.documents.keys()
    refs = catalog.subjects.keys()
    missing = next((key for key in page.items if key not in known), "")
    if missing:
        yield (
            f'lists a document "{missing}" that the catalog does not have',
            "take keys from catalog.documents",
        )
    missing = next((ref for ref in page.subjects if ref not in refs), "")
    if missing:
        yield f'lists a subject "{missing}" that the catalog does not have', "take refs from catalog.subjects"
    key = page.about.removeprefix(document_ref(""))
    if page.about and page.about not in refs and (key == page.about or key not in known):
        yield f'is about "{page.about}", which is not in the catalog', 'write "document:KEY" or a ref'


def _is_route(route: str) -> bool:
    if not route.startswith("/") or not route.isprintable():
        return False
    parts = route[1:].removesuffix("/").split("/") if route != "/" else []
    return all(_PART.fullmatch(part) and part not in (".", "..") for part in parts)


def _problem(item: Any, module: Module) -> Diagnostic:
    found = _typed(item, Diagnostic, module, "check")
    if not CODE.fullmatch(found.code) or len(found.code) > _LONGEST_CODE:
        message = f'a check gave the code "{found.code[:_LONGEST_CODE]}"'
        raise unusable(
            module.name, module.path, message, "begin codes with X: capital letters, digits, dashes"
        )
    return msgspec.structs.replace(found, message=_line(found.message), help=_line(found.help))


def _line(text: str) -> str:
    return " ".join(text.split())


def _typed(item: Any, kind: type[S], module: Module, what: str) -> S:
    """Return a Struct with every field of its declared type: a list where a tuple belongs becomes one."""
    way_out = f"return {kind.__name__} values only, with fields of the right types"
    if not isinstance(item, kind):
        message = f"a {what} gave a value of type {type(item).__name__}"
        raise unusable(module.name, module.path, message, way_out)
    try:
        return msgspec.convert(msgspec.to_builtins(item), kind)
    except (msgspec.ValidationError, TypeError) as error:
        message = f"a {what} gave a {kind.__name__} that does not fit: {_line(str(error))}"
        raise unusable(module.name, module.path, message, way_out) from error
