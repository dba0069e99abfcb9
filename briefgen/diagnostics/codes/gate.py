"""Codes BG400 to BG499: what may be published, to whom and when."""

from briefgen.diagnostics.code_text import CodeText

GATE_CODES: dict[str, CodeText] = {
    "BG401": CodeText(
        title="The fields that decide on publication cannot be read",
        severity="error",
        cause="status, date, embargo, expires, expires_action, audience or tlp of a file could not be read. Whether the file may be published is then unknown, so it is left out and nothing is written.",
        example="---\nembargo: tomorrow\n---",
        fix="Correct the value that the other messages about this file name. An embargo needs a date, a time and a zone: 2026-03-01T09:00+01:00.",
    ),
    "BG402": CodeText(
        title="Unknown TLP label",
        severity="error",
        cause="The label is none of the Traffic Light Protocol 2.0. A file whose circle of readers is unknown is left out, and nothing is written.",
        example="---\ntlp: ORANGE\n---",
        fix="Write CLEAR, GREEN, AMBER, AMBER+STRICT or RED.",
    ),
    "BG410": CodeText(
        title="A link leads to a file that is not published",
        severity="info",
        cause="The link means a draft, an expired file, or a withheld one that the link's own words do not name. The page shows these words as plain text, exactly as for a name that nothing has.",
        example="As [[Summer review|our review]] will show, …",
        fix="Nothing needs to be done. The link works by itself once the file is published.",
    ),
    "BG411": CodeText(
        title="A link would publish the name of a withheld file",
        severity="error",
        cause="The target is withheld, under embargo, dated in the future, or restricted by audience or TLP. A link without a label shows the name itself, which may be as sensitive as the text; with a prefix, a path or a section it shows the name too. A label that is no more than one of the file's names counts as none.",
        example="See [[Names of the envoys]].",
        fix="Give the link a label with words that may be public, [[Names of the envoys|a later note]], take it out, or list the title under `disclose:` if it is no secret.",
    ),
    "BG412": CodeText(
        title="A topic or actor whose file is not published",
        severity="info",
        cause="A published document names a topic or actor whose own file is a draft or withheld. Its page is made as for a name without a file: nothing of that file is used.",
        example="---\ntopics: [Grain corridor]   # content/topics/grain-corridor.md is a draft\n---",
        fix="Nothing needs to be done, unless the name itself should not appear: then take it out of the document.",
    ),
}
