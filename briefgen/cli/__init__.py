"""The commands. The only package that prints, colours or exits."""

from briefgen.cli.app import main, run

__all__ = ["main", "run"]
