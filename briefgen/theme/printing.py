"""What ``{{ … }}`` puts into a page."""

from typing import Any

from jinja2 import Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from markupsafe import Markup, escape

from briefgen.theme.strings import escaped_text


def printable(value: Any) -> Any:
    """Return what is printed; a function is refused, since its text is where it stands in memory."""
    if callable(value) and not isinstance(value, Undefined):
        raise SecurityError("a function cannot be printed: call it")
    return value


def printed(value: Any) -> str:
    """Return a value as HTML: what ``escape(printable(value))`` gives, sooner for texts.

    Nearly everything that is printed is text, most of it on many pages: titles, names, addresses.
    """
    if type(value) is str:
        return escaped_text(value)
    if type(value) is Markup:
        return value
    return escape(printable(value))


class PrintingCode(CodeGenerator):
    """Makes templates print through ``environment.printed`` where Jinja escapes and finalizes."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if _is_escaped(frame):
            self.write("environment.printed(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if _is_escaped(frame):
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)


def _is_escaped(frame: Frame) -> bool:
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
