"""All that is wrong with a theme, as far as it shows without a site."""

import re
from collections.abc import Iterable

from briefgen.diagnostics import Diagnostic, Severity, Span, closest, problem, sort_key
from briefgen.extensions import Extensions
from briefgen.theme.assets import theme_assets
from briefgen.theme.inspection.facts import Facts
from briefgen.theme.inspection.files import broken_templates, lost_references, missing_templates
from briefgen.theme.inspection.markup import blocked
from briefgen.theme.inspection.names import misused_names
from briefgen.theme.inspection.reports import OptionUse
from briefgen.theme.strings import FALLBACK
from briefgen.theme.theme_value import Theme

_FORMS = (".zero", ".one", ".two", ".few", ".many", ".other")
_NONE = Extensions()
_SHEET_OPTION = re.compile(r"--option-([a-z0-9-]+)\s*:")
_NAMED = 3


def findings(
    theme: Theme, declared: Iterable[str] = (), extensions: Extensions = _NONE
) -> tuple[Diagnostic, ...]:
    """Return all problems of a theme in the order of their places.

    ``declared`` are the options of the theme's own ``theme.yaml``: those of its parents may be idle.
    What ``load_theme`` tells is not told again. Names are held against the documented ones, which is
    also what the sandbox allows at run time.
    """
    facts = Facts(theme)
    names, options = misused_names(theme, facts)
    found = (
        *missing_templates(theme),
        *broken_templates(theme, extensions),
        *lost_references(theme, facts),
        *names,
        *theme_assets(theme).problems,
        *_undeclared(theme, options),
        *_unused(theme, declared, options),
        *_untranslated(theme),
        *blocked(theme),
    )
    return tuple(sorted(dict.fromkeys(found), key=sort_key))


def _undeclared(theme: Theme, options: Iterable[OptionUse]) -> Iterable[Diagnostic]:
    for use in options:
        if use.name and use.name not in theme.options:
            near = closest(use.name, theme.options)
            way_out = f'did you mean "{near}"?' if near else "declare it under options in theme.yaml"
            yield problem("BG617", f'the theme declares no option "{use.name}"', use.span, help=way_out)


def _unused(theme: Theme, declared: Iterable[str], options: Iterable[OptionUse]) -> Iterable[Diagnostic]:
    asked = {use.name for use in options}
    if "" in asked:
        return
    asked |= {
        found[1].replace("-", "_")
        for path, file in theme.assets.items()
        if path.endswith(".css")
        for found in _SHEET_OPTION.finditer(file.data.decode("utf-8", "replace"))
    }
    for name in declared:
        if not asked.intersection({name, f"{name}_on_light", f"{name}_on_dark"}):
            yield problem(
                "BG618",
                f'no template and no style sheet asks for the option "{name}"',
                Span(f"{theme.chain[0]}/theme.yaml"),
                help=f'use site.option("{name}"), or take the option out',
            )


def _untranslated(theme: Theme) -> Iterable[Diagnostic]:
    """Yield a note for each language that lacks strings; readers see the English ones."""
    wanted = _keys(theme.strings.get(FALLBACK, {}))
    for language, strings in theme.strings.items():
        missing = sorted(wanted - _keys(strings))
        if missing and language != FALLBACK:
            more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
            yield problem(
                "BG608",
                f'"{language}" has no {", ".join(missing[:_NAMED])}{more}; the English words are shown',
                Span(f"{theme.chain[0]}/i18n/{language}.yaml"),
                help="add them to this file",
                severity=Severity.INFO,
            )


def _keys(strings: Iterable[str]) -> set[str]:
    """Return the keys of strings; the plural forms of one count as one."""
    return {next((key.removesuffix(form) for form in _FORMS if key.endswith(form)), key) for key in strings}
