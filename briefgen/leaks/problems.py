"""What a person is told of an audit; the words of withheld files go to the terminal only."""

from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic, Severity, Span, problem, sort_key
from briefgen.leaks.findings import Audit, Found, Named

_LONGEST = 80


def problems_of(audit: Audit, output: str) -> tuple[Diagnostic, ...]:
    """Return the problems, sorted; ``output`` is the folder as messages name it."""
    return tuple(sorted(_problems(audit, output), key=sort_key))


def _problems(audit: Audit, output: str) -> Iterator[Diagnostic]:
    for leak in audit.leaks:
        yield _leak(leak, output)
    for named in audit.named:
        yield _named(named)
    for copy in audit.copies:
        yield problem(
            "BG422",
            f"this file is a copy of {copy.origin}, which only withheld documents use",
            Span(f"{output}/{copy.file}"),
            help="delete it here, or let a published document use it",
        )
    for key in audit.keys:
        yield problem(
            "BG423",
            f"this file holds {key.origin}: {key.shown}",
            Span(f"{output}/{key.file}"),
            help="take it out of the sources, and have it revoked: whoever read them has it",
        )
    for file, reason in audit.opaque:
        yield problem("BG424", f"nobody can look into this file: it is {reason}", Span(f"{output}/{file}"))


def _leak(leak: Found, output: str) -> Diagnostic:
    others = f" (and {leak.count - 1} more files)" if leak.count > 1 else ""
    return problem(
        "BG420",
        f"this file{others} holds {_what(leak)} of a withheld document ({leak.reason}), "
        f"and no published source does: {_quoted(leak.words)}",
        Span(f"{output}/{leak.file}"),
        help=f"the document is {leak.path}; build again, then look for these words in the theme, "
        "extensions and content/static/; if they are no secret, list them under `disclose:`",
    )


def _named(named: Named) -> Diagnostic:
    return problem(
        "BG421",
        f"{_quoted(named.words)} is the {named.kind} of a withheld document ({named.reason}), "
        "and stands in the site",
        Span(named.source, named.line),
        help=f"the document is {named.path}; write other words, or list the title under `disclose:`",
        severity=Severity.INFO if named.is_harmless else None,
    )


def _what(leak: Found) -> str:
    return "text" if leak.kind == "text" else f"the {leak.kind}"


def _quoted(text: str) -> str:
    plain = " ".join(text.split())
    return f'"{plain if len(plain) <= _LONGEST else plain[:_LONGEST] + "…"}"'
