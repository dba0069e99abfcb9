"""YAML text to nodes. Nothing is constructed, and aliases unfold within a budget only."""

import msgspec
import yaml

from briefgen.model.placeholders import RESERVED
from briefgen.typed_yaml.mistakes import Mistake
from briefgen.typed_yaml.nodes import Node, is_null
from briefgen.typed_yaml.syntax import forbidden_character, syntax_mistake
from briefgen.typed_yaml.tree_builder import ComposeError, TreeBuilder
from briefgen.typed_yaml.usual_form import usual_map

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# YAML 1.1 breaks lines at these, editors do not; a space keeps lines and columns as the author sees them.
_BREAKS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})


class Composition(msgspec.Struct, frozen=True):
    """The outermost node, None for an empty or unreadable text, and all mistakes.

    ``readable`` is false when the text is no YAML, so that nothing is known about its keys.
    """

    root: Node | None
    mistakes: tuple[Mistake, ...] = ()
    readable: bool = True


def compose(text: str, *, first_line: int = 1) -> Composition:
    """Return the tree of a YAML text whose first line has the number ``first_line``.

    Line ends must be line feeds. Repeated keys, tags, undefined aliases, aliases that unfold to
    more than a budget, and deep nesting are mistakes; merge keys (``<<``) are followed.
    """
    usual = usual_map(text, first_line)
    return _parsed(text, first_line) if usual is None else Composition(usual)


def _parsed(text: str, first_line: int) -> Composition:
    clean = text if text.isascii() else RESERVED.sub("\ufffd", text).translate(_BREAKS)
    builder = TreeBuilder(first_line)
    try:
        for event in yaml.parse(clean, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        return _unreadable(builder, syntax_mistake(error, clean, first_line))
    except (yaml.reader.ReaderError, UnicodeEncodeError):
        return _unreadable(builder, forbidden_character(clean, first_line))
    except ComposeError as error:
        return _unreadable(builder, error.mistake)
    root = builder.root
    return Composition(None if root is None or is_null(root) else root, tuple(builder.mistakes))


def _unreadable(builder: TreeBuilder, mistake: Mistake) -> Composition:
    return Composition(None, (*builder.mistakes, mistake), readable=False)
