"""The leak audit of what is about to leave."""

from briefgen.build import audit_files
from briefgen.deploy.site import BuiltSite
from briefgen.diagnostics import Diagnostic
from briefgen.leaks import problems_of
from briefgen.stages.request import Request


def leak_audit(site: BuiltSite, request: Request) -> tuple[Diagnostic, ...]:
    """Return what the bytes of a site tell of what its gate keeps back; an error refuses the deploy.

    Raises:
        BriefgenError: a file is another than was built (refused).
    """
    files = ((path, site.read(path)) for path in site.files)
    return problems_of(audit_files(request, files), site.shown)
