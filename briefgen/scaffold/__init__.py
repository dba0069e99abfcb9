"""New sites and new documents."""

from briefgen.scaffold.documents import KINDS, NewDocument, new
from briefgen.scaffold.sites import demo_folder, init

__all__ = ["KINDS", "NewDocument", "demo_folder", "init", "new"]
