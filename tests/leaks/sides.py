"""A withheld file, a public one, and an audit of whatever is given as output."""

from briefgen.leaks import Audit, Hidden, Public, Said, audit

TITLE = "Names of the Envoys"
PASSAGE = "The minister told the council in private that the second crane will never be paid for by the town"
HIDDEN = Hidden(
    "content/articles/envoys.md",
    "withheld",
    (("title", TITLE), ("alias", "Émigrés’ list"), ("term", "zqxsecret"), ("heading", "Who will pay")),
    (PASSAGE.encode(),),
)
SAID = Said("content/notes/quay.md", (b"---\ntitle: The quay\n---\n\nA crane stood on the quay.\n",))


def audit_of(files: dict[str, bytes], hidden: Hidden = HIDDEN, **public: object) -> Audit:
    """Audit an output against one withheld file and one published source."""
    sides = {"said": (SAID,), "names": ("The quay",), "neutral": (b"Search and archive",), **public}
    return audit([hidden], Public(**sides), files.items())  # type: ignore[arg-type]
