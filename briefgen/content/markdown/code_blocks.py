"""Code: shown as it is, coloured by classes where its language is known."""

from html import escape

from markdown_it.token import Token

from briefgen.content.markdown.draft import Draft
from briefgen.content.markdown.given import given, tag_attributes

_UNCOLOURED = ("", "none", "plain", "plaintext", "text", "txt")
_LONGEST = 200_000


def code_block(draft: Draft, token: Token) -> None:
    """Write a fenced or indented block of code."""
    draft.has_code = True
    language = _language(token.info)
    inner = None
    if language not in _UNCOLOURED and len(token.content) <= _LONGEST:
        inner = highlighted(token.content, language)
        if inner is None:
            line = token.map[0] if token.map else 0
            draft.report(
                "BG215", f'the language "{language}" is not known: its code has no colours',
                draft.source.find(line, language), "the names are listed at pygments.org/languages",
            )  # fmt: skip
    attributes = given(draft, token)
    own = tag_attributes(attributes.with_class("highlight") if inner is not None else attributes)
    named = f' class="language-{escape(language)}"' if language else ""
    code = escape(token.content, quote=False) if inner is None else inner
    draft.out.append(f'<pre{own} tabindex="0"><code{named}>{code}</code></pre>\n')
    draft.words.append(token.content)
    draft.end_paragraph("code")


def _language(info: str) -> str:
    words = info.replace("{", " ").replace("}", " ").split()
    return words[0].lstrip(".").lower() if words else ""


def highlighted(code: str, language: str) -> str | None:
    """Return ``code`` as HTML with Pygments' classes; None when Pygments does not know the language."""
    from pygments import highlight
    from pygments.formatters.html import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
    return str(highlight(code, lexer, HtmlFormatter(nowrap=True)))
