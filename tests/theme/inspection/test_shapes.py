"""What is known of a value before a template runs."""

from briefgen.theme.inspection.shapes import (
    NOTHING,
    OPEN,
    TEXT,
    UNKNOWN,
    Shape,
    join,
    member,
    members,
    shape_of,
)
from briefgen.theme.reference import view_rows
from briefgen.theme.views.surface import VIEWS


def test_every_documented_name_has_a_shape_that_tells_something() -> None:
    documented = {(row.view, row.name.partition("(")[0]) for row in view_rows()}
    known = {(view.__name__, name) for view in VIEWS for name in members(view)}
    assert known == documented
    assert [(view, name) for view in VIEWS for name, shape in members(view).items() if shape == UNKNOWN] == []


def test_annotations_become_shapes() -> None:
    assert shape_of(str | None) == TEXT
    assert shape_of(tuple[int, ...]) == Shape(item=TEXT)
    assert shape_of(dict[str, int]) == OPEN


def test_joined_shapes_have_what_either_has() -> None:
    both = join(Shape(views=(VIEWS[0],)), TEXT)
    assert member(both, "title") is not None
    assert member(both, "upper") is not None
    assert member(both, "nothing") is None
    assert member(NOTHING, "nothing") == NOTHING
    assert join(Shape(module="a"), Shape(module="b")).unknown
