"""Scripts lose lines that are comments, and nothing else."""

import pytest

from briefgen.theme.scripts import without_comments


def test_lines_that_are_comments_are_left_out() -> None:
    source = "// Why.\nlet a = 1; // kept\n  /** What. */\n\tb(`x`);\n  // More: `c`.\n"
    assert without_comments(source) == "let a = 1; // kept\n\tb(`x`);\n"


@pytest.mark.parametrize(
    "source",
    [
        "/*! Licence */\n//! Licence\n//# sourceMappingURL=x\n",
        "a(`\n// words\n`);\n",
        "/*\n// */ b();\n",
        "/* x */ c();\n",
        'd("\\\n// words");\n',
        "e(); // words\n",
        "// the last line, without an end",
    ],
)
def test_what_may_be_none_stays(source: str) -> None:
    assert without_comments(source) == source
