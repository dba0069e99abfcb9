"""What a site's own modules add: rules of Markdown, pages, filters, checks, ways to deploy."""

from briefgen.extensions.extension import Extension
from briefgen.extensions.failures import ExtensionError
from briefgen.extensions.files import Files
from briefgen.extensions.loaded import Extensions, Module
from briefgen.extensions.loading import load_extensions, reopened
from briefgen.extensions.results import check_problems, planned_pages
from briefgen.extensions.snapshot import Snapshot

__all__ = [
    "Extension",
    "ExtensionError",
    "Extensions",
    "Files",
    "Module",
    "Snapshot",
    "check_problems",
    "load_extensions",
    "planned_pages",
    "reopened",
]
