"""A site in a folder, changed where it stands.

All that goes up is made ready in a folder beside the pages and renamed from there, file by file, in the
order in which readers should see it. The list of our files is written before the first change with old and
new ones together and after the last with the exact ones, so that whatever interrupts it, the next deploy
knows them all.
"""

from collections.abc import Iterable
from secrets import token_hex

from briefgen.deploy.holding import UNKNOWN, Holding, Record, decoded, encoded, outermost, unfinished
from briefgen.deploy.places.place import LOCK, RECORD, STAGED, Entries, Place
from briefgen.deploy.plan import Plan, rank
from briefgen.deploy.site import BuiltSite, SiteFile
from briefgen.deploy.target import Outcome

_OURS = (LOCK, RECORD, f"{RECORD}.new")


class InPlace:
    """A folder that holds the site itself."""

    def __init__(self, place: Place) -> None:
        """Take the folder."""
        self._place = place

    def held(self, site: BuiltSite) -> Holding:
        """Return what stands there.

        Without a list of ours, files at the site's own addresses count as an earlier copy of it.
        """
        entries = self._place.entries("")
        present = {path: size for path, size in entries.files.items() if not _is_state(path)}
        record = decoded(self._place.read(RECORD))
        if record is None:
            files = self._adopted(site, present)
        else:
            files = {
                path: _as_it_is(file, present[path]) for path, file in record.files.items() if path in present
            }
        foreign = {*present, *entries.others} - files.keys()
        return Holding(
            files=files,
            foreign=outermost(foreign, set(files)),
            blocked=_blocked(site, foreign, entries),
            known=record is not None,
        )

    def send(self, site: BuiltSite, plan: Plan, holding: Holding) -> Outcome:
        """Make all new files ready, then rename them into place, then delete."""
        place = self._place
        place.remove_tree(name for name in place.names("") if name.startswith(STAGED))
        if plan.is_empty:
            if not holding.known:
                place.write(RECORD, encoded(Record(site.files)))
            return Outcome()
        staged = f"{STAGED}{token_hex(4)}"
        try:
            sent = place.stage(site, plan.sent, staged, "", links=False)
            site.check(plan.sent)
            place.write(RECORD, encoded(Record(unfinished(holding.files, site.files), live=False)))
            place.remove(_in_the_way(plan))
            for turn in (0, 1, 2):
                place.move((f"{staged}/{path}", path) for path in plan.sent if rank(path) == turn)
            place.remove(plan.dropped)
            place.write(RECORD, encoded(Record(site.files)))
        finally:
            place.remove_tree([staged])
        return Outcome(sent)

    def _adopted(self, site: BuiltSite, present: dict[str, int]) -> dict[str, SiteFile]:
        names = [path for path in site.files if path in present]
        digests = self._place.digests("", names)
        return {path: SiteFile(digests.get(path, UNKNOWN), present[path]) for path in names}


def _as_it_is(file: SiteFile, size: int) -> SiteFile:
    """Return what is known of a file; nothing, if somebody else has changed its size."""
    return file if size in (file.size, -1) else SiteFile(UNKNOWN, size)


def _is_state(path: str) -> bool:
    return path in _OURS or path.startswith((STAGED, f"{LOCK}/"))


def _blocked(site: BuiltSite, foreign: Iterable[str], entries: Entries) -> tuple[str, ...]:
    """Return foreign things that stand where a file of the site, or a folder for it, must go."""
    needed = set(site.files)
    for path in site.files:
        while path := path.rpartition("/")[0]:
            needed.add(path)
    found = {path for path in foreign if path in needed}
    tops = {path: path.split("/") for path in {*foreign, *entries.others}}
    for path, parts in tops.items():
        above = ("/".join(parts[:count]) for count in range(1, len(parts)))
        found |= {path for folder in above if folder in site.files}
    return tuple(sorted(found))


def _in_the_way(plan: Plan) -> list[str]:
    """Return files to delete first: a folder must go where one stands, or a file where its folder is."""
    wanted = set(plan.sent)
    needed: set[str] = set()
    for path in wanted:
        folder = path
        while folder := folder.rpartition("/")[0]:
            needed.add(folder)
    return [path for path in plan.dropped if path in needed or _is_below(path, wanted)]


def _is_below(path: str, files: set[str]) -> bool:
    while path := path.rpartition("/")[0]:
        if path in files:
            return True
    return False
