"""Nothing withheld leaves, whatever the target; what would is refused."""

import pytest

from tests.deploy.conftest import KINDS, MakeDesk
from tests.deploy.desks import note
from tests.photos import photo
from tests.properties.corpora import hidden
from tests.properties.test_non_interference import TOKEN, readings

TOKENS = ("zqx0secret", "zqx1secret", "zqx2secret")
REASONS = ("status: draft", "tlp: AMBER", "embargo: 2999-01-01T00:00Z")
THEME = "themes/briefing/templates/404.html"
OUTPUTS = "outputs: {markdown: true, json: true, citations: true, social_cards: true}\n"


def planted() -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {}
    for token, reason in zip(TOKENS, REASONS, strict=True):
        folder = f"content/articles/{token}"
        files[f"{folder}/index.md"] = hidden(token, reason)
        files[f"{folder}/{token}.csv"] = f"place,fee\n{token},12\n"
        files[f"{folder}/{token}.svg"] = f"<svg xmlns='http://www.w3.org/2000/svg'><!--{token}--></svg>"
        files[f"{folder}/{token}.jpg"] = photo().replace(b"zqx-secret-author", token.encode().ljust(17))
    return files


@pytest.mark.parametrize("kind", KINDS)
def test_no_byte_of_a_withheld_document_is_in_what_a_target_received(kind: str, desk: MakeDesk) -> None:
    made = desk(kind)
    settings = (made.site.root / "briefgen.yaml").read_text(encoding="utf-8")
    full = settings.replace(settings[settings.index("outputs:") : settings.index("deploy:")], OUTPUTS)
    made.site.edit({**planted(), "briefgen.yaml": full})
    assert made.deploy()[0] == 0
    assert made.is_up()
    for path, data in made.state().items():
        assert not TOKEN.search(path.encode()), path
        for reading in readings(data):
            assert not TOKEN.search(reading), path


def test_a_leak_in_a_theme_refuses_the_deploy_until_it_is_mended(desk: MakeDesk) -> None:
    made = desk("folder")
    assert made.deploy()[0] == 0
    before = made.state()
    leak = "<!doctype html><title>Not found</title><p>See Title zqx0secret instead.</p>"
    made.site.edit({**planted(), THEME: leak, "content/notes/n1.md": note(1, "second")})
    code, refused = made.deploy()
    errors = {(one["code"], one["path"]) for one in refused["problems"] if one["severity"] == "error"}
    assert (code, errors) == (3, {("BG420", "site/404.html")})
    assert made.state() == before
    made.site.edit({THEME: None})
    assert made.deploy()[0] == 0
    assert made.is_up()
