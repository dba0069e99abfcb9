"""Pictures that are drawn when the site is built, each with words and a table that tell the same."""

from typing import Annotated

import msgspec
from markupsafe import Markup

from briefgen.model.fields import described
from briefgen.theme.views.refusal import refuse_text
from briefgen.theme.views.subject import SubjectView


class FiguresView(msgspec.Struct, frozen=True):
    """A row of a picture's table."""

    name: Annotated[str, described("What the row is about: a period, a name.")]
    cells: Annotated[tuple[str, ...], described("The further cells, one for each column but the first.")]
    subject: Annotated[
        SubjectView | None, described("The subject that the name is of, for a link; None for others.")
    ] = None

    __str__ = refuse_text


class PictureView(msgspec.Struct, frozen=True):
    """A picture that shows figures of this page, drawn when the site is built."""

    kind: Annotated[str, described("``coverage``, ``network``, ``heat`` or ``career``, for style sheets.")]
    title: Annotated[str, described("What it is called.")]
    description: Annotated[str, described("What it shows, in a sentence or two.")]
    svg: Annotated[
        Markup, described("The picture: an ``<svg>`` with title and description; one of a kind on a page.")
    ]
    columns: Annotated[tuple[str, ...], described("The heads of its table.")]
    rows: Annotated[tuple[FiguresView, ...], described("The rows of its table.")]
    wide: Annotated[
        bool,
        described("Whether it has a width of its own, so that its place has to scroll on small screens."),
    ] = False

    __str__ = refuse_text
