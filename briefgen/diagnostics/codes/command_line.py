"""Codes BG900 to BG999: what commands were asked to do."""

from briefgen.diagnostics.code_text import CodeText

COMMAND_LINE_CODES: dict[str, CodeText] = {
    "BG901": CodeText(
        title="The file is already there",
        severity="error",
        cause="`briefgen init`, `briefgen new` and `briefgen theme eject` never overwrite a file that exists.",
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
    "BG903": CodeText(
        title="A title or name is no line of text",
        severity="error",
        cause="A title, topic or actor holds a line break, a control character or a byte that is no UTF-8, or a topic or actor is empty. No build would accept the file that came of it.",
        example="briefgen new actor \"$(printf 'Vera\\nPalin')\"",
        fix="Write it as one line of plain text.",
    ),
    "BG904": CodeText(
        title="Something is in the way of a new file",
        severity="error",
        cause="A file, a symbolic link or a pipe stands where a new site or theme needs a folder, or a folder or link where it needs a file. It is neither replaced nor followed, and nothing was written.",
        example="briefgen init briefgen.yaml",
        fix="Choose another folder, or move what is there away.",
    ),
    "BG910": CodeText(
        title="A worker process ended before its work was done",
        severity="error",
        cause="Large builds share the work among processes. One of them was ended from outside, most often by the system "
        "because memory ran out. Nothing was written.",
        example="briefgen build -j 16    # on a machine with 2 GB of memory",
        fix="Close other programs, or build with fewer processes: `briefgen build -j 1`.",
    ),
    "BG911": CodeText(
        title="The cluster cannot be used",
        severity="error",
        cause="`--executor` names something else than a Dask scheduler, no scheduler answers there, or dask is not "
        "installed.",
        example="briefgen build --executor dask://localhost:8786    # no scheduler runs there",
        fix='Install `pip install "briefgen[cluster]"`, start `dask scheduler` and `dask worker`, and give the '
        "scheduler's address.",
    ),
    "BG912": CodeText(
        title="The preview cannot listen at its address",
        severity="error",
        cause="`briefgen serve` was given a `--host` that this computer does not have, or a `--port` that needs more "
        "rights, or it and the next hundred ports are taken.",
        example="briefgen serve --host 192.0.2.1    # an address of another computer",
        fix="Leave `--host` out, and take a port from 1024 on: `briefgen serve --port 8080`.",
    ),
}
