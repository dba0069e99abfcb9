"""The leak audit: whether any byte of a site tells of a document that the gate kept back.

Pure: what is withheld, what admitted sources say and the site's files come in, hits go out. It knows
nothing of how pages are made, so that no mistake there can hide from it.
"""

from briefgen.leaks.audit import audit, digest_of_copy
from briefgen.leaks.findings import Audit, Found, Named, Spilled
from briefgen.leaks.problems import problems_of
from briefgen.leaks.sides import Hidden, Public, Said

__all__ = [
    "Audit",
    "Found",
    "Hidden",
    "Named",
    "Public",
    "Said",
    "Spilled",
    "audit",
    "digest_of_copy",
    "problems_of",
]
