"""A site in a folder of its own for each release, and a symbolic link to the one that readers see.

``releases/<time>-<digest>/`` holds a release, ``releases/<time>-<digest>.json`` beside it lists its files.
Files that did not change are hard links to those of the release before. A release also has the fingerprinted
assets of those before it, so that a page that was read before the switch finds what it asks for after it.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from secrets import token_hex

import msgspec

from briefgen.deploy.failures import failed, misused, refused
from briefgen.deploy.holding import Holding, Record, decoded, encoded, outermost
from briefgen.deploy.places.place import LOCK, Place
from briefgen.deploy.plan import Plan
from briefgen.deploy.site import BuiltSite, SiteFile, is_fingerprinted
from briefgen.deploy.target import Outcome

FOLDER, CURRENT = "releases", "current"
_STAGED = ".new-"
_TIME = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")


class InReleases:
    """A folder with releases; at most ``keep`` of them stay, and always the one that readers see."""

    def __init__(self, place: Place, keep: int) -> None:
        """Take the folder and how many releases stay."""
        self._place = place
        self._keep = keep

    def held(self, site: BuiltSite) -> Holding:
        """Return the files of the release that readers see, and what stands beside the releases."""
        del site
        current = self._current()
        record = self._record(current) if current else None
        if current and record is None:
            message = f'the list of files of the release "{current}" is gone or damaged'
            way_out = f"delete the link {CURRENT} on the target, and deploy again: all files are sent anew"
            raise failed("BG767", message, self._place.shown, way_out)
        return Holding(
            files=record.files if record else {},
            foreign=self._foreign(),
            release=current,
            known=record is not None,
        )

    def send(self, site: BuiltSite, plan: Plan, holding: Holding) -> Outcome:
        """Make a release beside the others, then switch to it."""
        self._tidy(holding.release)
        if plan.is_empty and holding.release:
            return Outcome(release=holding.release, pruned=self._prune(holding.release))
        place, release = self._place, self._next_name(site)
        staged = f"{FOLDER}/{_STAGED}{token_hex(4)}"
        try:
            like = f"{FOLDER}/{holding.release}" if holding.release else ""
            sent = place.stage(site, site.files, staged, like, links=True)
            site.check(site.files)
            carried = self._carried(site)
            place.link(
                (f"{FOLDER}/{source}/{path}", f"{staged}/{path}") for path, (source, _) in carried.items()
            )
            record = Record(site.files, {path: file for path, (_, file) in carried.items()}, live=False)
            place.write(f"{FOLDER}/{release}.json", encoded(record))
            place.move([(staged, f"{FOLDER}/{release}")])
        except BaseException:
            place.remove_tree([staged])
            raise
        place.switch(CURRENT, f"{FOLDER}/{release}")
        place.write(f"{FOLDER}/{release}.json", encoded(msgspec.structs.replace(record, live=True)))
        return Outcome(sent, release, self._prune(release))

    def releases(self) -> tuple[str, ...]:
        """Return the names of all releases that readers ever saw, the oldest first."""
        names = [name for name in self._place.names(FOLDER) if _NAME.fullmatch(name)]
        current = self._current()
        return tuple(
            name for name in names if (record := self._record(name)) and (record.live or name == current)
        )

    def rollback(self, release: str) -> tuple[str, str]:
        """Switch to a release, without a name to the last one before the present."""
        current, names = self._current(), self.releases()
        earlier = [name for name in names if name < current]
        if release and release not in names:
            listed = ", ".join(reversed(names)) or "there are none"
            message = f'there is no release "{release}"'
            raise misused("BG769", message, self._place.shown, f"releases, the newest first: {listed}")
        if not release and not earlier:
            message = "there is no release before the present one"
            raise misused("BG769", message, self._place.shown, "name one with --to RELEASE, or deploy again")
        wanted = release or earlier[-1]
        if wanted != current:
            self._place.switch(CURRENT, f"{FOLDER}/{wanted}")
        return current, wanted

    def _current(self) -> str:
        target = self._place.link_at(CURRENT)
        if target is None:
            if CURRENT in self._place.names(""):
                message = f'"{CURRENT}" is no symbolic link'
                raise refused(
                    "BG757", message, self._place.shown, "move it away, or leave out releases: true"
                )
            return ""
        name = target.removeprefix(f"{FOLDER}/")
        if not _NAME.fullmatch(name):
            message = f'"{CURRENT}" leads to "{target}", which is no release of ours'
            raise refused("BG757", message, self._place.shown, "move the link away, or choose another path")
        return name if name in self._place.names(FOLDER) else ""

    def _record(self, release: str) -> Record | None:
        return decoded(self._place.read(f"{FOLDER}/{release}.json"))

    def _foreign(self) -> tuple[str, ...]:
        ours = {FOLDER, CURRENT, f"{CURRENT}.new", LOCK}
        beside = [name for name in self._place.names("") if name not in ours]
        below = [
            f"{FOLDER}/{name}"
            for name in self._place.names(FOLDER)
            if not name.startswith(_STAGED) and not _NAME.match(name)
        ]
        return outermost({*beside, *below}, {f"{FOLDER}/x"})

    def _next_name(self, site: BuiltSite) -> str:
        """Return a name that sorts behind all others, whatever the clocks of those who deploy say."""
        now = datetime.now(UTC)
        times = [name[:16] for name in self._place.names(FOLDER) if _NAME.match(name)]
        if times and max(times) >= now.strftime(_TIME):
            now = datetime.strptime(max(times), _TIME).replace(tzinfo=UTC) + timedelta(seconds=1)
        return f"{now.strftime(_TIME)}-{site.digest[:8]}"

    def _carried(self, site: BuiltSite) -> dict[str, tuple[str, SiteFile]]:
        """Return the fingerprinted assets of the releases before, each with the newest that has it."""
        found: dict[str, tuple[str, SiteFile]] = {}
        for name in reversed(self.releases()[-max(1, self._keep - 1) :]):
            record = self._record(name)
            for path, file in record.files.items() if record else ():
                if is_fingerprinted(path) and path not in site.files:
                    found.setdefault(path, (name, file))
        return dict(sorted(found.items()))

    def _tidy(self, current: str) -> None:
        """Remove what interrupted deploys left: folders half filled, releases that nobody ever saw."""
        names = self._place.names(FOLDER)
        half = [name for name in names if name.startswith(_STAGED)]
        folders = [name for name in names if _NAME.fullmatch(name) and name != current]
        unseen = [name for name in folders if not (record := self._record(name)) or not record.live]
        lists = [name for name in names if name.endswith((".json", ".json.new")) and _NAME.match(name)]
        kept = {current, *folders} - set(unseen)
        stray = [name for name in lists if name.removesuffix(".new").removesuffix(".json") not in kept]
        self._place.remove_tree(f"{FOLDER}/{name}" for name in (*half, *unseen))
        self._place.remove(f"{FOLDER}/{name}" for name in stray)
        record = self._record(current) if current else None
        if record and not record.live:
            self._place.write(f"{FOLDER}/{current}.json", encoded(msgspec.structs.replace(record, live=True)))

    def _prune(self, current: str) -> tuple[str, ...]:
        """Remove the oldest releases until ``keep`` are left."""
        names = self.releases()
        gone = tuple(name for name in names[: -self._keep] if name != current)
        self._remove(gone)
        return gone

    def _remove(self, names: Iterable[str]) -> None:
        for name in names:
            # Without its list a release counts for nothing, so that one half removed is never switched to.
            self._place.remove([f"{FOLDER}/{name}.json"])
            self._place.remove_tree([f"{FOLDER}/{name}"])
