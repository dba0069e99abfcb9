"""The stages, each run over a whole site: reading, joining, rendering."""

from briefgen.stages.reading import Site, load_settings, read_site
from briefgen.stages.request import Request, Stopwatch, Track

__all__ = ["Request", "Site", "Stopwatch", "Track", "load_settings", "read_site"]
