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
    "BG420": CodeText(
        title="The site holds words of a withheld document",
        severity="error",
        cause="The leak audit found a title, another name, a heading, a line or a passage of a document that the gate keeps back, and no published source says the same. Something else put it there: a theme, an extension, a file in `content/static/`, or an earlier build. The site is refused (exit code 3).",
        example="<footer>Coming soon: Names of the envoys</footer>   <!-- in a template of the theme -->",
        fix="Build again: what an earlier build left goes away. Else look for the words in the theme, in extensions and in `content/static/`, and take them out. Words that are no secret, such as a word of the theme's own that is also the title of a draft, are listed under `disclose:` of a published document.",
    ),
    "BG421": CodeText(
        title="A published source names a withheld document",
        severity="warning",
        cause="A published document has the title, an alias or the id of a document that the gate keeps back, and so the site has it. The author may have written it on purpose. For drafts, documents in review, expired ones, profiles, and names of one word this is only an info.",
        example="The council will publish its Names of the envoys on Monday.",
        fix="Write other words, or list the title under `disclose:` in the document that names it.",
    ),
    "BG422": CodeText(
        title="The site holds a file of a withheld document",
        severity="error",
        cause="A file of the output is byte for byte a picture or attachment that only withheld documents use. Briefgen copies no such file; somebody or something else put it there. The site is refused (exit code 3).",
        example="cp content/articles/talks/minutes.pdf site/",
        fix="Delete the file from the output, or let a published document use it.",
    ),
    "BG423": CodeText(
        title="The site holds a key or token",
        severity="error",
        cause="A file of the output holds a private key or an access token (AWS, GitHub, GitLab, Slack, Google, JSON web tokens) with its issuer's mark and random letters. The message shows only its first characters. The site is refused (exit code 3), whether a published source holds the token or not.",
        example="-----BEGIN OPENSSH PRIVATE KEY-----",
        fix="Take it out of the source, and have it revoked: everybody who could read the sources has it. In a manual, write a placeholder such as `ghp_xxxxxxxx`.",
    ),
    "BG424": CodeText(
        title="A file that the leak audit cannot look into",
        severity="info",
        cause="The file is locked by a password, damaged, too large when unpacked, or packed in a way that is not known here (7-Zip, RAR, Zstandard, and Brotli without the package brotli). Its name was looked at, its content was not.",
        example="content/static/dossier.7z",
        fix="Look into it yourself, or publish it as a zip archive or unpacked.",
    ),
    "BG425": CodeText(
        title="There is no site to audit",
        severity="error",
        cause="`check --leaks` looks through the output folder as it is, and nothing was built there.",
        example="briefgen check --leaks   # before the first build",
        fix="Build first: `briefgen build`.",
    ),
    "BG426": CodeText(
        title="A file of the site cannot be read",
        severity="error",
        cause="The leak audit reads every file of the output, and the system refused one. What it holds is unknown, so the audit did not pass.",
        example="sudo briefgen build; briefgen check --leaks   # the files belong to root",
        fix="Give the user who audits the right to read: `chown -R USER site`.",
    ),
}
