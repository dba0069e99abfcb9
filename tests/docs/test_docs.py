import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.cli.app import app
from briefgen.content.data_files import RecordFields
from briefgen.content.front_matter.keys import GATE_NAMES
from briefgen.diagnostics import CODES, ExitCode
from briefgen.model.fields import DETAILS_OF_KIND, SYNONYMS, CommonFields, GateFields
from briefgen.settings.values import Settings
from briefgen.theme.reference import context_rows, filter_names, view_rows
from briefgen.typed_yaml import fields_of
from tests.conftest import MakeSite
from tests.docs.pages import DOCS, PAGES, ROOT, anchors, examples, links, name_of

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3H0z"/></svg>\n'
WITH_EXAMPLES = [page for page in PAGES if any(example.path for example in examples(page))]
REFUSALS = [
    ("[x](missing.md)", "BG312"),
    ("![x](missing.png)", "BG313"),
    ("[x](#missing)", "BG314"),
    ("[x](javascript:void)", "BG208"),
    ("[x](file:///notes)", "BG208"),
    ("[x](../../outside.md)", "BG315"),
    ("[x](when:2024-06-14)", "BG209"),
    ("[x](event:2024-06-14)", "BG209"),
    ("[x](p:20)", "BG209"),
    ("> [!only] desk\n> secret", "BG211"),
    (":::note\n:::", "BG210"),
    ("![[A document]]", "BG317"),
    ("![[timeline: harbour]]", "BG224"),
    ("<!-- without end", "BG213"),
    ("<script>", "BG213"),
    ("<pre>", "BG213"),
]


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def row_names(text: str) -> set[str]:
    """Return what stands as code in the first cell of a table's rows."""
    return set(re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE))


def generated(text: str, part: str) -> str:
    return text.partition(f"<!-- generated: {part} -->")[2].partition("<!-- end -->")[0]


def test_generated_parts_are_fresh() -> None:
    found = subprocess.run(
        [sys.executable, str(DOCS / "generate.py"), "--check"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (found.returncode, found.stdout, found.stderr) == (0, "", "")


def test_every_setting_is_documented() -> None:
    assert set(fields_of(Settings)) - row_names(generated(page("settings.md"), "settings")) == set()


def test_every_setting_has_a_value_in_the_example_file() -> None:
    example = next(each.text for each in examples(DOCS / "settings.md") if each.path == "briefgen.yaml")
    assert set(fields_of(Settings)) - set(re.findall(r"^(\w+):", example, re.MULTILINE)) == set()


@pytest.mark.parametrize(
    ("part", "struct"),
    [
        ("common-fields", CommonFields),
        ("gate-fields", GateFields),
        *((f"{kind}-fields", struct) for kind, struct in DETAILS_OF_KIND.items()),
    ],
)
def test_every_field_of_the_front_matter_is_documented(part: str, struct: type) -> None:
    assert row_names(generated(page("content-model.md"), part)) == set(fields_of(struct))


def test_the_keys_of_maps_in_front_matter_are_documented() -> None:
    text = generated(page("content-model.md"), "field-parts")
    for struct in (CommonFields, *DETAILS_OF_KIND.values()):
        for field in fields_of(struct).values():
            inner = field.shape.item or field.shape
            if inner.fields:
                part = text.partition(f"**`{field.key}`**")[2].partition("\n\n")[0]
                assert {key for key in inner.fields if f"`{key}`" not in part} == set(), field.key


def test_every_field_of_a_record_is_documented() -> None:
    sentence = page("content-model.md").partition("Records have the fields")[2].partition(".\n")[0]
    assert {key for key in fields_of(RecordFields) if f"`{key}`" not in sentence} == set()


def test_every_field_of_the_gate_is_told_in_dissemination() -> None:
    text = page("dissemination.md")
    assert [name for name in GATE_NAMES if f"`{name}" not in text] == []


def test_every_synonym_is_documented() -> None:
    assert set(SYNONYMS) - row_names(generated(page("content-model.md"), "synonyms")) == set()


def test_every_code_is_documented_with_cause_example_and_fix() -> None:
    text = page("diagnostics.md")
    for code, told in CODES.items():
        section = text.partition(f"### {code}: ")[2].partition("<a id=")[0]
        assert section, code
        assert told.example.strip() in section
        for words in (told.title, told.cause, told.fix):
            assert words in section.replace("\\", "") or "\\" in words, code


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_codes_named_in_a_page_exist(path: Path) -> None:
    assert set(re.findall(r"\bBG\d{3}\b", path.read_text(encoding="utf-8"))) - set(CODES) == set()


def test_every_command_and_option_is_documented() -> None:
    import click

    text = page("command-line.md")
    context = click.Context(app)
    for name in app.list_commands(context):
        command = app.get_command(context, name)
        below = sorted(command.commands.items()) if isinstance(command, click.Group) else [("", command)]
        for word, each in below:
            section = text.partition(f"### {f'{name} {word}'.strip()}\n")[2].partition("\n### ")[0]
            assert section, name
            for parameter in each.params if each else ():
                for option in parameter.opts if isinstance(parameter, click.Option) else ():
                    assert f"`{option}" in section + generated(text, "global-options"), (name, option)


def test_every_exit_code_is_documented() -> None:
    text = generated(page("command-line.md"), "exit-codes")
    assert [code for code in ExitCode if f"| {int(code)} |" not in text] == []


def test_everything_that_a_template_may_use_is_documented() -> None:
    text = page("themes.md")
    for row in view_rows():
        section = text.partition(f'<a id="view-{row.view.removesuffix("View").lower()}">')[2]
        assert row.name in row_names(section.partition("<a id=")[0]), (row.view, row.name)
    assert {row.name for row in context_rows()} <= row_names(generated(text, "context"))
    assert [name for name in filter_names() if f"`{name}`" not in generated(text, "filters")] == []


def test_every_page_template_of_the_theme_is_documented() -> None:
    text = page("themes.md").partition("## Which template")[2].partition("\n## ")[0]
    shared = {"base.html", "document.html", "macros.html", "subject.html", "subjects.html"}
    templates = {
        each.name for each in (ROOT / "themes" / "briefing" / "templates").iterdir() if each.is_file()
    }
    assert {name for name in templates - shared if f"`{name}`" not in text} == set()


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_links_between_pages_lead_to_files_and_headings(path: Path) -> None:
    broken = []
    for address in links(path):
        if re.match(r"[a-z]+:", address):
            continue
        name, _, fragment = address.partition("#")
        target = (path.parent / name).resolve() if name else path
        if not target.exists() or (fragment and fragment not in anchors(target)):
            broken.append(address)
    assert broken == []


def test_every_page_is_reached_from_the_index() -> None:
    seen, waiting = set(), [DOCS / "index.md"]
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        targets = ((here.parent / address.partition("#")[0]).resolve() for address in links(here))
        waiting += [target for target in targets if target.suffix == ".md" and target.is_relative_to(DOCS)]
    assert {name_of(each) for each in DOCS.rglob("*.md")} - {name_of(each) for each in seen} == set()


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=name_of)
def test_the_files_that_a_page_shows_build_as_one_site_without_warnings(path: Path, site: MakeSite) -> None:
    shown = {example.path: example.text for example in examples(path) if example.path}
    report = site({"content/images/logo.svg": PICTURE, **shown}).build(strict=True)
    assert [(each.code, each.span, each.message) for each in report.problems if each.severity != "info"] == []
    assert report.exit_code is ExitCode.FINE


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_front_matter_in_markdown_examples_always_belongs_to_a_tested_file(path: Path) -> None:
    assert [
        each.text
        for each in examples(path)
        if each.text.startswith("---\n") and each.language == "markdown" and not each.path
    ] == []


@pytest.mark.parametrize(("text", "code"), REFUSALS)
def test_what_the_markdown_page_calls_refused_is_refused(text: str, code: str, site: MakeSite) -> None:
    status, problems = site(
        {"content/x.md": f"---\ntitle: X\n---\n\n{text}\n", "content/y.md": "---\ntitle: A document\n---\n"}
    ).refusal()
    assert (status, code in [each.code for each in problems]) == (1, True)
    assert f"[{code}](diagnostics.md#{code.lower()})" in page("markdown.md")


def test_the_keys_of_a_build_report_are_documented(site: MakeSite) -> None:
    folder = site({"content/notes/n.md": "---\ntitle: N\ndate: 2024-11-07\n---\n\nWords.\n"})
    command = [sys.executable, "-m", "briefgen", "-C", str(folder.root), "--json", "-v", "build"]
    out = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    row = next(line for line in page("command-line.md").splitlines() if line.startswith("| `build` |"))
    assert [key for key in json.loads(out) if f"`{key}`" not in row] == []


def test_no_picture_is_large() -> None:
    assert [each.name for each in (DOCS / "images").iterdir() if each.stat().st_size > 150_000] == []
