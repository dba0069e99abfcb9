"""Codes BG900 to BG999: what commands were asked to do."""

from briefgen.diagnostics.code_text import CodeText

COMMAND_LINE_CODES: dict[str, CodeText] = {
    "BG901": CodeText(
        title="The file is already there",
        severity="error",
        cause="`briefgen init` and `briefgen new` never overwrite a file that exists.",
        example='briefgen new note "Harbour talks"    # content/notes/harbour-talks.md exists',
        fix="Edit the file that is there, or choose another title or folder. `briefgen init --force` overwrites.",
    ),
    "BG902": CodeText(
        title="The title gives no file name",
        severity="error",
        cause="A file is named after the letters and digits of its title, and this title has none.",
        example='briefgen new note "…"',
        fix="Write a title with at least one letter or digit; any script will do.",
    ),
}
