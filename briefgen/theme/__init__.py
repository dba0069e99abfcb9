"""Stage 4: pages as bytes, rendered from views whose every answer is recorded."""

from briefgen.theme.assets import ThemeAssets, theme_assets
from briefgen.theme.filters import taken_filters
from briefgen.theme.inspection import findings
from briefgen.theme.lookup import builtin_themes, load_theme, theme_names
from briefgen.theme.offer import OfferedTheme, file_of_theme, offered_themes
from briefgen.theme.render import Rendered, Renderer, asset_files, render_pages, render_site
from briefgen.theme.theme_value import Theme, ThemeFile
from briefgen.theme.values import Known, SiteValues
from briefgen.theme.views.sharing import is_raster

__all__ = [
    "Known",
    "OfferedTheme",
    "Rendered",
    "Renderer",
    "SiteValues",
    "Theme",
    "ThemeAssets",
    "ThemeFile",
    "asset_files",
    "builtin_themes",
    "file_of_theme",
    "findings",
    "is_raster",
    "load_theme",
    "offered_themes",
    "render_pages",
    "render_site",
    "taken_filters",
    "theme_assets",
    "theme_names",
]
