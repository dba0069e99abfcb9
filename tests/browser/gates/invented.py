"""A made-up site with every kind of page and every Markdown construct, in any words."""

from dataclasses import dataclass

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200"><rect width="600" height="200" fill="#888"/></svg>'


@dataclass(frozen=True)
class Words:
    """What the site speaks; ``run`` is what stands in table cells, code and addresses."""

    language: str
    site: str
    topic: str
    inner_topic: str
    stub_topic: str
    person: str
    body: str
    stub_actor: str
    author: str
    series: str
    tag: str
    title: str
    sentence: str
    run: str


ARABIC = Words(
    language="ar",
    site="مكتب المرفأ",
    topic="المرافئ",
    inner_topic="أرصفة الصيد",
    stub_topic="العبّارات",
    person="ندى البحري",
    body="نقابة المرشدين",
    stub_actor="سامر الساحلي",
    author="هدى المرجان",
    series="دفتر الشتاء",
    tag="مدّ",
    title="تأجيل توسعة الرصيف",
    sentence="قال المجلس إن الرصيف رقم 12 سيبقى مغلقاً حتى الربيع، ولم يُنشر المحضر بعد.",
    run="رصيف",
)
UNBROKEN = "Harbourmastersdeputyelectioncommitteechairmanshipregulations"
HOSTILE = Words(
    language="en",
    site=f"Desk of the {UNBROKEN}",
    topic=f"{UNBROKEN} and Quays",
    inner_topic=f"Inner {UNBROKEN}",
    stub_topic=f"Stub {UNBROKEN}",
    person=f"Ada {UNBROKEN}",
    body=f"{UNBROKEN} Union",
    stub_actor=f"Bram {UNBROKEN}",
    author=f"Cato {UNBROKEN}",
    series=f"Winter {UNBROKEN}",
    tag=f"{UNBROKEN}-tide",
    title=f"The {UNBROKEN} and what became of it after so many words that no line holds them all",
    sentence=f"Of {UNBROKEN * 2} nobody spoke, and https://example.org/{'quay' * 40} is no link.",
    run="unbroken" * 12,
)
# Long enough for several sheets of paper.
SECTIONS = 9


def invented(words: Words) -> dict[str, str]:
    """Return the files of the site; built for ``partners``, each of its pages carries a label."""
    files = {
        "briefgen.yaml": _settings(words),
        "content/images/quay.svg": SVG,
        "content/images/tariff.pdf": "%PDF-1.4",
    }
    for name, text in (_subjects(words) | _documents(words)).items():
        files[f"content/{name}"] = text
    return files


def _settings(words: Words) -> str:
    return f"""title: {words.site}
description: {words.sentence}
base_url: https://example.org/desk/
language: {words.language}
theme: {{name: briefing}}
copyright: {words.sentence}
menu: [topics, actors, archive, matrix, {{title: {words.series}, url: about}}]
page_size: 3
audience: partners
audiences: {{public: {{tlp: CLEAR}}, partners: {{tlp: GREEN, includes: [public]}}}}
"""


def _subjects(words: Words) -> dict[str, str]:
    return {
        "_data/authors.yaml": f"- {{id: writer, name: {words.author}, role: {words.run}, description: '{words.sentence}', contact: desk@example.org}}\n",
        "_data/series.yaml": f"- {{id: winter, name: {words.series}, description: '{words.sentence}'}}\n",
        "topics/quays/index.md": _file(
            words.topic,
            f"scope: '{words.sentence}'",
            "owner: writer",
            f"start_here: ['{words.title} 1', '{words.title} 2']",
            f"questions: [{{text: '{words.sentence}'}}]",
            f"watch: [{{date: 2025-02-01, text: '{words.sentence}'}}]",
            body=_every_construct(words, 2),
        ),
        "topics/quays/inner.md": _file(words.inner_topic, body=words.sentence),
        "actors/person.md": _file(
            words.person,
            "actor_kind: person",
            "native_name: Вера Палин",
            f"roles: [{{title: '{words.run}', org: '{words.body}', from: 2014, to: 2019-03}}, {{title: '{words.title}', from: 2019-03}}]",
            f"memberships: [{{org: '{words.body}', from: 2005}}]",
            f"relations: [{{to: '{words.body}', type: '{words.run}', note: '{words.sentence}'}}]",
            "born: 1970-01-02",
            "identifiers: {wikidata: Q1, website: 'https://example.org/person'}",
            f"summary: '{words.sentence}'",
            body=_every_construct(words, 2),
        ),
        "actors/body.md": _file(words.body, "actor_kind: organisation", body=words.sentence),
    }


def _documents(words: Words) -> dict[str, str]:
    made = {
        f"notes/n{number}.md": _file(
            f"{words.title} {number}",
            f"date: 2024-{number:02}-07",
            *_terms(words),
            body=f"{words.sentence} [[{words.person}]] [[{words.title} {number % 8 + 1}]]",
        )
        for number in range(1, 9)
    }
    made["articles/long.md"] = _file(
        f"{words.title} 0",
        "date: 2024-11-07",
        "updated: 2024-11-09",
        *_terms(words),
        "series: winter",
        "part: 1",
        "tlp: GREEN",
        "audience: [partners]",
        f"summary: '{words.sentence}'",
        f"question: '{words.sentence}'",
        f"bottom_line: '{words.sentence}'",
        f"key_points: ['{words.sentence}', '{words.sentence}']",
        f"image: {{src: /images/quay.svg, alt: '{words.topic}', caption: '{words.sentence}', credit: '{words.author}'}}",
        f"corrections: [{{date: 2024-11-08, text: '{words.sentence}'}}]",
        f"origin: {{publisher: '{words.body}', url: 'https://example.org/{words.run}', published: 2024-11-01}}",
        f"dateline: {words.topic}",
        body=_every_construct(words, SECTIONS),
    )
    made["articles/foreign.md"] = _file(
        "A piece in another language",
        "date: 2024-10-07",
        "lang: en",
        *_terms(words),
        "series: winter",
        "part: 2",
        body="It is written from the left.",
    )
    made["briefs/b1.md"] = _file(
        f"{words.title} 46",
        "date: 2024-11-15",
        *_terms(words),
        "period: {from: 2024-11-11, to: 2024-11-15}",
        "issue: 46",
        f"bottom_line: '{words.sentence}'",
        f"key_points: ['{words.sentence}']",
        f"watch: [{{date: 2024-11-21, text: '{words.sentence}'}}]",
        body=_every_construct(words, 3),
    )
    made["about.md"] = _file(words.series, "redirect_from: [/old-about/]", body=_every_construct(words, 1))
    made["index.md"] = _file(words.site, body=words.sentence)
    return made


def _terms(words: Words) -> list[str]:
    return [
        "authors: [writer]",
        f"topics: ['{words.topic}', '{words.inner_topic}', '{words.stub_topic}']",
        f"actors: ['{words.person}', '{words.body}', '{words.stub_actor}']",
        f"tags: ['{words.tag}']",
    ]


def _every_construct(words: Words, sections: int) -> str:
    parts = [f"[[{words.body}]] {words.sentence} *[VTS]*[^a]", "", *_once(words)]
    for number in range(1, sections + 1):
        parts += [
            f"## {words.title} {number}",
            "",
            *[f"{words.sentence} {words.sentence}[^b]"] * 2,
            "",
            words.sentence,
            "",
        ]
    notes = [
        f"[^a]: {words.sentence} <https://example.org/{words.run}>",
        "",
        f"[^b]: {words.sentence}",
        "",
        "    Second paragraph.",
    ]
    return "\n".join([*parts, *notes, "", "*[VTS]: Vessel Traffic Service", ""])


def _once(words: Words) -> list[str]:
    columns = 9
    text = f"""## {words.topic} {{#own}}

{{.lead}}
{words.sentence} **{words.run}** ~~{words.run}~~ `{words.run}` [outside](https://example.org/outside/{words.run}) [below](#deep)
[the tariff](/images/tariff.pdf) [Вантаж]{{lang=uk}} H<sub>2</sub>O <kbd>Enter</kbd> VTS "quoted" -- and so on...

### {words.inner_topic} {{#deep}}

#### {words.stub_topic}

| {" | ".join([words.run] * columns)} |
|{"---|" * (columns - 1)}---:|
| {" | ".join([f"[[{words.person}]]"] + ["12"] * (columns - 1))} |

> {words.sentence}

> [!note]
> {words.sentence}

> [!warning] {words.title}
> {words.sentence}

> [!method]- {words.title}
> {words.sentence} [outside](https://example.org/folded)

![{words.topic}](/images/quay.svg){{caption="{words.run}" credit="{words.author}" rights="CC BY 4.0" .wide}}

A line with ![{words.run}](/images/quay.svg){{width=40}} and ![](/images/quay.svg){{decorative width=20}}.

![[tariff.pdf|{words.title}]]

- [x] {words.sentence}
- [ ] {words.run}

1. {words.sentence}
   - {words.run}
     - {words.sentence}

{words.run}
: {words.sentence}

```python
{words.run.replace(" ", "_")} = "{words.run * 6}"
```

    {words.run * 6}

---
"""
    return [*text.split("\n"), ""]


def _file(title: str, *lines: str, body: str) -> str:
    return "\n".join(["---", f"title: '{title}'", *lines, "---", "", body, ""])
