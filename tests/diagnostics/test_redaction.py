import pytest

from briefgen.diagnostics.redaction import is_secret_name, masked, redacted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("fatal: https://vera:hunter2@example.org/x.git", "fatal: https://***example.org/x.git"),
        ("GET /x?X-Amz-Signature=abc123&a=1", "GET /x?X-Amz-Signature=***&a=1"),
        ("Authorization: Bearer abc.def", "Authorization: Bearer ***"),
        ("key AKIAABCDEFGHIJKLMNOP is unknown", "key *** is unknown"),
        ("ghp_0123456789abcdefghijABCDEF", "***"),
        ("git@example.org:desk/site.git", "git@example.org:desk/site.git"),
        ("https://example.org:8443/a@b", "https://example.org:8443/a@b"),
    ],
)
def test_credentials_are_hidden_and_plain_addresses_are_not(text: str, shown: str) -> None:
    assert redacted(text) == shown


def test_values_of_secret_variables_are_hidden_and_others_are_not() -> None:
    environ = {
        "DEPLOY_TOKEN": "abcdef123",
        "HOME": "/home/vera",
        "SSH_AUTH_SOCK": "/run/agent",
        "A_KEY": "ab",
    }
    assert (
        redacted("abcdef123 in /home/vera with /run/agent, ab", environ)
        == "*** in /home/vera with /run/agent, ab"
    )


def test_names_of_secrets() -> None:
    secret = (
        "password",
        "db_password",
        "token",
        "secret_key",
        "apiKey",
        "aws_access_key_id",
        "PRIVATE-KEY",
        "passphrase",
    )
    plain = ("path", "keep", "host", "remote", "monkey", "bucket", "compass", "author", "keyword", "PWD")
    assert [name for name in secret if not is_secret_name(name)] == []
    assert [name for name in plain if is_secret_name(name)] == []


def test_a_masked_line_keeps_its_length() -> None:
    line = 'a: {password: "x y", host: b, remote: https://u:pw@c/d, token: q}'
    assert masked(line) == "a: {password: *****, host: b, remote: https://*****c/d, token: *}"
    assert len(masked(line)) == len(line)
