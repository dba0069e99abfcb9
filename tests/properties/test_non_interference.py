"""The guarantee: a build does not depend on what the gate excludes, by any path."""

import base64
import gzip
import html
import os
import re
import tempfile
from pathlib import Path
from urllib.parse import unquote

from hypothesis import HealthCheck, given, settings

from briefgen.stages.memory import Memory
from briefgen.stages.reading import read_overview
from tests.properties.corpora import Corpus, corpora
from tests.sites import SiteFolder, untracked

OUTPUTS = "outputs: {markdown: true, json: true, citations: true}\n"
AUDIENCES = "\naudiences:\n  clients: {tlp: AMBER, includes: [public]}\n"
SITE = {
    "briefgen.yaml": "title: Harbour Desk\nbase_url: https://example.org/desk/\npage_size: 2\n"
    + OUTPUTS
    + AUDIENCES,
    "content/topics/cranes.md": "---\ntitle: Cranes\nparent: Ports\n---\n\nOn cranes.\n",
    "content/actors/vera.md": "---\ntitle: Vera Palin\naliases: [Palin]\n---\n\nOn [[Port Union]].\n",
}
TOKEN = re.compile(rb"zqx\dsecret", re.IGNORECASE)
FULL = bool(os.environ.get("WITHHELD_FULL"))
some = settings(max_examples=60 if FULL else 5, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def built(files: dict[str, str], **options: str) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        made = SiteFolder(Path(folder) / "desk", {**SITE, **files})
        assert made.refusal(**options) == (0, ())
        return made.tree()


@given(corpora())
@some
def test_a_build_is_the_same_with_the_withheld_files_as_without_them(corpus: Corpus) -> None:
    assert built({**corpus.files, **corpus.withheld}) == built(corpus.files)


@given(corpora())
@some
def test_each_audience_gets_what_it_would_get_if_the_rest_had_never_been_written(corpus: Corpus) -> None:
    files = {**corpus.files, **corpus.withheld}
    assert built(files, audience="clients") == built(without_excluded(files, "clients"), audience="clients")


def without_excluded(files: dict[str, str], audience: str) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        made = SiteFolder(Path(folder) / "desk", {**SITE, **files})
        overview = read_overview(made.request(audience=audience), Memory(), untracked)
    excluded = {found.path for found in overview.admission.excluded}
    return {path: text for path, text in files.items() if path not in excluded}


@given(corpora())
@some
def test_no_token_of_a_withheld_file_stands_anywhere_in_the_output(corpus: Corpus) -> None:
    for path, data in built({**corpus.files, **corpus.withheld}).items():
        assert not TOKEN.search(path.encode()), path
        for reading in readings(data):
            assert not TOKEN.search(reading), path


def readings(data: bytes) -> list[bytes]:
    """The bytes as they are, unpacked, without escapes, as a slug, and each run of base64 decoded."""
    if data[:2] == b"\x1f\x8b":
        return readings(gzip.decompress(data))
    text = data.decode("utf-8", "replace")
    plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), html.unescape(text))
    runs = re.findall(rb"[A-Za-z0-9+/]{16,}={0,2}", data)
    decoded = [base64.b64decode(run[: len(run) // 4 * 4], validate=False) for run in runs]
    readable = [text, plain, unquote(text), html.unescape(unquote(plain)), plain.replace("-", "")]
    return [*(one.casefold().encode("utf-8", "replace") for one in readable), *decoded]


def test_the_tokens_would_be_seen_if_the_files_were_public() -> None:
    hidden = "---\ntitle: Title zqx0secret\ndate: 2024-03-15\n---\n\nBody.\n"
    tree = built({"content/notes/zqx0secret.md": hidden})
    assert any(TOKEN.search(path.encode()) for path in tree)
    assert sum(bool(TOKEN.search(data)) for data in tree.values()) >= 4
