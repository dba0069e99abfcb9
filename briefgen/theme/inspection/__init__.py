"""What can be told of a theme without building a site: names, files, strings, options, what a policy would block."""

from briefgen.theme.inspection.findings import findings

__all__ = ["findings"]
