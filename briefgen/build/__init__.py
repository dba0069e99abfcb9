"""The main flow and its report; the only package that knows the order of the stages."""

from briefgen.build.flow import BuildReport, build, check
from briefgen.build.reading import Site, load_settings, read_site
from briefgen.build.request import Request, Stopwatch, Track

__all__ = [
    "BuildReport",
    "Request",
    "Site",
    "Stopwatch",
    "Track",
    "build",
    "check",
    "load_settings",
    "read_site",
]
