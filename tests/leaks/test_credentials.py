"""Keys and tokens in the output, of which a message shows the beginning only."""

import random
import string

import pytest

from tests.leaks.sides import audit_of

_LETTERS = string.ascii_letters + string.digits


def letters(count: int, alphabet: str = _LETTERS) -> str:
    return "".join(random.Random(7).choices(alphabet, k=count))


KEYS = {
    "a private key": f"-----BEGIN OPENSSH PRIVATE KEY-----\n{letters(64)}\n-----END OPENSSH PRIVATE KEY-----",
    "an AWS access key": "AKIA" + letters(16, string.ascii_uppercase + "234567"),
    "a GitHub token": "ghp_" + letters(36),
    "a GitLab token": "glpat-" + letters(20),
    "a Slack token": "xoxb-" + letters(40),
    "a Google key": "AIza" + letters(35),
    "a JSON web token": f"eyJ{letters(20)}.eyJ{letters(40)}.{letters(43)}",
}


@pytest.mark.parametrize("origin", KEYS)
@pytest.mark.parametrize("form", ["{}", 'var key = "{}";', "<pre>{}</pre>"])
def test_a_key_is_refused_and_never_shown_whole(origin: str, form: str) -> None:
    result = audit_of({"a.html": form.format(KEYS[origin]).encode()})
    assert result.is_refused
    assert [key.origin for key in result.keys] == [origin]
    assert len(result.keys[0].shown) < 10


def test_a_key_with_escaped_line_ends_is_found() -> None:
    text = KEYS["a private key"].replace("\n", "\\n")
    assert audit_of({"a.json": f'{{"key":"{text}"}}'.encode()}).keys


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN PRIVATE KEY-----\n…\n-----END PRIVATE KEY-----",
        "AKIAIOSFODNN7EXAMPLE",
        "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "glpat-XXXXXXXXXXXXXXXXXXXX",
        "xoxb-your-token-here",
        "-----BEGIN PUBLIC KEY-----\n" + letters(64),
        "a through ghostly night",
    ],
)
def test_placeholders_and_words_are_no_keys(text: str) -> None:
    assert not audit_of({"a.html": text.encode()}).keys
