"""Codes BG500 to BG599: pages and their routes."""

from briefgen.diagnostics.code_text import CodeText

PAGE_CODES: dict[str, CodeText] = {
    "BG501": CodeText(
        title="Two pages claim one address",
        severity="error",
        cause="Two files, or a file and a page that briefgen makes itself, would be written to the same place. "
        "One of them would silently replace the other, so nothing is written.",
        example="content/articles/summit.md and content/articles/2024/summit.md both get /articles/summit/",
        fix="Give one of them another `slug:` in its front matter, rename its file, or change `permalinks` in briefgen.yaml.",
    ),
    "BG502": CodeText(
        title="Two addresses that many hosts cannot keep apart",
        severity="error",
        cause="Two addresses differ only in upper and lower case or in the Unicode form of a letter, or one names a file "
        "and the other a folder of the same name. Such a site depends on the host's file system.",
        example="content/static/Report.pdf beside content/static/report.pdf",
        fix="Rename one of the two files named in the message.",
    ),
    "BG503": CodeText(
        title="A permalink needs a date that the document lacks",
        severity="error",
        cause="The pattern of the document's kind under `permalinks` contains {year}, {month} or {day}, and the document "
        "has no `date`.",
        example='permalinks: {note: "/notes/{year}/{slug}/"} and a note without `date`',
        fix="Add a `date` to the front matter, or take the date's tokens out of the pattern.",
    ),
    "BG504": CodeText(
        title="An old address that cannot be one",
        severity="error",
        cause="An entry of `redirect_from` is not a path from the site's root, or it has empty, `.` or `..` parts.",
        example="redirect_from: [../old-title/]",
        fix="Write the path alone, beginning with a slash: `redirect_from: [/2024/11/old-title/]`.",
    ),
    "BG505": CodeText(
        title="No base_url",
        severity="warning",
        cause="Feeds, the sitemap and canonical links need the public address of the site. Pages link relatively and "
        "work without it.",
        example="a briefgen.yaml without `base_url`",
        fix="Set `base_url: https://example.org/briefings/` in briefgen.yaml, or pass --base-url.",
    ),
}
