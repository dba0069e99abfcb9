from hypothesis import given
from hypothesis import strategies as st

from briefgen.pages.pagination import paginate, route_of_slice


def names(count: int) -> tuple[str, ...]:
    """Newest first: ``d9 … d0``."""
    return tuple(f"d{number}" for number in reversed(range(count)))


def test_a_list_of_fewer_than_two_pages_worth_stays_whole() -> None:
    (only,) = paginate(names(39), 20)
    assert (only.number, only.pages, only.items) == (1, 1, names(39))


def test_the_first_page_holds_the_oldest_items() -> None:
    oldest, newest = paginate(names(45), 20)
    assert oldest.items == names(20)
    assert newest.items == names(45)[:25]


def test_an_empty_list_has_one_empty_page() -> None:
    (only,) = paginate((), 20)
    assert (only.pages, only.items) == (1, ())


def test_only_the_newest_page_has_the_lists_own_address() -> None:
    routes = [route_of_slice("/notes/", part) for part in paginate(names(6), 2)]
    assert routes == ["/notes/page/1/", "/notes/page/2/", "/notes/"]


@given(st.integers(0, 400), st.integers(1, 30))
def test_every_item_stands_on_exactly_one_page_in_order(count: int, size: int) -> None:
    parts = list(paginate(names(count), size))
    assert tuple(item for part in reversed(parts) for item in part.items) == names(count)


@given(st.integers(0, 400), st.integers(1, 30))
def test_the_sizes_are_those_that_the_command_line_reference_promises(count: int, size: int) -> None:
    parts = list(paginate(names(count), size))
    assert all(len(part.items) == size for part in parts[:-1])
    assert len(parts[-1].items) == (count if count < 2 * size else size + count % size)


@given(st.integers(0, 300), st.integers(1, 20))
def test_a_new_document_changes_no_older_page_that_stays_an_older_page(count: int, size: int) -> None:
    before = {part.number: part.items for part in list(paginate(names(count), size))[:-1]}
    after = {part.number: part.items for part in paginate(names(count + 1), size)}
    assert all(after[number] == items for number, items in before.items())
