"""Codes BG650 to BG659: a site's own modules."""

from briefgen.diagnostics.code_text import CodeText

EXTENSION_CODES: dict[str, CodeText] = {
    "BG650": CodeText(
        title="Extension is missing",
        severity="error",
        cause="The settings name an extension, and there is neither a file of that name with `.py` nor a folder of that name with `__init__.py` beside them.",
        example="extensions: [harbor]     # the file is harbour.py",
        fix="Correct the name, or put the module beside briefgen.yaml.",
    ),
    "BG651": CodeText(
        title="Extension cannot be loaded",
        severity="error",
        cause="The module of an extension has a syntax error, imports something that is not installed, or raised an exception while it was run. The message names the line.",
        example="import tabulate     # not installed",
        fix="Mend the line, or install what it needs into the environment in which briefgen runs.",
    ),
    "BG652": CodeText(
        title="Module exports no extension",
        severity="error",
        cause="A module that is named under `extensions` has no name `extension`, or that is neither an Extension nor a function that returns one.",
        example="extension = {'filters': {'shout': shout}}",
        fix='Write `from briefgen.extensions import Extension` and end the module with `extension = Extension(filters={"shout": shout})`.',
    ),
    "BG653": CodeText(
        title="Part of an extension is wrong",
        severity="error",
        cause="A part of an extension holds something that is no function, a name is not one that a template or the command line can write, or it is taken: by a filter of briefgen or by another extension.",
        example='Extension(filters={"upper": shout})',
        fix="Correct what the message names; a taken name needs another.",
    ),
    "BG654": CodeText(
        title="Extension failed",
        severity="error",
        cause="A function of an extension raised an exception while the site was built. The message names the exception, and the place is the innermost line of the extension that took part.",
        example="def shout(text):\n    return text.upper() + 1",
        fix="Mend the line. A function of an extension has to cope with every value that it can be given, an empty one included.",
    ),
    "BG655": CodeText(
        title="Extension gave something that cannot be used",
        severity="error",
        cause="A planner gave something that is no page, or a page with an address that cannot be one or with documents that the catalog does not have; a check gave something that is no problem, or a code that does not begin with X; a rule of Markdown made a token that cannot be written.",
        example='PagePlan(route="roster", template="list.html", kind="roster")',
        fix="Return PagePlan and Diagnostic values with fields of the declared types; see docs/extensions.md for what they may hold.",
    ),
}
