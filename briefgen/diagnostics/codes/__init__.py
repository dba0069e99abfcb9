"""The table of all codes: one module per hundred, one entry per code."""

from briefgen.diagnostics.code_text import CodeText
from briefgen.diagnostics.codes.catalog import CATALOG_CODES
from briefgen.diagnostics.codes.command_line import COMMAND_LINE_CODES
from briefgen.diagnostics.codes.deploy import DEPLOY_CODES
from briefgen.diagnostics.codes.extensions import EXTENSION_CODES
from briefgen.diagnostics.codes.front_matter import FRONT_MATTER_CODES
from briefgen.diagnostics.codes.gate import GATE_CODES
from briefgen.diagnostics.codes.markdown import MARKDOWN_CODES
from briefgen.diagnostics.codes.output import OUTPUT_CODES
from briefgen.diagnostics.codes.pages import PAGE_CODES
from briefgen.diagnostics.codes.pictures import PICTURE_CODES
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
    **EXTENSION_CODES,
    **OUTPUT_CODES,
    **DEPLOY_CODES,
    **SOURCE_CODES,
    **PICTURE_CODES,
    **COMMAND_LINE_CODES,
}

OF_EXTENSIONS = CodeText(
    title="Found by a check of this site",
    severity="warning",
    cause="Codes that begin with X come from checks in the site's own modules, which `extensions` in the settings names. What a code means is told where the check stands.",
    example="extensions: [house_rules]",
    fix="Do what the problem's help says, or look the code up in the site's modules.",
)


def text_of(code: str) -> CodeText | None:
    """Return the long text of a code; one text for all codes of extensions, None for an unknown code."""
    return CODES.get(code) or (OF_EXTENSIONS if code.startswith("X") else None)


__all__ = ["CODES", "OF_EXTENSIONS", "CodeText", "text_of"]
