"""Keys that an author may have meant to withhold a document with, although they are no fields."""

from briefgen.content.front_matter.given import Given
from briefgen.content.front_matter.keys import gate_key_meant
from briefgen.diagnostics import Diagnostic, problem
from briefgen.typed_yaml import Scalar, boolean, short, span, squeezed

# What other programs call a withheld page: Obsidian Publish, several blog engines.
_ELSEWHERE = {"publish": False, "private": True}


def withholding_problem(given: Given) -> Diagnostic | None:
    """Return the problem of an unknown key that resembles a dissemination field, else None."""
    key = given.key.text
    meant = gate_key_meant(key)
    if not meant and not _withholds_elsewhere(given):
        return None
    message = f'"{short(key)}" looks like the dissemination field "{meant}" and is none'
    if not meant:
        message = f'"{short(key)}" withholds a page in other programs, not here'
    way_out = f'write "{meant}", or rename a field of your own' if meant else 'write "draft: true"'
    return problem("BG111", message, span(given.key.place, given.path), help=way_out)


def _withholds_elsewhere(given: Given) -> bool:
    wanted = _ELSEWHERE.get(squeezed(given.key.text))
    return wanted is not None and isinstance(given.value, Scalar) and boolean(given.value) is wanted
