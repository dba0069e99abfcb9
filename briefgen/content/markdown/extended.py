"""Rules of Markdown that a site's extensions add, and how the tokens that they make are written."""

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.ruler import Ruler
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from briefgen.content.markdown import raw_html
from briefgen.content.markdown.draft import Draft
from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.extensions import ExtensionError, Extensions, Module

UNUSABLE = "BG655"
_USUAL_STOPS = "!#$%&*+-:<=>@[\\]^_`{}~"
_VOID = frozenset({"br", "col", "hr", "img", "input", "source", "track", "wbr"})
_PART = "markdown rule"
_STATE = Callable[..., Any]


def add_extensions(parser: MarkdownIt, extensions: Extensions) -> None:
    """Let extensions add their rules to a parser that is otherwise complete.

    Raises:
        ExtensionError: one of their functions failed, or added a rule that is never run.
    """
    for module, rule in extensions.functions("markdown_rules"):
        _add(parser, module, rule)


def _add(parser: MarkdownIt, module: Module, rule: Callable[[Any], object]) -> None:
    inline = parser.inline
    core, before = _state(parser.core.ruler), _state(inline.ruler) + _state(inline.ruler2)
    known = {id(each.fn) for ruler in _rulers(parser) for each in ruler.__rules__}
    stops: set[str] = set()
    inline.add_terminator_char = stops.add  # type: ignore[assignment, method-assign]
    module.guarded(rule, _PART)(parser)
    if _state(parser.core.ruler) != core:
        message = f'extension "{module.name}": a rule was added to the core, whose rules are not run'
        way_out = "add it to parser.block.ruler or parser.inline.ruler"
        raise ExtensionError(problem(UNUSABLE, message, Span(module.path), help=way_out))
    for ruler in _rulers(parser):
        _guard(ruler, module, known, places=ruler is inline.ruler)
    if _state(inline.ruler) + _state(inline.ruler2) != before:
        chosen = "".join(sorted(stops)) or _USUAL_STOPS
        inline.terminator_re = re.compile(f"{inline.terminator_re.pattern[:-1]}{re.escape(chosen)}]")


def _rulers(parser: MarkdownIt) -> Iterator[Ruler[Any]]:
    yield from (parser.block.ruler, parser.inline.ruler, parser.inline.ruler2)


def _state(ruler: Ruler[Any]) -> list[tuple[str, int, bool]]:
    return [(rule.name, id(rule.fn), rule.enabled) for rule in ruler.__rules__]


def _guard(ruler: Ruler[Any], module: Module, known: set[int], *, places: bool) -> None:
    """Let failures of new rules be told as their module's, and inline tokens say where they stand."""
    for rule in ruler.__rules__:
        if id(rule.fn) not in known:
            guarded = module.guarded(rule.fn, _PART)
            rule.fn = _placed(guarded) if places else guarded
    ruler.__cache__ = None


def _placed(rule: _STATE) -> _STATE:
    def reading(state: StateInline, silent: bool) -> bool:  # noqa: FBT001, the parser calls it so
        start, count = state.pos, len(state.tokens)
        found = bool(rule(state, silent))
        if found and not silent:
            for token in state.tokens[count:]:
                token.meta.setdefault("pos", start)
        return found

    return reading


def failed(path: str, line: int, error: Exception) -> Diagnostic:
    """Return why a text cannot be converted with the rules of extensions."""
    if isinstance(error, ExtensionError):
        found = error.problem
        place = f"{found.span.path}:{found.span.line}" if found.span.line else found.span.path
        return problem(found.code, f"{found.message} ({place})", Span(path, line), help=found.help)
    message = f"tokens that an extension made cannot be written: {type(error).__name__}: {error}"
    way_out = 'push text of a block as an "inline" token between the tokens that open and close the block'
    return problem(UNUSABLE, " ".join(message.split()), Span(path, line), help=way_out)


def write_block(draft: Draft, token: Token) -> None:
    """Write a block of a type that briefgen does not know: its tag, attributes and content."""
    draft.out.append(_html(draft, token, draft.source.span(token.map[0] if token.map else 0)) + "\n")
    if token.content:
        draft.words.append(token.content)
        draft.end_paragraph("text")


def write_inline(draft: Draft, token: Token) -> None:
    """Write an inline element of a type that briefgen does not know: its tag, attributes and content."""
    draft.words.append(token.content)
    draft.out.append(_html(draft, token, draft.place(token.meta.get("pos", 0))))


def _html(draft: Draft, token: Token, span: Span) -> str:
    content = escape(token.content, quote=False)
    if not token.tag:
        return content
    if token.nesting < 0:
        return f"</{token.tag}>"
    attributes = [(str(name), str(value)) for name, value in token.attrs.items()]
    for item in raw_html.removed(token.tag, attributes):
        message = f'the token "{token.type}" of an extension has {item}, which pages do not hold'
        draft.report(UNUSABLE, message, span, "use the tags and attributes that raw HTML may have")
    for name, value in attributes:
        if name == "id" and not draft.claim(value):
            draft.report("BG204", f'the id "{value}" stands twice in this file', span, "use another id")
    own = "".join(f' {name}="{escape(value)}"' for name, value in attributes)
    opening = f"<{token.tag}{own}>"
    return opening if token.nesting > 0 or token.tag in _VOID else f"{opening}{content}</{token.tag}>"
