"""Templates that a theme must have, and whether all of them compile."""

from jinja2 import TemplateSyntaxError

from briefgen.diagnostics import Diagnostic, Span, closest, problem
from briefgen.extensions import Extensions
from briefgen.theme.failures import failure_of
from briefgen.theme.inspection.facts import Facts
from briefgen.theme.page_context import PAGE_TEMPLATES
from briefgen.theme.templates import environment_for
from briefgen.theme.theme_value import Theme


def missing_templates(theme: Theme) -> tuple[Diagnostic, ...]:
    """Return a problem for each kind of page for which the theme has no template."""
    return tuple(
        problem(
            "BG611",
            f'there is no template "{name}"',
            Span(f"{theme.chain[0]}/templates/{name}"),
            help=f'did you mean "{near}"?'
            if (near := _misnamed(name, theme))
            else "write it, or let the theme have a parent that has it",
        )
        for name in PAGE_TEMPLATES
        if name not in theme.templates
    )


def broken_templates(theme: Theme, extensions: Extensions) -> tuple[Diagnostic, ...]:
    """Return a problem for each template that is not well-formed or uses a filter that does not exist."""
    environment = environment_for(theme, extensions=extensions)
    problems = []
    for name, file in theme.templates.items():
        try:
            environment.compile(file.data.decode("utf-8"), name, file.label)
        except TemplateSyntaxError as error:
            found = failure_of(error, name, theme, ())
            problems.append(problem(found.code, found.message, found.span, help=found.help))
    return tuple(problems)


def lost_references(theme: Theme, facts: Facts) -> tuple[Diagnostic, ...]:
    """Return a problem for each extends, include or import of a template that is not there."""
    return tuple(
        _lost(name, node.lineno, theme.templates[template].label, theme)
        for template, node, name in facts.references()
        if name not in theme.templates and not getattr(node, "ignore_missing", False)
    )


def _misnamed(name: str, theme: Theme) -> str:
    """Return a template of the theme that nothing asks for by its name and that looks like ``name``."""
    return closest(name, [each for each in theme.templates if each not in PAGE_TEMPLATES], cutoff=0.85)


def _lost(name: str, line: int, label: str, theme: Theme) -> Diagnostic:
    near = closest(name, theme.templates)
    way_out = f'did you mean "{near}"?' if near else f"searched in {', '.join(theme.chain)}"
    return problem("BG611", f'there is no template "{name}"', Span(label, line), help=way_out)
