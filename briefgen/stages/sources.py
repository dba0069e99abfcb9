"""What a site is made of besides its documents: settings, the tree of files, data records."""

from pathlib import Path

import msgspec

from briefgen.content import SourceTree, discover, read_records
from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, has_errors
from briefgen.extensions import Extensions
from briefgen.model.site import Record
from briefgen.settings import Loaded, gate_settings, read_settings, read_settings_file
from briefgen.settings.values import GateSettings
from briefgen.stages.memory import Memory
from briefgen.stages.parsing import read_files
from briefgen.stages.request import Request, label


class Sources(msgspec.Struct, frozen=True):
    """What was found besides the documents: settings, the tree of files, data records."""

    loaded: Loaded
    gate: GateSettings
    tree: SourceTree
    authors: tuple[Record, ...]
    series: tuple[Record, ...]
    extensions: Extensions


class _KnownTree(msgspec.Struct, frozen=True):
    """What stood below ``content/`` and which patterns were left out of it."""

    ignore: tuple[str, ...]
    tree: SourceTree


def tree_of(request: Request, ignore: tuple[str, ...], memory: Memory) -> SourceTree:
    """Return what stands below ``content/``; it is not walked through where nothing came or went.

    The tree counts for the next build together with the states of the sources, which are kept last.
    """
    space = f"joint:{label(request)}"
    known = memory.read(space, "tree", _KnownTree) if memory.proven.edited is not None else None
    if known and known.ignore == ignore and not known.tree.has_links:
        return known.tree
    tree = discover(request.root, ignore=ignore, output=request.output)
    memory.write(space, "tree", _KnownTree(ignore, tree))
    return tree


def gate_of(request: Request, loaded: Loaded) -> GateSettings:
    """Return for whom and when the gate decides.

    Raises:
        BriefgenError: there is no such audience (exit code 2).
    """
    gate, problems = gate_settings(
        loaded.settings,
        clock=request.at,
        audience=request.audience,
        drafts=request.drafts,
        future=request.future,
        expired=request.expired,
    )
    if gate is None:
        raise BriefgenError(problems, ExitCode.USAGE)
    return gate


def load_settings(request: Request) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """Return the settings with their origins, and warnings about them.

    Raises:
        BriefgenError: they hold an error (exit code 2).
    """
    loaded, problems = read_settings(
        read_settings_file(request.root, request.config),
        path=request.config,
        environ=request.environ,
        overrides=request.overrides,
    )
    if has_errors(problems):
        raise BriefgenError(problems, ExitCode.USAGE)
    if not loaded.settings.title:
        named = msgspec.structs.replace(loaded.settings, title=request.root.name)
        loaded = msgspec.structs.replace(loaded, settings=named)
    return loaded, problems


def records_of(root: Path, tree: SourceTree, name: str, problems: list[Diagnostic]) -> tuple[Record, ...]:
    """Return the records of ``content/_data/NAME.yaml`` (or ``.yml``)."""
    paths = [path for path in tree.data if path.rpartition("/")[2].rpartition(".")[0] == name]
    records: list[Record] = []
    for path, data in read_files(root, paths, problems).items():
        found, faults = read_records(path, data)
        records += found
        problems += faults
    return tuple(records)
