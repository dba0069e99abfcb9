import ast
import re
from pathlib import Path

import pytest

from briefgen.diagnostics import CODES

PACKAGE = Path(__file__).parents[2] / "briefgen"
CODE = re.compile(r"BG[0-9]{3}")


def used_codes() -> dict[str, str]:
    """Every code that stands as a text in the package, outside the table."""
    found: dict[str, str] = {}
    for path in PACKAGE.rglob("*.py"):
        if "codes" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                found[node.value] = path.name
    return found


def test_every_code_that_is_used_is_explained() -> None:
    assert {code: path for code, path in used_codes().items() if code not in CODES} == {}


def test_every_code_that_is_explained_is_used() -> None:
    assert sorted(set(CODES) - set(used_codes())) == []


@pytest.mark.parametrize("code", sorted(CODES))
def test_an_explanation_says_cause_example_and_fix(code: str) -> None:
    text = CODES[code]
    assert CODE.fullmatch(code)
    assert not text.title.endswith(".")
    assert text.example.strip()
    for words in (text.cause, text.fix):
        assert len(words) >= 12
        assert words.rstrip().endswith((".", "`", ":", ")"))
