"""What the links and images of bodies lead to."""

import posixpath
import re

import msgspec

from briefgen.catalog.files import folder_of, resolve_path
from briefgen.catalog.misses import Miss, disclosed_by
from briefgen.catalog.sections import find_section, near_section
from briefgen.catalog.shelf import Shelf
from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.model.document import Document, Reference
from briefgen.model.site import Target, Unresolved

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:|//", re.IGNORECASE)
NOWHERE = Target(kind="none")


class Outcome(msgspec.Struct, frozen=True):
    """What a link leads to, and what is wrong with it if anything is."""

    target: Target
    problem: Diagnostic | None = None
    miss: Miss | None = None
    unresolved: Unresolved | None = None


def is_address(text: str) -> bool:
    """Tell whether a link's target is the address of something outside the site."""
    return bool(_ADDRESS.match(text))


def resolve(reference: Reference, document: Document, shelf: Shelf) -> Outcome:
    """Return what one link or image of a document's body leads to."""
    span = Span(document.path, reference.line, reference.column)
    match reference.form:
        case "wikilink":
            return _wikilink(reference, document, shelf, span)
        case "embed":
            return _embed(reference.target, document, shelf, span)
        case "image":
            return image(reference.target, document, shelf, span)
        case "path":
            return path_link(reference, document, shelf, span)


def _wikilink(reference: Reference, document: Document, shelf: Shelf, span: Span) -> Outcome:
    name = reference.target
    if not name:
        return _inside(reference.fragment, document, span)
    refs = shelf.meanings(name)
    if len(refs) == 1:
        return to_page(refs[0], reference.fragment, shelf, span)
    if refs:
        return Outcome(NOWHERE, ambiguous(name, refs, shelf, span))
    assets = embeddable(name, document, shelf)
    if len(assets) == 1:
        return Outcome(Target("asset", assets[0], reference.fragment))
    return _unresolved(reference, document, shelf.spellings.near(name), span)


def _unresolved(reference: Reference, document: Document, near: str, span: Span) -> Outcome:
    name = reference.target
    warning = (
        problem(
            "BG311", f'nothing is called "{name}", but "{near}" is near', span, help=f'did you mean "{near}"?'
        )
        if near
        else None
    )
    return Outcome(
        NOWHERE,
        miss=Miss(
            name=name,
            form="wikilink",
            span=span,
            otherwise=warning,
            label=reference.label,
            section=reference.fragment,
            disclosed=disclosed_by(document),
        ),
        unresolved=Unresolved(span.path, span.line, span.column, name, near),
    )


def ambiguous(name: str, refs: tuple[str, ...], shelf: Shelf, span: Span) -> Diagnostic:
    """Return the warning that a name means several documents."""
    found = [one for ref in refs if (one := shelf.document_of(ref))]
    return problem(
        "BG310",
        f'"{name}" is the name of {len(refs)} documents: {", ".join(one.path for one in found)}',
        span,
        help=f"link by id or path: [[{found[0].id}]], [[{found[0].key}]]" if found else "",
    )


def to_page(ref: str, fragment: str, shelf: Shelf, span: Span) -> Outcome:
    """Return the link to a document or subject; a section that it lacks is an error."""
    if not fragment:
        return Outcome(Target("page", ref))
    document = shelf.document_of(ref)
    if document and document.body.removed:
        return Outcome(Target("page", ref))
    section = find_section(document, fragment) if document else ""
    if section:
        return Outcome(Target("page", ref, section))
    return Outcome(Target("page", ref), _no_section(fragment, document, span))


def _inside(fragment: str, document: Document, span: Span) -> Outcome:
    section = find_section(document, fragment)
    if section or not fragment:
        return Outcome(Target("inside", fragment=section))
    return Outcome(NOWHERE, _no_section(fragment, document, span))


def _no_section(fragment: str, document: Document | None, span: Span) -> Diagnostic:
    if document is None:
        message = f'no section "{fragment}": the name that is linked has no file'
        return problem("BG314", message, span, help=f"take #{fragment} out of the link")
    near = near_section(document, fragment)
    known = ", ".join(heading.text for heading in document.body.outline[:6])
    remedy = f"its sections are: {known}" if known else f"take #{fragment} out of the link"
    remedy = f'did you mean "{near}"?' if near else remedy
    return problem("BG314", f'{document.path} has no section "{fragment}"', span, help=remedy)


def path_link(reference: Reference, document: Document, shelf: Shelf, span: Span) -> Outcome:
    """Return what a link to a file leads to: a document, an asset, or an address elsewhere."""
    target, fragment = reference.target, reference.fragment
    if is_address(target):
        return Outcome(Target("outside", f"{target}#{fragment}" if fragment else target))
    if not target:
        return _inside(fragment, document, span)
    path = resolve_path(target, folder_of(document))
    if path is None:
        return Outcome(NOWHERE, _leaves_content(target, span))
    key = shelf.files.documents.get(path or "index")
    if key is not None:
        return to_page(shelf.ref(key), fragment, shelf, span)
    asset = shelf.files.asset(path, from_root=target.startswith("/"))
    if asset:
        return Outcome(Target("asset", asset, fragment))
    missing = problem(
        "BG312",
        f'there is no file "{path}" below content/',
        span,
        help=_way_to(path, target, document, shelf),
    )
    return Outcome(
        NOWHERE,
        miss=Miss(
            name=path,
            form="path",
            span=span,
            otherwise=missing,
            label=reference.label,
            disclosed=disclosed_by(document),
        ),
    )


def _way_to(path: str, target: str, document: Document, shelf: Shelf) -> str:
    near = shelf.files.near.find(path)
    if near:
        from_root = target.startswith("/")
        shown = f"/{near}" if from_root else posixpath.relpath(near, folder_of(document) or ".")
        return f'did you mean "{shown}"?'
    folder = path.partition("/")[0]
    kind = {"topics": "topic", "actors": "actor", "tags": "tag", "authors": "author"}.get(folder, folder)
    if kind in shelf.subjects.registers:
        return f"pages that briefgen makes are linked by name: [[{kind}:NAME]]"
    return "link to the Markdown file, relative to this one or from / (which is content/)"


def _leaves_content(target: str, span: Span) -> Diagnostic:
    remedy = "move the file below content/ and link to it there"
    return problem("BG315", f'the path "{target}" leads out of content/', span, help=remedy)


def image(target: str, document: Document, shelf: Shelf, span: Span) -> Outcome:
    """Return the picture at a path relative to the document's file, or from ``/``."""
    if is_address(target):
        return Outcome(Target("outside", target))
    path = resolve_path(target, folder_of(document))
    if path is None:
        return Outcome(NOWHERE, _leaves_content(target, span))
    asset = shelf.files.asset(path, from_root=target.startswith("/"))
    if asset:
        return Outcome(Target("asset", asset))
    if path in shelf.files.documents:
        return Outcome(NOWHERE, _not_built(target, span))
    return Outcome(NOWHERE, missing_picture(path, document, shelf, span))


def missing_picture(path: str, document: Document, shelf: Shelf, span: Span) -> Diagnostic:
    """Return the error that a picture or embedded file does not exist."""
    near = shelf.files.near.find(path)
    shown = posixpath.relpath(near, folder_of(document) or ".") if near else ""
    remedy = f'did you mean "{shown}"?' if near else "put the file there, or correct its name"
    return problem("BG313", f'there is no file "{path}" below content/', span, help=remedy)


def missing_logo(path: str, shelf: Shelf) -> Outcome:
    """Return the error that the logo of the settings does not exist."""
    near = shelf.files.near.find(path)
    remedy = f'did you mean "{near}"?' if near else "put the file there, or correct `logo`"
    message = f'there is no file "{path}" below content/ for the logo'
    return Outcome(NOWHERE, problem("BG313", message, Span("briefgen.yaml"), help=remedy))


def embeddable(name: str, document: Document, shelf: Shelf) -> tuple[str, ...]:
    """Return the assets that ``![[name]]`` can mean.

    That is the one at this path, from the document's folder or from ``content/``; else all whose
    path ends so, as in Obsidian, where a file's name alone is enough.
    """
    for folder in (folder_of(document), ""):
        path = resolve_path(name, folder)
        asset = shelf.files.asset(path, from_root=name.startswith("/")) if path else ""
        if asset:
            return (asset,)
    path = resolve_path(name, "") or ""
    same_name = shelf.files.by_name.get(posixpath.basename(path), ())
    return tuple(one for one in same_name if f"/{one}".endswith(f"/{path}"))


def _embed(name: str, document: Document, shelf: Shelf, span: Span) -> Outcome:
    assets = embeddable(name, document, shelf)
    if len(assets) == 1:
        return Outcome(Target("asset", assets[0]))
    if assets:
        message = f'"{name}" is the name of {len(assets)} files: {", ".join(assets)}'
        return Outcome(NOWHERE, problem("BG316", message, span, help=f"write the path: ![[{assets[0]}]]"))
    if resolve_path(name, folder_of(document)) is None:
        return Outcome(NOWHERE, _leaves_content(name, span))
    if shelf.meanings(name):
        return Outcome(NOWHERE, _not_built(name, span))
    return Outcome(NOWHERE, missing_picture(name, document, shelf, span))


def _not_built(name: str, span: Span) -> Diagnostic:
    message = f'"{name}" is a document, and documents cannot be embedded in this version'
    return problem("BG317", message, span, help=f"link to it without the exclamation mark: [[{name}]]")
