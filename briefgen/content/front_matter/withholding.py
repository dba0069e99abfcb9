"""Keys that an author may have meant to withhold a document with, although they are no fields."""

from briefgen.content.front_matter.elsewhere import withholds
from briefgen.content.front_matter.given import Given
from briefgen.content.front_matter.keys import gate_key_meant
from briefgen.diagnostics import Diagnostic, problem
from briefgen.typed_yaml import Node, Scalar, Sequence, short, span


def withholding_problem(given: Given) -> Diagnostic | None:
    """Return the problem of a key that resembles a dissemination field and is none, else None."""
    key = given.key.text
    meant = gate_key_meant(key)
    if not meant and not any(withholds(key, said) for said in _words(given.value)):
        return None
    message = f'"{short(key)}" looks like the dissemination field "{meant}" and is none'
    if not meant:
        message = f'"{short(key)}" withholds a page in other programs, not here'
    way_out = f'write "{meant}", or rename a field of your own' if meant else 'write "draft: true"'
    return problem("BG111", message, span(given.key.place, given.path), help=way_out)


def _words(value: Node) -> list[str]:
    """Return the words of a value, those of a list or map one by one."""
    if isinstance(value, Scalar):
        return [value.text]
    if isinstance(value, Sequence):
        return [word for item in value.items for word in _words(item)]
    return [word for entry in value.entries for word in _words(entry.value)]
