"""What a build of the same sources from nothing gives."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from briefgen.build import build
from briefgen.diagnostics import BriefgenError, Diagnostic
from briefgen.stages.report import BuildReport
from tests.sites import SiteFolder, untracked

Result = tuple[int, tuple[Diagnostic, ...], dict[str, bytes]]


def rebuilt(site: SiteFolder, **options: Any) -> BuildReport | None:
    """Build, and require what a clean build gives; return the report, None if the build was refused."""
    before = site.tree()
    code, problems = attempt(site, **options)
    clean_code, clean_problems, wanted = clean(site, **options)
    assert (code, problems) == (clean_code, clean_problems)
    assert site.tree() == (wanted if code == 0 else before)
    return site.report


def attempt(site: SiteFolder, **options: Any) -> tuple[int, tuple[Diagnostic, ...]]:
    """Build, and return exit code and all problems."""
    site.report = None
    try:
        site.report = build(site.request(**options), untracked, lambda: 0.0)
    except BriefgenError as refused:
        return int(refused.exit_code), refused.diagnostics
    return int(site.report.exit_code), site.report.problems


def clean(site: SiteFolder, **options: Any) -> Result:
    """Build a copy of the sources from nothing."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / site.root.name
        leave = shutil.ignore_patterns(".briefgen", site.output.name)
        shutil.copytree(site.root, root, symlinks=True, ignore=leave)
        copy = SiteFolder.__new__(SiteFolder)
        copy.root, copy.output = root, root / site.output.name
        return (*attempt(copy, **options), copy.tree())
