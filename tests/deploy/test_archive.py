import hashlib
from pathlib import Path

import pytest

from tests.deploy.conftest import MakeDesk


@pytest.mark.parametrize("name", ["site.tar.gz", "site.zip"])
def test_an_archive_has_the_same_bytes_wherever_it_is_made_and_its_checksum_fits(
    name: str, desk: MakeDesk, tmp_path: Path
) -> None:
    made = desk("archive")
    first, second = tmp_path / "a" / name, tmp_path / "b" / name
    for path in (first, second):
        made.aim(f"{{kind: archive, path: {path}}}")
        assert made.deploy()[0] == 0
        made.site.build(full=True)
        for file in made.site.output.rglob("*.html"):
            file.touch()
            file.chmod(0o600)
    assert first.read_bytes() == second.read_bytes()
    line = first.with_name(f"{name}.sha256").read_text()
    assert line == f"{hashlib.sha256(first.read_bytes()).hexdigest()}  {name}\n"


def test_a_file_of_somebody_else_is_not_overwritten(desk: MakeDesk, tmp_path: Path) -> None:
    made = desk("archive")
    path = tmp_path / "dist" / "site.tar.gz"
    path.parent.mkdir()
    path.write_bytes(b"mine")
    code, told = made.deploy()
    assert (code, told["problems"][0]["code"], path.read_bytes()) == (3, "BG757", b"mine")


def test_a_checksum_that_does_not_fit_is_written_anew(desk: MakeDesk, tmp_path: Path) -> None:
    made = desk("archive")
    made.deploy()
    path = tmp_path / "dist" / "site.tar.gz"
    line = path.with_name("site.tar.gz.sha256")
    line.write_text("0" * 64 + "  site.tar.gz\n")
    assert made.deploy()[0] == 0
    assert line.read_text().split()[0] == hashlib.sha256(path.read_bytes()).hexdigest()
