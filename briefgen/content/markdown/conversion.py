"""One text in Markdown, converted."""

import msgspec
from markdown_it.token import Token

from briefgen.content.markdown import extended, raw_html, source
from briefgen.content.markdown.abbreviations import abbreviations
from briefgen.content.markdown.arrangement import Arrangement, arrange, mark_figures, reserve_ids
from briefgen.content.markdown.blocks import write_blocks
from briefgen.content.markdown.directions import set_directions
from briefgen.content.markdown.draft import Draft
from briefgen.content.markdown.features import features_of
from briefgen.content.markdown.figures import alt_text
from briefgen.content.markdown.footnotes import write_footnotes
from briefgen.content.markdown.labels import labels_for
from briefgen.content.markdown.parser import Parser, parser_for
from briefgen.content.markdown.plain_text import count_words, shorten
from briefgen.content.markdown.states import BlockState, InlineState
from briefgen.content.markdown.typography import marks_for, needs_typography, set_marks
from briefgen.diagnostics import Diagnostic, sort_key
from briefgen.extensions import ExtensionError, Extensions
from briefgen.model.direction import direction, has_right_to_left
from briefgen.model.document import Body
from briefgen.model.names import fold
from briefgen.settings.values import HtmlPolicy

_WITHHELD = "BG211"
_NONE = Extensions()


class Converted(msgspec.Struct, frozen=True):
    """A body and what else its text tells of the document.

    ``heading_title`` is the plain text of a level-1 heading that opens the body, else empty.
    ``summary`` is the plain text before ``<!--more-->`` or else of the first paragraph, at most
    about 300 characters. ``problems`` are in the order of their places. A text with a withheld
    portion gives nothing but its problems.
    """

    body: Body
    heading_title: str
    summary: str
    problems: tuple[Diagnostic, ...]


def convert(
    text: str,
    *,
    path: str,
    first_line: int,
    prefix: str,
    language: str,
    html: HtmlPolicy,
    title: str = "",
    extensions: Extensions = _NONE,
) -> Converted:
    """Convert a body without front matter, whose lines end with line feeds.

    ``first_line`` is the line of the file on which ``text`` begins, ``prefix`` makes the ids of
    footnotes unique among documents, ``language`` (BCP 47) decides about quotation marks and the
    few words that are added. A level-1 heading that opens the text is left out when ``title`` is
    empty or folds to the same words. Bad content never raises; it is in ``problems``, and so are
    failures of the rules that ``extensions`` add.
    """
    read, problems = source.read(text, path=path, first_line=first_line)
    draft = Draft(
        source=read,
        prefix=prefix,
        policy=html,
        labels=labels_for(language),
        marks=marks_for(language),
        problems=problems,
        typographic=needs_typography(read.text),
        direction=direction(language),
        both_ways=has_right_to_left(read.text),
    )
    if not extensions.having("markdown_rules"):
        return convert_with(features_of(read.text), draft, title)
    try:
        return convert_with(features_of(read.text), draft, title, extensions)
    except Exception as error:  # noqa: BLE001, whatever tokens of an extension lead to is its author's to see
        return Converted(Body(), "", "", (*problems, extended.failed(path, first_line, error)))


def rule_problems(extensions: Extensions) -> tuple[Diagnostic, ...]:
    """Return why the rules of extensions cannot be added to the parser, before any text is read."""
    try:
        parser_for(frozenset(), markup=True, extensions=extensions)
    except ExtensionError as error:
        return (error.problem,)
    return ()


def convert_with(
    features: frozenset[str], draft: Draft, title: str, extensions: Extensions = _NONE
) -> Converted:
    """Convert a draft's source with the rules of ``features`` and ``extensions``."""
    parser = parser_for(features, markup=draft.policy != "off", extensions=extensions)
    arranged = _parse(draft, parser)
    heading_title = _take_title(draft, arranged.body, title)
    write_blocks(draft, arranged.body)
    last = len(draft.texts)
    write_footnotes(draft, arranged.notes, write_blocks)
    _report_uncited(draft, arranged)
    if any(problem.code == _WITHHELD for problem in draft.problems):
        return Converted(Body(), "", "", tuple(sorted(draft.problems, key=sort_key)))
    return Converted(
        body=_body(draft),
        heading_title=heading_title,
        summary=_summary(draft, last),
        problems=tuple(sorted(draft.problems, key=sort_key)),
    )


def _parse(draft: Draft, parser: Parser) -> Arrangement:
    env: dict[str, object] = {"abbreviations": {}, "label": 0}
    tokens: list[Token] = []
    _parse_blocks(parser, draft.source.text, env, tokens)
    arranged = arrange(draft, tokens)
    stop = parser.inline.terminator_re
    for token in tokens:
        if token.children is None:
            continue
        if stop.search(token.content):
            _parse_words(parser, token.content, env, token.children)
        elif token.content:
            token.children.append(Token("text", "", 0, content=token.content))
    draft.abbreviations = abbreviations(env["abbreviations"])  # type: ignore[arg-type]
    for part in (arranged.body, *arranged.notes.values()):
        mark_figures(part)
        if draft.both_ways:
            set_directions(part, draft.direction)
    if draft.needs_reserve:
        reserve_ids(draft, arranged.tokens())
    return arranged


def _parse_blocks(parser: Parser, text: str, env: dict[str, object], tokens: list[Token]) -> None:
    """Do what the library's own function does, with a state of ours."""
    if text:
        state = BlockState(text, parser, env, tokens)
        parser.block.tokenize(state, state.line, state.lineMax)


def _parse_words(parser: Parser, text: str, env: dict[str, object], tokens: list[Token]) -> None:
    """Do what the library's own function does, with a state of ours."""
    state = InlineState(text, parser, env, tokens)
    parser.inline.tokenize(state)
    for rule in parser.inline.ruler2.getRules(""):
        rule(state)


def _take_title(draft: Draft, tokens: list[Token], title: str) -> str:
    """Return the words of a level-1 heading that opens the text, and drop it when it says the title."""
    for place, token in enumerate(tokens):
        if token.type in ("nothing", "comment"):
            continue
        if token.type != "heading" or token.meta["opening"].tag != "h1":
            return ""
        if draft.typographic:
            set_marks(token.children or [], draft.marks)
        words = alt_text(token.children or [])
        if not title or fold(title) == fold(words):
            del tokens[place]
        return words
    return ""


def _report_uncited(draft: Draft, arranged: Arrangement) -> None:
    for label, line in arranged.lines.items():
        if label not in draft.notes:
            draft.report(
                "BG202", f'footnote "{label}" is never named in the text: it is left out',
                draft.source.find(line, f"[^{label}]"), f"write [^{label}] where it belongs, or delete it",
            )  # fmt: skip


def _body(draft: Draft) -> Body:
    html = "".join(draft.out)
    anchors = tuple(draft.anchors)
    if draft.raw and draft.policy == "sanitize":
        html = raw_html.clean(html, frozenset(draft.anchors))
        anchors = tuple(dict.fromkeys(raw_html.ids_in(html)))
    text = "\n".join(words for _, words in draft.texts)
    return Body(
        html=html,
        text=text,
        words=count_words(text),
        outline=tuple(draft.outline),
        anchors=anchors,
        references=tuple(draft.references),
        figures=tuple(draft.figures),
        footnotes=len(draft.notes),
        has_toc_mark=draft.has_toc_mark,
        has_code=draft.has_code,
    )


def _summary(draft: Draft, last: int) -> str:
    if draft.more is not None:
        count, words = draft.more
        kept = [text for kind, text in draft.texts[:count] if kind in ("paragraph", "text")]
        return shorten(" ".join([*kept, words]))
    own = draft.texts[:last]
    first = next((text for kind, text in own if kind == "paragraph"), "")
    return shorten(first or next((text for kind, text in own if kind == "text"), ""))
