"""Jinja's sandbox, made stricter: bounded work, no names that change from run to run."""

from collections.abc import Callable, Iterable, MutableMapping
from types import MethodType
from typing import Any, cast

from jinja2 import StrictUndefined, Template, nodes
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from briefgen.extensions import Extensions
from briefgen.theme.filters import added, counted, filters_for, joined
from briefgen.theme.meter import MAX_RANGE, Meter
from briefgen.theme.printing import PrintingCode, printable, printed

_NONE = Extensions()
_COUNTED, _JOINED = "_counted", "_joined"
_GLOBALS = ("dict", "cycler", "joiner", "namespace")
TEXT_METHODS = frozenset(
    [
        "capitalize",
        "casefold",
        "count",
        "endswith",
        "find",
        "index",
        "isalnum",
        "isalpha",
        "isdigit",
        "islower",
        "isupper",
        "lower",
        "lstrip",
        "partition",
        "removeprefix",
        "removesuffix",
        "rpartition",
        "rsplit",
        "rstrip",
        "split",
        "splitlines",
        "startswith",
        "strip",
        "striptags",
        "title",
        "unescape",
        "upper",
    ]
)
# A call or an include costs about as much time as so many rounds of an empty loop.
_CALL_STEPS = 4
_INCLUDE_STEPS = 20
_LARGEST_NUMBER = 1 << 63


class ThemeEnvironment(ImmutableSandboxedEnvironment):
    """The environment of all templates. It holds no value of any site.

    Loops, calls, ``~``, ``+``, ``*``, ``**`` and filters are counted on ``meter``; attributes of
    views are read, and views' methods and macros called, without the sandbox's general checks, which
    cost more than the work itself.
    """

    code_generator_class = PrintingCode
    intercepted_binops = frozenset({"*", "**", "+", "%"})

    def __init__(
        self,
        views: Iterable[type],
        meter: Meter,
        extensions: Extensions = _NONE,
        *,
        meant: Callable[[str, str], str] = lambda name, _template: name,
        **options: Any,
    ) -> None:
        """Take the types whose public attributes are all safe, the meter, and who else gives filters.

        ``meant`` tells which template another one means by a name.
        """
        super().__init__(
            undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=printable, **options
        )
        self.meter = meter
        self._meant = meant
        self._views = {view: frozenset(name for name in dir(view) if name[0] != "_") for view in views}
        self.globals = {name: self.globals[name] for name in _GLOBALS} | {"range": self._range}
        self.filters = {**added(extensions, meter), **filters_for(meter), _COUNTED: counted, _JOINED: joined}
        self.concat = self._concat  # type: ignore[method-assign]
        self.printed = printed

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute; of a view at once, of all else after the sandbox's checks."""
        names = self._views.get(type(obj))
        if names is None:
            return self._macro(obj, attribute) or super().getattr(obj, attribute)
        if attribute in names:
            return getattr(obj, attribute)
        if attribute[0] != "_":
            return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Tell whether a template may read an attribute; of texts only methods with bounded results."""
        if isinstance(obj, str):
            return attr in TEXT_METHODS
        return super().is_safe_attribute(obj, attr, value)

    def call(self, context: Context, called: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Call something for a template, counted."""
        self.meter.step(_CALL_STEPS)
        if type(called) is Macro or (type(called) is MethodType and type(called.__self__) in self._views):
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return called(*args, **kwargs)
        return super().call(context, called, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Work out ``+``, ``*``, ``**`` and ``%`` within bounds."""
        if operator == "%" and isinstance(left, str):
            raise SecurityError("text % values is not for templates; use t() or ~")
        if operator == "**":
            _check_power(left, right)
        if operator == "*":
            self.meter.text(_product(left, right))
        if operator == "+" and hasattr(left, "__len__"):
            self.meter.text(len(left) + (len(right) if hasattr(right, "__len__") else 0))
        result = super().call_binop(context, operator, left, right)
        if isinstance(result, int) and abs(result) > _LARGEST_NUMBER:
            raise SecurityError("numbers above 2^63 are not for templates")
        return result

    def join_path(self, template: str, parent: str) -> str:
        """Return the template that ``parent`` means by a name."""
        return self._meant(template, parent)

    def get_template(self, *args: Any, **kwargs: Any) -> Template:
        """Return a template for include, import or extends, counted."""
        self.meter.step(_INCLUDE_STEPS)
        return super().get_template(*args, **kwargs)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the names of a template; each include copies them, and Jinja's chain of maps slowly."""
        return {**self.globals, **(d or {})}

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        return super()._generate(_Counting().visit(source), *args, **kwargs)

    def _concat(self, parts: Iterable[str]) -> str:
        text = "".join(parts)
        self.meter.text(len(text))
        return text

    def _macro(self, obj: Any, attribute: str) -> Macro | None:
        """Return a macro of an imported template; None when it is something else that is asked for."""
        if type(obj) is not TemplateModule or attribute[0] == "_":
            return None
        found = getattr(obj, attribute, None)
        return found if type(found) is Macro else None

    def _range(self, *bounds: int) -> range:
        found = range(*bounds)
        if len(found) > MAX_RANGE:
            raise SecurityError(f"a range of more than {MAX_RANGE:,} numbers")
        return found


class _Counting(NodeTransformer):
    """Sends every loop's items and every ``~`` through a filter that counts."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802, Jinja calls it by the node's name
        """Count a loop's items."""
        self.generic_visit(node)
        node.iter = _filtered(cast(nodes.Expr, node.iter), _COUNTED)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        """Count what ~ puts together."""
        self.generic_visit(node)
        return _filtered(nodes.Tuple(node.nodes, "load", lineno=node.lineno), _JOINED)


def _filtered(node: nodes.Expr, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


def _check_power(base: Any, exponent: Any) -> None:
    if abs(base) > 1_000_000 or abs(exponent) > 16:
        raise SecurityError("a power of more than the 16th, or of more than a million")


def _product(left: Any, right: Any) -> int:
    for text, times in ((left, right), (right, left)):
        if hasattr(text, "__len__") and isinstance(times, int):
            return len(text) * max(times, 0)
    return 0
