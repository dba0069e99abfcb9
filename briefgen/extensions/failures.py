"""What went wrong in an extension, told so that its author finds the place."""

from types import TracebackType

from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.extensions.importing import MARK

FAILED, UNUSABLE = "BG654", "BG655"
_LONGEST = 200
_HELP = "see the line; an extension's function gets its arguments alone and must not fail on any of them"


class ExtensionError(Exception):
    """A function of an extension failed, or gave something that cannot be used."""

    def __init__(self, found: Diagnostic) -> None:
        """Keep the problem, which stands in the extension's file."""
        super().__init__(found.message)
        self.problem = found


def failure(error: BaseException, module: str, path: str, what: str) -> ExtensionError:
    """Return what ``error`` says, which a function of ``module`` raised; ``what`` names its part."""
    message = f'the {what} of extension "{module}" failed: {words(error)}'
    return ExtensionError(problem(FAILED, message, place_of(error, path), help=_HELP))


def unusable(module: str, path: str, message: str, help: str) -> ExtensionError:
    """Return that what a function gave cannot be used."""
    return ExtensionError(problem(UNUSABLE, f'extension "{module}": {message}', Span(path), help=help))


def place_of(error: BaseException, path: str) -> Span:
    """Return the innermost line of an extension in a traceback; the whole of ``path`` if there is none."""
    if isinstance(error, SyntaxError) and error.filename and not error.filename.startswith("<"):
        return Span(error.filename, error.lineno or 0, error.offset or 0)
    found: Span | None = None
    traceback: TracebackType | None = error.__traceback__
    while traceback is not None:
        own = traceback.tb_frame.f_globals.get(MARK)
        if own is not None:
            found = Span(str(own), traceback.tb_lineno)
        traceback = traceback.tb_next
    return found or Span(path)


def words(error: BaseException) -> str:
    """Return an exception's name and text in one line."""
    text = error.msg if isinstance(error, SyntaxError) else str(error)
    line = " ".join(f"{type(error).__name__}: {text}".split()).rstrip(".:")
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
