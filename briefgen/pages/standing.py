"""Files that stand at a site's root for robots, unless the author has put one there."""

from collections.abc import Iterator

from briefgen.model.site import PagePlan


def standing_files() -> Iterator[PagePlan]:
    """Yield the files that every site has at its root."""
    yield PagePlan(route="/robots.txt", template="robots.txt", kind="robots")
