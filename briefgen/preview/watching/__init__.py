"""Where files of a site changed, told while it is being written.

The way of a change: a *source* (``inotify``, ``native`` or ``polling``) gives hints, each the name of a
folder and of an entry in it. The *inbox* keeps them until files are quiet. The *survey* says under which
paths the site knows a real folder; with it, hints are read as ``Changes``. When folders or links came or
went, the survey is taken anew, and the source told what to watch from now on. Whoever gets ``Changes``
compares contents; this package says only where to look.
"""

from briefgen.preview.watching.values import Changes, Watched
from briefgen.preview.watching.watcher import Watcher, watching

__all__ = ["Changes", "Watched", "Watcher", "watching"]
