"""Lists cut into pages that are numbered from the oldest end, so that full pages never change."""

from collections.abc import Iterator

import msgspec


class Slice(msgspec.Struct, frozen=True):
    """One page of a list: its number (1 is the oldest), the number of pages, and its items."""

    number: int
    pages: int
    items: tuple[str, ...]


def paginate(newest_first: tuple[str, ...], page_size: int) -> Iterator[Slice]:
    """Yield the pages of a list from the oldest to the newest.

    Each holds ``page_size`` items but the newest, which holds the rest as well: ``page_size`` plus
    the remainder, or all items when there are fewer than two pages' worth. Items stay in the order
    given. An empty list has one empty page.
    """
    pages = max(1, len(newest_first) // page_size)
    end = len(newest_first)
    for number in range(1, pages):
        yield Slice(number, pages, newest_first[end - page_size : end])
        end -= page_size
    yield Slice(pages, pages, newest_first[:end])


def route_of_slice(base: str, part: Slice) -> str:
    """Return the address of a list's page: ``base`` itself for the newest, else ``…/page/K/``."""
    return base if part.number == part.pages else f"{base}page/{part.number}/"
