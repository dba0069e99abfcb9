"""Types of front-matter fields: how a value may be typed, and what it is then."""

from typing import Annotated, Literal

from msgspec import Meta

from briefgen.model.when import When

Kind = Literal["article", "note", "brief", "actor", "topic", "page"]
Status = Literal[
    "draft", "review", "published", "withheld", "corrected", "superseded", "withdrawn", "archived"
]

Text = Annotated[str, Meta(extra={"form": "text"})]
Texts = Annotated[tuple[str, ...], Meta(extra={"form": "texts"})]
Name = Annotated[str, Meta(extra={"form": "name"})]
Names = Annotated[tuple[str, ...], Meta(extra={"form": "names"})]
Words = Annotated[tuple[str, ...], Meta(extra={"form": "words"})]
Slug = Annotated[str, Meta(extra={"form": "slug"})]
Address = Annotated[str, Meta(extra={"form": "address"})]
FilePath = Annotated[str, Meta(extra={"form": "path"})]
Language = Annotated[str, Meta(extra={"form": "language"})]
Country = Annotated[str, Meta(pattern="^([A-Z]{2})?$", extra={"form": "text"})]
PartialDate = Annotated[When, Meta(extra={"form": "partial-date"})]


def described(text: str) -> Meta:
    """Return the metadata that carries a field's description into schema and reference."""
    return Meta(description=text)
