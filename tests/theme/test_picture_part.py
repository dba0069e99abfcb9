"""The part of a template that shows a picture with its words and its table."""

import re

from briefgen.model.site import PagePlan
from briefgen.theme import Theme, ThemeFile, render_site
from briefgen.theme.lookup import builtin_themes
from tests.theme.desk import built_in, catalog, plan, settings, site_plan

SHEET = (builtin_themes() / "briefing/assets/css/pictures.css").read_text(encoding="utf-8")


def shown(template: str, kind: str, about: str = "") -> str:
    theme = built_in()
    templates = {**theme.templates, "x.html": ThemeFile("x.html", template.encode())}
    mine = Theme(theme.name, theme.chain, templates, theme.assets, theme.options, theme.strings)
    known = catalog()
    planned = site_plan((PagePlan("/x/", "x.html", kind, about),), plan(known).routes)
    (one, *_) = render_site(planned, known, settings(), mine)
    assert one.problems == ()
    return one.data.decode()


HEAD = '{% import "parts/picture.html" as pictures with context %}'


def test_a_picture_has_a_caption_the_drawing_and_a_table() -> None:
    page = shown(f"{HEAD}{{{{ pictures.figure(subject.coverage) }}}}", "topic", "topic:ports")
    assert '<figure class="picture picture-coverage">' in page
    assert re.search(r"<figcaption>.*Documents per month.*3 documents from October 2024", page, re.DOTALL)
    assert re.search(r'<svg class="pic pic-coverage".*</svg>', page, re.DOTALL)
    assert '<th scope="row">November 2024</th><td>1</td>' in page


def test_ids_are_unique_and_nothing_breaks_a_strict_policy() -> None:
    page = shown(f"{HEAD}{{{{ pictures.figure(subject.coverage) }}}}", "topic", "topic:ports")
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids)) == 3
    assert all(one.startswith("_") for one in ids)
    assert not re.search(r"\sstyle=|<style|<script|\son[a-z]+=|data:", page)


def test_without_a_picture_there_is_nothing() -> None:
    assert shown(f"{HEAD}{{{{ pictures.figure(subject.coverage) }}}}", "topic", "topic:tariffs").strip() == ""


def test_the_style_sheet_uses_the_site_s_colours_alone() -> None:
    assert set(re.findall(r"var\(--([a-z]+)\)", SHEET)) <= {
        "ink",
        "soft",
        "line",
        "accent",
        "paper",
        "tint",
        "sans",
    }
    assert not re.search(r"#[0-9a-f]{3}|rgb|hsl|http|@import", SHEET)
    assert SHEET.count("{") == SHEET.count("}")
