"""Small made-up corpora with withheld files, each of which carries its own token everywhere."""

from dataclasses import dataclass

from hypothesis import strategies as st

TOPICS = ("Ports", "Cranes", "Tides")
ACTORS = ("Vera Palin", "Port Union", "Harbour Council")
WITHHELD = (
    "status: draft",
    "status: review",
    "status: withheld",
    "draft: true",
    "embargo: 2030-01-01T09:00:00+02:00",
    "tlp: GREEN",
    "tlp: RED",
    "audience: [clients]",
    "expires: 2024-01-01T00:00:00Z\nexpires_action: remove",
    "date: 2030-01-01",
)


@dataclass(frozen=True)
class Corpus:
    """Files of a site; ``withheld`` are the paths that a public build must not know of."""

    files: dict[str, str]
    withheld: dict[str, str]


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    """Draw up to eight public documents and one to four withheld ones of any kind."""
    public = {
        f"content/{folder}/p{at}.md": _public(draw, at)
        for at, folder in enumerate(
            draw(st.lists(st.sampled_from(("articles", "notes", "briefs")), max_size=8))
        )
    }
    withheld: dict[str, str] = {}
    kinds = st.sampled_from(("articles", "notes", "briefs", "actors", "topics", "desk"))
    for at, folder in enumerate(draw(st.lists(kinds, min_size=1, max_size=4))):
        token = f"zqx{at}secret"
        withheld[f"content/{folder}/{token}/index.md"] = _hidden(draw, token)
        withheld[f"content/{folder}/{token}/{token}.csv"] = f"place,fee\n{token},12\n"
        withheld[f"content/{folder}/{token}/{token}.svg"] = (
            f"<svg xmlns='http://www.w3.org/2000/svg'><!--{token}--></svg>"
        )
    return Corpus(public, withheld)


def _public(draw: st.DrawFn, at: int) -> str:
    day = draw(st.integers(1, 28))
    lines = [
        "---",
        f"title: Piece number {at}",
        f"date: 2024-{draw(st.integers(1, 10)):02}-{day:02}",
        f"topics: [{', '.join(draw(_some(TOPICS)))}]",
        f"actors: [{', '.join(draw(_some(ACTORS)))}]",
        f"tags: [{', '.join(draw(_some(('quay', 'rope'))))}]",
    ]
    if draw(st.booleans()):
        lines += ["series: Winter", f"part: {at + 1}"]
    if draw(st.booleans()):
        lines.append("authors: [Ada Marten]")
    body = [
        f"Words on [[{draw(st.sampled_from(ACTORS))}]] and [[{draw(st.sampled_from(TOPICS))}]].",
        "",
        "## Detail",
        "",
        "More.[^1]",
        "",
        "[^1]: A source.",
    ]
    return "\n".join([*lines, "---", "", *body, ""])


def _hidden(draw: st.DrawFn, token: str) -> str:
    return hidden(
        token,
        draw(st.sampled_from(WITHHELD)),
        month=draw(st.integers(1, 10)),
        review=draw(st.integers(1, 28)),
        actor=draw(st.sampled_from((*ACTORS, "Another"))),
        series=draw(st.sampled_from(("Winter", f"Series {token}"))),
    )


def hidden(
    token: str,
    reason: str,
    *,
    month: int = 3,
    review: int = 1,
    actor: str = "Another",
    series: str = "Winter",
) -> str:
    """A withheld file whose token stands in every field and place that could leak."""
    lines = [
        "---",
        f"title: Title {token}",
        *([] if reason.startswith("date") else [f"date: 2024-{month:02}-15"]),
        f"id: {token}-id",
        f"slug: {token}-slug",
        f"places: [Place {token}]",
        f"contributors: [Helper {token}]",
        f"related: [Related {token}]",
        f"sources: [{{title: Paper {token}, url: 'https://example.net/{token}'}}]",
        f"corrections: [{{date: 2024-03-01, text: Correction {token}}}]",
        f"review_by: 2024-12-{review:02}",
        f"summary: Summary {token}",
        f"aliases: [Alias {token}, {actor} {token}]",
        f"tags: [{token}-tag, quay]",
        f"topics: [Topic {token}, Ports]",
        f"actors: [Actor {token}, Vera Palin]",
        f"authors: [Author {token}]",
        f"series: {series}",
        "part: 2",
        f"redirect_from: [/old/{token}/]",
        f"custom_field: {token}",
        f"image: {{src: {token}.svg, alt: Alt {token}, caption: Caption {token}}}",
        reason,
    ]
    body = [
        f"Body {token} on [[Vera Palin]], [[Ports]] and [[Piece number 0]].",
        "",
        f"## Heading {token}",
        "",
        f'![Alt {token}]({token}.svg "Caption {token}") <!-- comment {token} -->',
        "",
        f"Words.[^{token}]",
        "",
        f"[^{token}]: Source {token}.",
        "",
        f"> [!quote] {token}",
        f"> Quote {token}",
        "",
        f"The [table {token}]({token}.csv) has `{token}`.",
    ]
    return "\n".join([*lines, "---", "", *body, ""])


def _some(names: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), unique=True, max_size=3)
