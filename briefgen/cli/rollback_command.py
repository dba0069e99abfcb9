"""``briefgen rollback``."""

import click

from briefgen.cli.console import say, show_json, strong
from briefgen.cli.options import given, global_options
from briefgen.cli.targets import aim_of
from briefgen.deploy.flow import roll_back


@click.command("rollback", short_help="Let readers see an earlier release again.")
@click.argument("target", default="", metavar="[TARGET]")
@click.option(
    "--to", metavar="RELEASE", default="", help="The release (default: the one before the present)."
)
@global_options
def rollback_command(target: str, to: str) -> int:
    """Switch TARGET back to an earlier release, in one step; nothing is sent and nothing deleted.

    Targets that keep releases are folders and rsync targets with releases: true. The next deploy goes
    forward again from what readers see then.
    """
    aim = aim_of(target)
    before, now = roll_back(aim.name, aim.target, to)
    if given("json", default=False):
        show_json(
            {"ok": True, "target": aim.name, "release": now, "previous": before or None, "problems": []}
        )
    elif before == now:
        say(f"{aim.name} shows {now} already")
    else:
        say(f"{strong('switched')} {aim.name} to {now}; it was {before or 'nothing'}")
        say(f"  To undo it: briefgen rollback {aim.name} --to {before}") if before else None
    return 0
