"""From rendered pages to the output folder."""

from briefgen.output import WriteReport, open_output, write
from briefgen.stages.reading import Site
from briefgen.stages.rendering import Rendering
from briefgen.stages.request import Request, Track, flavour


def write_site(
    request: Request, site: Site, rendering: Rendering, track: Track, *, as_left: bool
) -> WriteReport:
    """Render what has to be rendered and bring the output folder up to date.

    ``as_left`` tells that all of it was found as the last build left it.

    Raises:
        BriefgenError: a template failed, or the folder cannot be used; then it is as it was.
    """
    audience = site.sources.gate.audience
    with open_output(request.root, request.output, audience=audience, flavour=flavour(request)) as folder:
        artifacts = rendering.artifacts(rendering.stale(), track, strict=request.strict)
        written = write(folder, artifacts, site.copies, kept=rendering.kept, as_left=as_left)
        rendering.remember(written.files)
    return written
