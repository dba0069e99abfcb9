"""Writing the site: whole or not at all, and never over a file that is not ours.

A write goes through four steps, and only the third changes the output folder:

1. Every artifact is taken in and compared with the file that stands there; what differs is staged
   outside the site, on the same file system. An error up to here leaves the site as it was.
2. The folder is looked through: something foreign where a page must go, or a folder that may not
   be written, ends the build here.
3. The manifest is written with the union of old and new files, then staged files are renamed
   into place and files that only the old manifest knows are removed. A process killed
   here leaves whole files, all of them known.
4. The manifest is written with the exact list.
"""

from briefgen.output.cache import clean_cache
from briefgen.output.cleaning import CleanReport, clean
from briefgen.output.manifest import Manifest
from briefgen.output.routes import file_of_route
from briefgen.output.site_folder import OutputFolder, open_output, read_manifest
from briefgen.output.writing import Kept, WriteReport, write

__all__ = [
    "CleanReport",
    "Kept",
    "Manifest",
    "OutputFolder",
    "WriteReport",
    "clean",
    "clean_cache",
    "file_of_route",
    "open_output",
    "read_manifest",
    "write",
]
