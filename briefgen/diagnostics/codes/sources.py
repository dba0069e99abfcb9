"""Codes BG800 to BG899: files and folders that are read."""

from briefgen.diagnostics.code_text import CodeText

SOURCE_CODES: dict[str, CodeText] = {
    "BG801": CodeText(
        title="No content folder",
        severity="error",
        cause="A site is a folder that holds `content/`, and the folder in which briefgen was started (or the one given with `--root`) holds none.",
        example="cd ~ && briefgen build",
        fix="Change to the site's folder or name it with `--root DIR`. To start a new site, run `briefgen init DIR`.",
    ),
    "BG802": CodeText(
        title="Link out of the content folder",
        severity="error",
        cause="A symbolic link below `content/` leads to a file or folder outside it. Following it could publish files that nobody meant to publish, so it is refused, whatever it leads to. Links that stay inside `content/` are followed.",
        example="ln -s ~/private/report.pdf content/articles/report.pdf",
        fix="Copy the file into `content/`, or move it there and link the other way round.",
    ),
    "BG803": CodeText(
        title="Link that leads nowhere",
        severity="error",
        cause="A symbolic link below `content/` names a file that does not exist, or leads back to itself.",
        example="ln -s old-name.md content/articles/new-name.md",
        fix="Point the link at an existing file below `content/`, or delete it.",
    ),
    "BG804": CodeText(
        title="Not a regular file",
        severity="error",
        cause="Something below `content/` is a named pipe, a socket or a device, or a folder stands where a file is meant. Reading a pipe could wait for ever, so it is not opened.",
        example="mkfifo content/articles/feed.md",
        fix="Move it out of `content/`, or name it under `ignore:` in `briefgen.yaml`.",
    ),
    "BG805": CodeText(
        title="File or folder cannot be read",
        severity="error",
        cause="The system does not let briefgen read a file or list a folder below `content/`: the right to do so is missing, the file vanished during the build, or the disk failed. Nothing is built, since the site would silently lack the file.",
        example="chmod 000 content/articles/minutes.md",
        fix="Give the user who builds the right to read it (`chmod u+r FILE`, for a folder `chmod u+rx FOLDER`), or name it under `ignore:`.",
    ),
    "BG806": CodeText(
        title="Name that cannot be used",
        severity="error",
        cause="The name of a file or folder becomes part of an address. It holds bytes that are no UTF-8, a control character such as a line feed, a backslash, or a Unicode noncharacter, which no address can carry.",
        example="a file whose name was written in Latin-1: content/articles/caf\\xe9.md",
        fix="Rename the file. Letters of every script, digits, spaces and punctuation are fine. `convmv -f latin1 -t utf8 --notest -r content` mends names of old archives.",
    ),
    "BG808": CodeText(
        title="Kind that this version does not build",
        severity="error",
        cause="The folders `content/events/` and `content/sources/` are reserved for kinds of documents that this version of briefgen does not build. They are refused instead of being published as something else.",
        example="content/events/summit.md",
        fix="Move the files to another folder (`articles`, `notes`, or one of your own for plain pages), or add `events/` to `ignore:` until a version builds them.",
    ),
    "BG809": CodeText(
        title="Ignore pattern cannot be read",
        severity="error",
        cause="Entries of `ignore:` are patterns as in a `.gitignore` file, and this one is none: for example a lone `!`, a backslash at the end, or a range that runs backwards.",
        example='ignore: ["!"]',
        fix='Write a path below `content/` with `*`, `**` or `?`, for example `ignore: ["old/**", "*.draft.md"]`.',
    ),
    "BG810": CodeText(
        title="File too large",
        severity="error",
        cause="A text is larger than briefgen reads. Such files are nearly always data that got a `.md` name by mistake.",
        example="content/articles/log.md with 300 megabytes",
        fix="Split the text into several documents. Keep data in a file of its own (`.csv`, `.txt`) and link to it.",
    ),
    "BG811": CodeText(
        title="Folder defaults under another name",
        severity="error",
        cause="Defaults of a folder are read from `_defaults.yaml`. A file `_defaults.yml`, `_Defaults.yaml`, `_default.yaml` or `defaults.yaml` would be passed over, and with it perhaps an `audience` or `tlp` that keeps documents from being published.",
        example="content/notes/_defaults.yml",
        fix="Rename it to `_defaults.yaml`. A data file that has nothing to do with defaults needs another name, or an entry under `ignore:`.",
    ),
    "BG812": CodeText(
        title="Folder link adds nothing",
        severity="info",
        cause="A symbolic link leads to a folder of `content/` that is read at its own place. Each folder is read once, so that links cannot loop and no document appears twice.",
        example="ln -s ../articles content/topics/articles",
        fix="Delete the link. To list a document under a further subject, name that in its `topics:` or `actors:`.",
    ),
    "BG813": CodeText(
        title="Link that would publish a source",
        severity="error",
        cause="A symbolic link among pictures, attachments or static files leads to a document, a `_defaults.yaml`, a data file or an archetype. Such files are copied as they are, so the source would be published with its front matter, whatever that says about readers and embargo.",
        example="ln -s ../notes/plan.md content/static/plan.txt",
        fix="Delete the link. Copy what may be public into a file of its own.",
    ),
    "BG814": CodeText(
        title="Link that escapes folder defaults",
        severity="error",
        cause="A symbolic link brings a document of one folder to another, or a folder to a place above which other defaults hold. The `_defaults.yaml` of its own folder, and with it perhaps an `audience`, would not hold there.",
        example="ln -s ../clients/terms.md content/notes/terms.md",
        fix="Delete the link. To list a document under a further subject, name that in its `topics:` or `actors:`; to publish it elsewhere, move or copy it.",
    ),
}
