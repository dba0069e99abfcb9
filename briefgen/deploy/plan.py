"""What a deploy would do: compared, ordered, and held against the safety rules."""

import re

import msgspec

from briefgen.deploy.holding import Holding
from briefgen.deploy.site import BuiltSite, SiteFile, is_fingerprinted
from briefgen.diagnostics import Diagnostic, Span, problem

SHARE = 5
FEW = 10
# What announces pages or leads to them: rules of hosts included.
_FEEDS = ("feed.json", "feeds.opml", "robots.txt", "llms.txt", "_redirects")
_SEARCHED = ("search/facts/", "search/terms/", "search/texts/")
_FEED = re.compile(r".*\.(?:atom|rss)|sitemap(?:-[^/]*)?\.xml")


class Plan(msgspec.Struct, frozen=True):
    """The difference between a site and what a target holds; paths below the site, sorted.

    ``held`` is how many files of ours the target has, ``bytes`` the size of what is added or changed,
    ``sizes`` lead from path to the size on the side where the file is.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    foreign: tuple[str, ...]
    unchanged: int
    held: int
    bytes: int
    sizes: dict[str, int]

    @property
    def is_empty(self) -> bool:
        """Whether the target already has the site."""
        return not (self.added or self.changed or self.removed)

    @property
    def sent(self) -> tuple[str, ...]:
        """What goes up, in the order in which readers should see it.

        What pages use comes before the pages, new pages before those that link to them, the home page
        last among them, and what announces pages after these.
        """
        added = set(self.added)
        return tuple(
            sorted(
                (*self.added, *self.changed),
                key=lambda path: (rank(path), path not in added, -path.count("/"), path),
            )
        )

    @property
    def dropped(self) -> tuple[str, ...]:
        """What is deleted, in the order in which readers miss it least: announcements, pages, assets."""
        return tuple(sorted(self.removed, key=lambda path: (-rank(path), path)))


def rank(path: str) -> int:
    """Return the turn of a file: 0 for what pages use, 1 for pages, 2 for feeds, sitemap and the like."""
    if path.endswith((".html", ".htm")):
        return 1
    name = path.rpartition("/")[2]
    return 2 if name in _FEEDS or _FEED.fullmatch(name) else 0


def plan_of(site: BuiltSite, holding: Holding) -> Plan:
    """Compare a site with what a target holds."""
    held = holding.files
    added = tuple(path for path in site.files if path not in held)
    changed = tuple(path for path, file in site.files.items() if path in held and held[path] != file)
    removed = tuple(sorted(held.keys() - site.files.keys()))
    sizes = {path: _size(site, held, path) for path in (*added, *changed, *removed)}
    return Plan(
        added=added,
        changed=changed,
        removed=removed,
        foreign=holding.foreign,
        unchanged=len(site.files) - len(added) - len(changed),
        held=len(held),
        bytes=sum(sizes[path] for path in (*added, *changed)),
        sizes=sizes,
    )


def _size(site: BuiltSite, held: dict[str, SiteFile], path: str) -> int:
    return (site.files.get(path) or held[path]).size


def refusals(
    plan: Plan, holding: Holding, place: str, *, allow_removed: bool, max_delete: int | None
) -> tuple[Diagnostic, ...]:
    """Return why a plan must not be carried out; ``place`` is how messages name the target."""
    found = [_blocked(path, place) for path in holding.blocked]
    if not allow_removed:
        found += [_vanishing(path, place) for path in plan.removed if rank(path) == 1]
    counted = [path for path in plan.removed if _is_addressed(path)]
    limit = most_deleted(plan) if max_delete is None else max_delete
    if len(counted) > limit:
        found.append(_too_many(len(counted), plan.held, limit, place))
    return tuple(found)


def _is_addressed(path: str) -> bool:
    """Tell whether others than the site's own pages name a file; assets and search data come and go."""
    return not is_fingerprinted(path) and not path.startswith(_SEARCHED)


def most_deleted(plan: Plan) -> int:
    """Return how many files may vanish without being asked for: ten, or a fifth of those that are there."""
    return max(FEW, plan.held // SHARE)


def _blocked(path: str, place: str) -> Diagnostic:
    return problem(
        "BG757",
        f'something that is not of this site stands where it needs "{path}"',
        Span(place),
        help="look at what it is, and move it away on the target",
    )


def _vanishing(path: str, place: str) -> Diagnostic:
    address = "/" + path.removesuffix("index.html")
    return problem(
        "BG755",
        f'the address "{address}" would lead nowhere',
        Span(place),
        help=f'write "redirect_from: [{address}]" into what took its place, or pass --allow-removed',
    )


def _too_many(count: int, held: int, limit: int, place: str) -> Diagnostic:
    return problem(
        "BG756",
        f"{count} of {held} files would be deleted, and {limit} may be",
        Span(place),
        help=f"look through the plan (--dry-run -v); if it is right, pass --max-delete {count}",
    )
