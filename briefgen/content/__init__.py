"""Stage 1: one file in, one document out. Knows of no other file, no template and no clock."""

from briefgen.content.data_files import read_records
from briefgen.content.defaults import FolderDefaults, defaults_of, read_defaults
from briefgen.content.discover import SourceTree, content_folder, discover, read_source
from briefgen.content.markdown import rule_problems
from briefgen.content.parse import parse
from briefgen.content.schema import front_matter_schema, settings_schema

__all__ = [
    "FolderDefaults",
    "SourceTree",
    "content_folder",
    "defaults_of",
    "discover",
    "front_matter_schema",
    "parse",
    "read_defaults",
    "read_records",
    "read_source",
    "rule_problems",
    "settings_schema",
]
