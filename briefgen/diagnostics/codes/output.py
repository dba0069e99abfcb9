"""Codes BG700 to BG799: writing the site."""

from briefgen.diagnostics.code_text import CodeText

OUTPUT_CODES: dict[str, CodeText] = {
    "BG701": CodeText(
        title="Foreign output folder",
        severity="error",
        cause="The output folder holds files, and briefgen has no list of having written them. A build removes what is no longer part of the site, so it works only in folders that are its own: empty ones (`.gitignore` and `.gitkeep` may stand there), and those that it filled itself.",
        example="briefgen build --output ~/Documents",
        fix="Build into an empty or new folder with `--output DIR`, or move the files away first. If the list was lost with the folder `.briefgen`, delete the old site by hand.",
    ),
    "BG702": CodeText(
        title="Output in a wrong place",
        severity="error",
        cause="The output folder is the site's own folder, `content/`, `themes/`, `.briefgen/` or `.git/`, lies in one of them, or holds one of them. Output would mix with what it is made from.",
        example="briefgen build --output content/site",
        fix="Give a folder of its own, beside `content/` or outside the site: `briefgen build --output site`.",
    ),
    "BG703": CodeText(
        title="Output is not a folder",
        severity="error",
        cause="A file, a symbolic link or a pipe stands where the output folder should be, or `.briefgen` is a symbolic link. Links are not followed, since the folder behind one may be anybody's.",
        example="ln -s /srv/www site && briefgen build",
        fix="Move it away, or name the folder itself: `briefgen build --output /srv/www`.",
    ),
    "BG704": CodeText(
        title="Another build is under way",
        severity="error",
        cause="Another process is writing to the same output folder. Two at once would undo each other's work.",
        example="briefgen build & briefgen build",
        fix="Wait until the other one has finished. The lock ends with its process, however that ends; there is no lock file to delete.",
    ),
    "BG705": CodeText(
        title="Something foreign is in the way",
        severity="error",
        cause="A page must go where something stands that briefgen did not write: another file, a folder with files of others, a symbolic link. It is neither overwritten nor followed, and nothing was changed.",
        example="echo draft > site/about   # while the site has a page /about/",
        fix="Move it out of the output folder. Files that belong to the site go to `content/static/`.",
    ),
    "BG706": CodeText(
        title="No space left",
        severity="error",
        cause="The disk or your quota is full, or a limit on the size of files was reached. New files are held ready beside the site before any of them replaces an old one, so the earlier site is whole.",
        example="briefgen build   # with 0 bytes free",
        fix="Free some space (`df -h .`, `quota`, `ulimit -f`) and build again.",
    ),
    "BG707": CodeText(
        title="Output cannot be written",
        severity="error",
        cause="The user who builds may not write to the output folder or to `.briefgen/`, or the file system is mounted read-only.",
        example="sudo briefgen build; briefgen build   # the first one left files that belong to root",
        fix="Give the user the right to write (`chown -R USER site .briefgen`), or choose another folder with `--output`.",
    ),
    "BG708": CodeText(
        title="Name too long",
        severity="error",
        cause="The name of a file or the whole path is longer than the file system takes (mostly 255 bytes a name, 4,096 a path; a letter outside ASCII counts two to four).",
        example="briefgen build --output /srv/a/very/…/long/path",
        fix="Shorten the `slug` or file name, or build to a folder with a shorter path.",
    ),
    "BG709": CodeText(
        title="The system refused to write",
        severity="error",
        cause="The file system gave an error that briefgen cannot mend: a part of the path is a file, a folder is full, something changed under its hands, or the disk failed.",
        example="briefgen build --output README.md/site",
        fix="Read the message, which names the path and the reason; see to the disk, then build again. The next build repairs what this one left unfinished.",
    ),
    "BG710": CodeText(
        title="No file for a route",
        severity="error",
        cause="A page or file of the site has an address that cannot be a file below the output folder: it holds `..`, an empty part, a backslash, a control character, a name of more than 255 bytes, or one that begins with a dot.",
        example='permalinks: {article: "/../../{slug}/"}',
        fix="Change the slug, permalink or file name that the address is made from.",
    ),
    "BG711": CodeText(
        title="Two claims to one file",
        severity="error",
        cause="Two parts of the site are to be written to the same file, or one to a file where the other needs a folder of that name.",
        example="a page with the address /map/ and a file content/static/map",
        fix="Give one of them another slug, permalink or file name.",
    ),
    "BG712": CodeText(
        title="File cannot be copied",
        severity="error",
        cause="A picture or another file of the content folder is missing, unreadable, no regular file, or a link that leads out of the site.",
        example="chmod 000 content/images/map.png",
        fix="Put a readable file there, or take out what links to it.",
    ),
    "BG713": CodeText(
        title="List of written files cannot be used",
        severity="warning",
        cause="briefgen keeps a list of the files that it wrote in `.briefgen/`. This one is damaged, belongs to another folder, or was written by another version. Nothing is deleted or overwritten on its word: files that equal the new site's are taken over, any other is left alone as if it were yours.",
        example="truncate -s 100 .briefgen/manifest-site",
        fix="If the build is refused because old pages stand in the way, delete the output folder yourself and build again.",
    ),
    "BG714": CodeText(
        title="Foreign files in the output folder",
        severity="info",
        cause="The output folder holds files that are not part of the site. They are never deleted, and whoever publishes the folder as it is publishes them.",
        example="cp notes.txt site/",
        fix="Move them away. Files that belong to the site go to `content/static/`, from where each build copies them.",
    ),
}
