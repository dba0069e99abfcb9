"""Citations, read by other programs' parsers."""

import json
import re

import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string
from pybtex.richtext import Text

from briefgen.theme.exports.citation import bibtex, csl_json, ris
from briefgen.theme.exports.citation.work import Author, Work, one_line

HOSTILE = r"50% & {a} }b{ \c #1 $x_y^2~ @misc{z, “q” 'and' Пристань 港 \textbf{x}"
WORK = Work(
    key="article-two",
    kind="article",
    title=HOSTILE,
    publisher="Desk & Co",
    language="uk",
    authors=(Author("Vera Palin", "Palin", "Vera"), Author("Mira {Orr} and Sons, Inc."), Author("港")),
    day="2024-11-08",
    summary="A % of _all_.",
    url="https://example.org/a_b/50%25/",
    note="Information as of 2024-11-07",
    keywords=("Ports", "R&D"),
)
BRIEF = Work(
    key="brief-w", kind="brief", title="Week", publisher="Desk", language="en", issue="7", day="2024-11"
)
TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("{}\\%&#_$~^\"',@= \n"), max_size=30
)
# What is allowed for these fields in csl-data.json, version 1.0, of the Citation Style Language.
CSL_TEXTS = {"id", "type", "title", "container-title", "publisher", "number", "URL", "language", "abstract", "note", "keyword"}  # fmt: skip


def plain(latex: str) -> str:
    """What LaTeX prints for a field, by pybtex and not by us."""
    named = {"textbraceleft": "{", "textbraceright": "}", "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textdollar": "$"}  # fmt: skip
    marked = re.sub(r"\\(text\w+)\{\}", lambda found: chr(0xE000 + list(named).index(found[1])), latex)
    text = str(Text.from_latex(marked))
    return "".join(
        list(named.values())[ord(char) - 0xE000] if "\ue000" <= char < "\ue006" else char for char in text
    )


def test_bibtex_is_read_as_it_was_meant() -> None:
    entry = parse_string(bibtex(WORK), "bibtex").entries["article-two"]
    assert entry.type == "misc"
    assert plain(entry.fields["title"]) == HOSTILE
    assert entry.fields["url"] == WORK.url
    assert (entry.fields["date"], entry.fields["year"], entry.fields["month"]) == (
        "2024-11-08",
        "2024",
        "November",
    )
    assert plain(entry.fields["keywords"]) == "Ports, R&D"
    assert [plain(str(one)) for one in entry.persons["author"]] == ["Palin, Vera", WORK.authors[1].name, "港"]
    report = parse_string(bibtex(BRIEF), "bibtex").entries["brief-w"]
    assert (report.type, report.fields["institution"], report.fields["number"]) == (
        "techreport",
        "{Desk}",
        "7",
    )


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_no_title_breaks_a_record(title: str) -> None:
    work = Work(key="k", kind="note", title=one_line(title) or "x", publisher="P", language="en")
    entry = parse_string(bibtex(work) + bibtex(BRIEF), "bibtex").entries
    assert set(entry) == {"k", "brief-w"}
    (found,) = rispy.loads(ris(work))
    assert found["title"] == work.title
    assert json.loads(csl_json(work))[0]["title"] == work.title


def test_ris_is_read_as_it_was_meant() -> None:
    text = ris(WORK)
    assert re.fullmatch(r"TY  - ELEC\r\n(?:[A-Z][A-Z0-9]  - [^\r\n]+\r\n)+ER  - \r\n", text)
    (found,) = rispy.loads(text.replace("\r\n", "\n"))
    assert found["title"] == HOSTILE
    assert found["authors"] == ["Palin, Vera", "Mira {Orr} and Sons Inc.", "港"]
    assert (found["year"], found["date"], found["urls"]) == ("2024", "2024/11/08", [WORK.url])
    assert found["keywords"] == ["Ports", "R&D"]
    assert rispy.loads(ris(BRIEF))[0]["type_of_reference"] == "RPRT"


def test_csl_keeps_to_its_schema() -> None:
    for work, kind in ((WORK, "webpage"), (BRIEF, "report")):
        (item,) = json.loads(csl_json(work))
        assert item["type"] == kind
        assert set(item) <= CSL_TEXTS | {"author", "issued"}
        assert all(isinstance(item[name], str) for name in CSL_TEXTS & set(item))
        assert all(isinstance(part, int) for part in item["issued"]["date-parts"][0])
        assert all(set(one) in ({"family", "given"}, {"literal"}) for one in item.get("author", ()))
    assert json.loads(csl_json(BRIEF))[0]["issued"] == {"date-parts": [[2024, 11]]}


@pytest.mark.parametrize("form", [bibtex, ris, csl_json])
def test_what_is_not_known_is_left_out(form: object) -> None:
    assert callable(form)
    text = form(Work(key="k", kind="page", title="T", publisher="P", language="en"))
    assert not re.search("author|AU|date|DA|issued|url|UR|URL|note|N1", text)


def test_a_text_comes_on_one_line_without_what_no_reader_sees() -> None:
    assert one_line("a\r\n b\u2028c\x00\ufeff d\udc80") == "a b c d"
