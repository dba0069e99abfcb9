import hashlib
import re
from importlib.resources import files

import pytest

from briefgen.preview.browser import browser_file

IMPORTED = re.compile(r"""\bfrom "\./([^"]+)";|new URL\("([a-z_]+\.css)", import\.meta\.url\)""")


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("preview.js", "text/javascript; charset=utf-8"),
        ("preview.css", "text/css; charset=utf-8"),
        ("panel.css", "text/css; charset=utf-8"),
        ("idiomorph-0.8.0/idiomorph.esm.js", "text/javascript; charset=utf-8"),
        ("idiomorph-0.8.0/LICENSE", "text/plain; charset=utf-8"),
    ],
)
def test_a_file_comes_with_its_media_type(name: str, media_type: str) -> None:
    file = browser_file(name)
    assert file is not None
    body, given = file
    assert body
    assert given == media_type


@pytest.mark.parametrize(
    "name",
    [
        "",
        "/",
        ".",
        "..",
        "../files.py",
        "../__init__.py",
        "idiomorph-0.8.0",
        "idiomorph-0.8.0/",
        "idiomorph-0.8.0/../preview.js",
        "/preview.js",
        "//preview.js",
        "preview.js/",
        "PREVIEW.JS",
        "preview.js\0",
        "..\\files.py",
        "/etc/passwd",
        "preview.js?x",
        "é" * 5000,
        "\ud800",
    ],
)
def test_no_other_name_gives_a_file(name: str) -> None:
    assert browser_file(name) is None


def test_whatever_the_scripts_load_is_there() -> None:
    waiting, seen = ["preview.js"], set[str]()
    while waiting:
        name = waiting.pop()
        file = browser_file(name)
        assert file is not None, name
        if name not in seen and "/" not in name:
            waiting += [one or other for one, other in IMPORTED.findall(file[0].decode())]
        seen.add(name)
    scripts = {entry.name for entry in (files("briefgen.preview.browser") / "static").iterdir()}
    assert {name for name in scripts if name.endswith(".js")} == {
        name for name in seen if "/" not in name
    } - {"panel.css"}


def test_the_scripts_name_no_other_host_and_run_no_text() -> None:
    for entry in (files("briefgen.preview.browser") / "static").iterdir():
        if entry.is_file():
            text = entry.read_text(encoding="utf-8")
            assert not re.search(r"https?://|\beval\(|innerHTML\s*=|insertAdjacentHTML|document\.write", text)


def test_idiomorph_is_as_its_authors_released_it() -> None:
    file = browser_file("idiomorph-0.8.0/idiomorph.esm.js")
    assert file is not None
    released = "e1e2c7dbd606233d302bac48074fd1307c15609b77ea485c18f1b13d6be67c14"
    assert hashlib.sha256(file[0]).hexdigest() == released
