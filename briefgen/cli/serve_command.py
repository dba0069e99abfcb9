"""``briefgen serve``."""

import signal
import webbrowser
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from types import FrameType

import click

from briefgen.cli.console import say, strong, warn
from briefgen.cli.failures import report_failure
from briefgen.cli.options import given, global_options
from briefgen.cli.problems import as_text, totals
from briefgen.cli.requests import jobs_option, request
from briefgen.cli.surroundings import has_fixed_clock
from briefgen.diagnostics import Diagnostic, Excerpts, Severity, harmless
from briefgen.preview import Refresh, Reports, Serving, now, serving

Task = Callable[[], object]
PREVIEW = Path(".briefgen", "preview")
"""No folder of this name is made: it stands for what the preview would write."""


@click.command("serve", short_help="Show the site while you write.")
@click.option(
    "-p",
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port; the next free one if it is taken.",
)
@click.option(
    "-H",
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen at; one that is not this computer's own shows drafts to the network.",
)
@click.option("-o", "--open", "opens", is_flag=True, help="Open the site in a browser.")
@click.option("--no-drafts", is_flag=True, help="Leave out drafts, and future and expired documents.")
@click.option("--audience", metavar="NAME", help="For whom to show it (default: the settings' audience).")
@click.option("--follow", is_flag=True, help="Let the browser go to the page just saved.")
@click.option(
    "--poll", is_flag=True, help="Look for changes again and again, where the system tells of none."
)
@jobs_option
@global_options
def serve_command(
    port: int,
    host: str,
    audience: str | None,
    jobs: int | None,
    *,
    opens: bool,
    no_drafts: bool,
    follow: bool,
    poll: bool,
) -> int:
    """Show the site in a browser and keep it up to date while you write; Ctrl-C ends it.

    Nothing is written to the folder that is deployed. Errors are shown in the page, which stays as it was.
    """
    shown = not no_drafts
    wanted = request(audience=audience, drafts=shown, future=shown, expired=shown, jobs=jobs, output=PREVIEW)
    clock = (lambda: wanted.at) if has_fixed_clock() else now
    # What other threads have to tell is printed here: the options that it depends on are this thread's.
    tasks: SimpleQueue[Task] = SimpleQueue()
    log = Log(wanted.root)
    reports = Reports(
        refreshed=lambda refresh: tasks.put(partial(log.refreshed, refresh)),
        said=lambda text: tasks.put(partial(warn, harmless(text))),
        failed=lambda error: tasks.put(partial(_tell_bug, error)),
    )
    earlier = signal.signal(signal.SIGTERM, _ended)
    say(f"reading {wanted.root}")
    try:
        with serving(wanted, Serving(host, port, follow=follow, poll=poll), clock, reports) as server:
            say(f"{strong('serving')} {server.url} (Ctrl-C ends it)")
            if opens:
                webbrowser.open(server.url)
            while True:
                tasks.get()()
    except KeyboardInterrupt:
        say("the preview has ended")
        return 130
    except _EndedError:
        return 0
    finally:
        signal.signal(signal.SIGTERM, earlier)


class Log:
    """Tells of refreshes on the terminal; each problem once, until it is gone."""

    def __init__(self, root: Path) -> None:
        """Take the site's folder."""
        self._root = root
        self._told: frozenset[Diagnostic] = frozenset()
        self._was_shown = False

    def refreshed(self, refresh: Refresh) -> None:
        """Tell what changed, how long it took, and what is wrong now."""
        excerpts = Excerpts(self._root)
        lowest = (Severity.INFO,) if given("verbose", default=0) else ()
        shown = [d for d in refresh.problems if d.severity in (Severity.ERROR, Severity.WARNING, *lowest)]
        for diagnostic in shown:
            if diagnostic not in self._told:
                warn(as_text(diagnostic, excerpts))
        self._told = frozenset(shown)
        milliseconds = 1000 * sum(seconds for _, seconds in refresh.stages)
        self._was_shown = self._was_shown or refresh.is_shown
        kept = (
            "; the site is shown as it was"
            if self._was_shown
            else "; nothing can be shown before it is mended"
        )
        say(
            f"{datetime.now().astimezone():%H:%M:%S} {_changed(refresh)}: {milliseconds:.0f} ms, "
            f"{totals(refresh.problems)}{'' if refresh.is_shown else kept}"
        )


def _changed(refresh: Refresh) -> str:
    if refresh.number == 1:
        return "read"
    if not refresh.paths:
        return "looked through" if refresh.parsed else "a moment came"
    more = f" and {len(refresh.paths) - 1} more" if len(refresh.paths) > 1 else ""
    return f"{harmless(refresh.paths[0])}{more}"


def _tell_bug(error: BaseException) -> None:
    if isinstance(error, Exception):
        report_failure(error)


class _EndedError(BaseException):
    """The system asked the process to end."""


def _ended(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise _EndedError
