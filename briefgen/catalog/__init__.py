"""The gate and stage 2: all admitted documents together. Knows no HTML and no addresses."""

from briefgen.catalog.assemble import assemble
from briefgen.catalog.gate import Admission, Excluded, Reason, admit, reasons_to_exclude
from briefgen.catalog.orphans import orphans

__all__ = ["Admission", "Excluded", "Reason", "admit", "assemble", "orphans", "reasons_to_exclude"]
