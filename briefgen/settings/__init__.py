"""``briefgen.yaml`` as values, with the origin of each, and one slice per stage."""

from briefgen.settings.file import find_settings_file, read_settings_file
from briefgen.settings.loading import Loaded, read_settings
from briefgen.settings.menu import MENU_WORDS
from briefgen.settings.slices import (
    catalog_settings,
    content_settings,
    gate_settings,
    page_settings,
    theme_settings,
    today,
)
from briefgen.settings.values import Settings

__all__ = [
    "MENU_WORDS",
    "Loaded",
    "Settings",
    "catalog_settings",
    "content_settings",
    "find_settings_file",
    "gate_settings",
    "page_settings",
    "read_settings",
    "read_settings_file",
    "theme_settings",
    "today",
]
