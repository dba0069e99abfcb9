"""A made-up briefing corpus of any size: the same count and seed give the same files.

Seven of ten documents are notes of about 2 kB, the others articles of about 6 kB, over thirty topics,
two hundred actors (few of them often, as in life) and five hundred tags. One document in ten has a
table and footnotes, and most link to others. All names are invented.
"""

import argparse
import bisect
import itertools
import random
from datetime import date, timedelta
from pathlib import Path

FIRST_DAY = date(2020, 1, 1)
DAYS = 5 * 365
PLACES = (
    "Aldmoor",
    "Brackwater",
    "Carrow",
    "Dunmere",
    "Eastfold",
    "Farhaven",
    "Grimsey",
    "Holloway",
    "Inver",
    "Jarrow",
)
THEMES = ("harbours", "fisheries", "tides", "dredging", "pilots", "ferries")
GIVEN = (
    "Ada",
    "Bram",
    "Cato",
    "Dilys",
    "Edda",
    "Finn",
    "Greta",
    "Hale",
    "Ines",
    "Joss",
    "Kaia",
    "Leif",
    "Mira",
    "Nils",
)
FAMILY = (
    "Palin",
    "Quill",
    "Rowan",
    "Sorley",
    "Tarn",
    "Ussher",
    "Varga",
    "Weir",
    "Yates",
    "Zeller",
    "Ambry",
    "Beck",
    "Crane",
    "Dorr",
    "Esk",
)
BODIES = ("Port Union", "Harbour Council", "Pilots' Guild", "Tide Office", "Coast Watch")
SUBJECTS = (
    "the quay wall",
    "the pilot fee",
    "the dredging plan",
    "the ferry link",
    "the night tide",
    "the crane hall",
)
VERBS = ("was approved", "was put off", "was questioned", "was paid for", "was measured again", "was opened")
CLAUSES = (
    "although the minutes are not yet published",
    "as two of the members had asked",
    "which the treasurer had announced in spring",
    "without a vote",
    "after a survey that took most of a year",
    "and the costs were shared",
)
HEADINGS = ("What changed", "Who decides", "What it costs", "What to watch", "Background", "Open questions")

TOPICS = tuple(f"{place} {theme}" for theme, place in itertools.product(THEMES, PLACES))[:30]
ACTORS = BODIES + tuple(f"{given} {family}" for given, family in itertools.product(GIVEN, FAMILY))[:195]
TAG_HEADS = [
    "rope",
    "salt",
    "mast",
    "buoy",
    "net",
    "reef",
    "keel",
    "wharf",
    "crate",
    "chart",
    "gull",
    "brine",
    "anchor",
    "lantern",
    "barge",
    "jetty",
    "shoal",
    "ebb",
    "surge",
    "spar",
    "cleat",
    "winch",
    "tar",
]
TAG_TAILS = [
    "rule",
    "fund",
    "survey",
    "repair",
    "strike",
    "law",
    "report",
    "vote",
    "plan",
    "fee",
    "watch",
    "trade",
    "pact",
    "tax",
    "crew",
    "board",
    "audit",
    "lease",
    "storm",
    "school",
    "museum",
    "archive",
]
TAGS = tuple(f"{head}-{tail}" for head, tail in itertools.product(TAG_HEADS, TAG_TAILS))[:500]


class Zipf:
    """Draws names, the first ones most often: with a probability of 1/rank."""

    def __init__(self, names: tuple[str, ...]) -> None:
        """Prepare to draw from ``names``."""
        self._names = names
        self._sums = list(itertools.accumulate(1 / rank for rank in range(1, len(names) + 1)))

    def draw(self, rng: random.Random, count: int) -> list[str]:
        """Return ``count`` different names."""
        drawn: dict[str, None] = {}
        while len(drawn) < count:
            drawn[self._names[bisect.bisect(self._sums, rng.random() * self._sums[-1])]] = None
        return list(drawn)


def write_corpus(folder: Path, count: int, seed: int = 1) -> Path:
    """Write a site of ``count`` documents with profiles of all topics and actors; return its newest note."""
    rng = random.Random(seed)
    draws = Zipf(TOPICS), Zipf(ACTORS), Zipf(TAGS)
    names = [f"{'articles' if rng.random() < 0.3 else 'notes'}/d{number:06}" for number in range(count)]
    newest, newest_day = folder, FIRST_DAY
    for kind, members in (("topics", TOPICS), ("actors", ACTORS)):
        for at, name in enumerate(members):
            _write(
                folder / "content" / kind / f"{kind[0]}{at:03}.md", f"---\ntitle: {name}\n---\n\nOn {name}.\n"
            )
    for number, name in enumerate(names):
        day = FIRST_DAY + timedelta(days=rng.randrange(DAYS))
        path = folder / "content" / f"{name}.md"
        _write(path, _document(rng, number, name, day, names, draws))
        if name.startswith("notes") and day >= newest_day:
            newest, newest_day = path, day
    _write(folder / "briefgen.yaml", "title: Benchmark desk\nbase_url: https://example.org/desk/\n")
    return newest


def _document(
    rng: random.Random, number: int, name: str, day: date, names: list[str], draws: tuple[Zipf, Zipf, Zipf]
) -> str:
    topics, actors, tags = (
        draw.draw(rng, rng.randint(1, most)) for draw, most in zip(draws, (2, 5, 3), strict=True)
    )
    length = 6000 if name.startswith("articles") else 2000
    lines = [
        "---",
        f"title: {rng.choice(SUBJECTS).capitalize()} at {rng.choice(PLACES)}, number {number}",
        f"date: {day}",
        f"authors: [{rng.choice(GIVEN)} {rng.choice(FAMILY)}]",
        f"topics: [{', '.join(topics)}]",
        f"actors: {_flow(actors)}",
        f"tags: [{', '.join(tags)}]",
        f"summary: {_sentence(rng)}",
        "---",
        "",
    ]
    body: list[str] = []
    while sum(map(len, body)) < length:
        body += _block(rng, names, actors)
    if number % 10 == 0:
        body += [
            "| Place | Fee |",
            "|---|---:|",
            *(f"| {place} | {rng.randint(10, 99)} |" for place in PLACES[:5]),
            "",
        ]
        body += [
            "Two sources agree.[^a][^b]",
            "",
            "[^a]: Minutes of the council.",
            "[^b]: The tide office's yearbook.",
            "",
        ]
    return "\n".join([*lines, *body])


def _flow(names: list[str]) -> str:
    return "[" + ", ".join(f'"{name}"' for name in names) + "]"


def _block(rng: random.Random, names: list[str], actors: list[str]) -> list[str]:
    drawn = rng.random()
    if drawn < 0.15:
        return [f"## {rng.choice(HEADINGS)}", ""]
    if drawn < 0.25:
        return [*(f"- {_sentence(rng)}" for _ in range(3)), ""]
    sentences = [_sentence(rng) for _ in range(rng.randint(3, 5))]
    if drawn < 0.6:
        kind, _, name = rng.choice(names).partition("/")
        sentences.append(f"See [an earlier piece](../{kind}/{name}.md).")
    elif drawn < 0.75:
        sentences.append(f"[[{rng.choice(actors)}]] was *not* present.")
    return [" ".join(sentences), ""]


def _sentence(rng: random.Random) -> str:
    return f"At {rng.choice(PLACES)} {rng.choice(SUBJECTS)} {rng.choice(VERBS)}, {rng.choice(CLAUSES)}."


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Write a corpus from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    print(write_corpus(chosen.folder, chosen.count, chosen.seed))


if __name__ == "__main__":
    main()
