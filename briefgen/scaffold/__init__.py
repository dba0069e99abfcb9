"""New sites, new documents, and files of themes to be changed."""

from briefgen.scaffold.documents import KINDS, NewDocument, new
from briefgen.scaffold.ejection import Ejected, eject
from briefgen.scaffold.sites import demo_folder, init

__all__ = ["KINDS", "Ejected", "NewDocument", "demo_folder", "eject", "init", "new"]
