"""What a file below ``content/`` is for, told by its path."""

import re
from typing import Literal

UNBUILT = ("events", "sources")
Role = Literal["document", "asset", "static", "defaults", "data", "archetype", "unbuilt", "misnamed", "none"]
MARKDOWN = re.compile(r"\.(?:md|markdown)$", re.IGNORECASE)
DEFAULTS = "_defaults.yaml"
HOST_FILES = frozenset({"static/_headers", "static/_redirects"})
"""Rules for hosts that the author writes: the only names with ``_`` before them that are copied."""
_OWN_FOLDERS = frozenset({"_data", "_archetypes", "static"})
_LIKE_DEFAULTS = re.compile(r"[._-]*defaults?\.ya?ml", re.IGNORECASE)
_YAML = (".yaml", ".yml")


def role_of(path: str) -> Role:
    """Return the role of the file at ``path``, which is below ``content/``."""
    parts = path.split("/")
    first, name, depth = parts[0], parts[-1], len(parts)
    if depth > 1 and first in _OWN_FOLDERS:
        is_kept = not name.startswith("_") or path in HOST_FILES
        return _role_in_own_folder(first, name, depth) if is_kept else "none"
    if name == DEFAULTS:
        return "defaults"
    if is_like_defaults(name):
        return "misnamed"
    if MARKDOWN.search(name):
        return "unbuilt" if first in UNBUILT and depth > 1 else "document"
    return "asset"


def is_like_defaults(name: str) -> bool:
    """Tell whether a file's name is that of folder defaults, or what somebody may take for it."""
    return _LIKE_DEFAULTS.fullmatch(name) is not None


def _role_in_own_folder(first: str, name: str, depth: int) -> Role:
    if first == "static":
        return "static"
    if first == "_data":
        return "data" if depth == 2 and name.endswith(_YAML) else "none"
    return "archetype" if depth == 2 and MARKDOWN.search(name) else "none"
