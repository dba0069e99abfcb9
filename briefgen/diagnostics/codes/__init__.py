"""The table of all codes: one module per hundred, one entry per code."""

from briefgen.diagnostics.code_text import CodeText
from briefgen.diagnostics.codes.catalog import CATALOG_CODES
from briefgen.diagnostics.codes.command_line import COMMAND_LINE_CODES
from briefgen.diagnostics.codes.front_matter import FRONT_MATTER_CODES
from briefgen.diagnostics.codes.gate import GATE_CODES
from briefgen.diagnostics.codes.markdown import MARKDOWN_CODES
from briefgen.diagnostics.codes.output import OUTPUT_CODES
from briefgen.diagnostics.codes.pages import PAGE_CODES
from briefgen.diagnostics.codes.settings import SETTINGS_CODES
from briefgen.diagnostics.codes.sources import SOURCE_CODES
from briefgen.diagnostics.codes.theme import THEME_CODES

CODES: dict[str, CodeText] = {
    **SETTINGS_CODES,
    **FRONT_MATTER_CODES,
    **MARKDOWN_CODES,
    **CATALOG_CODES,
    **GATE_CODES,
    **PAGE_CODES,
    **THEME_CODES,
    **OUTPUT_CODES,
    **SOURCE_CODES,
    **COMMAND_LINE_CODES,
}

__all__ = ["CODES", "CodeText"]
