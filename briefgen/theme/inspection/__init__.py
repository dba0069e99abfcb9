"""What can be told of a theme without building a site: its names, files, strings and options."""

from briefgen.theme.inspection.findings import findings

__all__ = ["findings"]
