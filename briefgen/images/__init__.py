"""Pictures as bytes: looked at, cleaned, made smaller, cropped.

Pure functions from bytes to bytes, which know nothing of sites. The only package that uses Pillow, and
only functions that decode pixels load it.
"""

from briefgen.images.anatomy import MOST_PIXELS, Anatomy, UnusableError, is_bomb
from briefgen.images.containers import dissect
from briefgen.images.cutting import Cut, crop, cuts, whole
from briefgen.images.drawings import Drawing, NoDrawingError, Removed, drawing
from briefgen.images.formats import Format, format_of, is_raster, suffix_format
from briefgen.images.papers import paper_tells

__all__ = [
    "MOST_PIXELS",
    "Anatomy",
    "Cut",
    "Drawing",
    "Format",
    "NoDrawingError",
    "Removed",
    "UnusableError",
    "crop",
    "cuts",
    "dissect",
    "drawing",
    "format_of",
    "is_bomb",
    "is_raster",
    "paper_tells",
    "suffix_format",
    "whole",
]
