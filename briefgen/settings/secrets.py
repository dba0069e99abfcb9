"""Secrets that somebody wrote into the settings, found before anything is said about them."""

from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic, Span, is_secret_name, problem, redacted
from briefgen.typed_yaml import Mapping, Node, Place, Scalar, Sequence, short

_HELP = (
    "delete it here and change it where it is valid, since files are shared: ssh keys belong into the ssh "
    "agent, AWS keys into the environment or a profile, git's into its credential helper"
)


def secret_problems(node: Node, path: str, field: str) -> Iterator[Diagnostic]:
    """Yield a problem for each key and value below ``node`` that looks like a secret.

    ``path`` is the file, ``field`` the dotted name of ``node``. No message holds the value.
    """
    if isinstance(node, Mapping):
        for entry in node.entries:
            inner = f"{field}.{short(entry.key.text)}"
            if is_secret_name(entry.key.text):
                yield _problem(f'"{inner}" looks like a secret', entry.key.place, path)
            else:
                yield from secret_problems(entry.value, path, inner)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from secret_problems(item, path, field)
    elif isinstance(node, Scalar) and redacted(node.text) != node.text:
        yield _problem(f'the value of "{field}" holds a secret', node.place, path)


def _problem(message: str, place: Place, path: str) -> Diagnostic:
    return problem("BG022", f"{message}; none may stand in the settings", Span(path, place.line), help=_HELP)
