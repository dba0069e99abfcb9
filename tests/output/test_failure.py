import errno
import os

import pytest

from briefgen.output.failure import failure, writing_to
from tests.output.desks import refusal

BASE = [errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENAMETOOLONG]


@pytest.mark.parametrize(
    "number", [*BASE, errno.ENOTDIR, errno.EMLINK, errno.ENOENT, errno.EXDEV, errno.EIO, 0, 9999]
)
def test_each_refusal_of_the_system_names_the_path_and_a_way_out(number: int) -> None:
    error = failure(OSError(number, "Worte des Systems", "/somewhere"), "site/a/index.html")
    (found,) = error.diagnostics
    assert int(error.exit_code) == 1
    assert found.span.path == "site/a/index.html"
    assert '"site/a/index.html"' in found.message
    assert "Worte" not in found.message
    assert found.help


def test_an_unknown_refusal_is_told_by_its_symbol() -> None:
    assert "EIO" in failure(OSError(errno.EIO, os.strerror(errno.EIO)), "site").diagnostics[0].message


def test_other_exceptions_pass_through() -> None:
    with pytest.raises(KeyError), writing_to("site"):
        raise KeyError


def test_an_error_in_the_block_is_told_with_its_path() -> None:
    def block() -> None:
        with writing_to("caf\udce9"):
            raise PermissionError(errno.EACCES, "")

    assert "caf\\xe9" in refusal(block)[1][0].message
