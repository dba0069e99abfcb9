"""What went wrong in a template, told so that its author finds the place."""

import re
from collections.abc import Iterable
from types import TracebackType

import msgspec
from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplatesNotFound

from briefgen.diagnostics import Diagnostic, Span, closest, problem
from briefgen.extensions import ExtensionError
from briefgen.theme.meter import EndlessTemplateError
from briefgen.theme.theme_value import Theme
from briefgen.theme.views.refusal import ViewUseError
from briefgen.theme.views.surface import VIEWS

_VIEW_NAME = re.compile(r"'briefgen\.theme\.views\.\w+\.(\w+?)View object' has no attribute '(\w+)'")
_QUOTED = re.compile(r"'([^'\n]*)'")


class Failure(msgspec.Struct, frozen=True):
    """One template error: what any page that meets it has in common."""

    code: str
    message: str
    span: Span
    help: str = ""


def failure_of(error: BaseException, template: str, theme: Theme, names: Iterable[str]) -> Failure:
    """Return what ``error``, raised while ``template`` was compiled or run, says to a theme's author.

    ``names`` are those of the render context, from which a misspelt one is guessed.
    """
    if isinstance(error, ExtensionError):
        found = error.problem
        return Failure(found.code, found.message, found.span, found.help)
    span = _place(error, template, theme)
    if isinstance(error, TemplateSyntaxError):
        return Failure("BG610", _line(error.message or "syntax error"), span, "correct the template's syntax")
    if isinstance(error, TemplatesNotFound | TemplateNotFound):
        return _not_found(error, span, theme)
    if isinstance(error, EndlessTemplateError | RecursionError | MemoryError):
        return _endless(error, span)
    if isinstance(error, UndefinedError):
        return _undefined(error, span, names)
    if isinstance(error, ViewUseError):
        return Failure("BG616", _line(str(error)), span, "print one of its attributes")
    if isinstance(error, SecurityError):
        return Failure(
            "BG613", _line(str(error)), span, "templates may only read views and call their methods"
        )
    return Failure(
        "BG615",
        _line(_words(error)),
        span,
        "see the line; all values that a template may read are in the theme reference",
    )


def told(failure: Failure, route: str, source: str, pages: int) -> Diagnostic:
    """Return a failure as a problem that names the first page that met it and how many did."""
    of = f" of {source}" if source else ""
    # An endless template is run for one page only: how many more it has depends on what was tried.
    others = f", and {pages - 1} more" if pages > 1 and failure.code != "BG614" else ""
    return problem(
        failure.code, f"{failure.message} (page {route}{of}{others})", failure.span, help=failure.help
    )


def _place(error: BaseException, template: str, theme: Theme) -> Span:
    if isinstance(error, TemplateSyntaxError):
        return Span(error.filename or _label(template, theme), error.lineno)
    found = _deepest(error.__traceback__)
    return found or Span(_label(template, theme), 0)


def _deepest(traceback: TracebackType | None) -> Span | None:
    """Return the innermost line of a template in a traceback; None when no template ran."""
    place = None
    while traceback is not None:
        template = traceback.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            place = Span(template.filename, template.get_corresponding_lineno(traceback.tb_lineno))
        traceback = traceback.tb_next
    return place


def _label(template: str, theme: Theme) -> str:
    file = theme.templates.get(template)
    return file.label if file else f"templates/{template}"


def _not_found(error: TemplateNotFound, span: Span, theme: Theme) -> Failure:
    name = error.name or str(error)
    near = closest(str(name), theme.templates)
    way_out = f'did you mean "{near}"?' if near else f"searched in {', '.join(theme.chain)}"
    return Failure("BG611", f'there is no template "{name}"', span, way_out)


def _endless(error: BaseException, span: Span) -> Failure:
    why = str(error) if isinstance(error, EndlessTemplateError) else "it calls itself without end"
    return Failure(
        "BG614",
        f"the template does not come to an end: {_line(why)}",
        span,
        "bound the loop or the recursion",
    )


def _undefined(error: UndefinedError, span: Span, names: Iterable[str]) -> Failure:
    text = error.message or ""
    view = _VIEW_NAME.search(text)
    if view:
        near = closest(view[2], _attributes(view[1]))
        way_out = (
            f'did you mean "{near}"?'
            if near
            else f"a {view[1].lower()} has: {', '.join(_attributes(view[1]))}"
        )
        return Failure("BG612", f'a {view[1].lower()} has no "{view[2]}"', span, way_out)
    quoted = _QUOTED.search(text)
    near = closest(quoted[1], names) if quoted else ""
    way_out = f'did you mean "{near}"?' if near else "test with `is defined` what may be absent"
    return Failure("BG612", _line(_QUOTED.sub(r'"\1"', text)), span, way_out)


def _attributes(view: str) -> tuple[str, ...]:
    found = next(type_ for type_ in VIEWS if type_.__name__ == f"{view}View")
    return tuple(name for name in dir(found) if not name.startswith("_"))


def _words(error: BaseException) -> str:
    text = error.message if isinstance(error, TemplateError) else str(error)
    return (
        f"{type(error).__name__}: {text}"
        if not isinstance(error, TemplateError)
        else text or "template error"
    )


def _line(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
