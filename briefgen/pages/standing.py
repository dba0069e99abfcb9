"""Files that stand at a site's root for robots and hosts, unless the author has put one there."""

from collections.abc import Iterable, Iterator

from briefgen.model.site import PagePlan
from briefgen.settings.values import HostName, Outputs

HEADERS: frozenset[HostName] = frozenset({"cloudflare", "codeberg", "netlify"})
REDIRECTS: frozenset[HostName] = frozenset({"cloudflare", "codeberg", "gitlab", "netlify"})
NO_JEKYLL: frozenset[HostName] = frozenset({"github"})
"""Which hosts read which file. Without the last GitHub runs Jekyll, which drops names with ``_``."""


def standing_files(outputs: Outputs, pages: Iterable[PagePlan]) -> Iterator[PagePlan]:
    """Yield ``robots.txt`` and what the hosts of the settings read."""
    yield PagePlan(route="/robots.txt", template="robots.txt", kind="robots")
    hosts = frozenset(outputs.hosts)
    if hosts & HEADERS:
        yield PagePlan(route="/_headers", template="host_headers.txt", kind="host")
    if hosts & REDIRECTS and any(page.kind == "redirect" for page in pages):
        yield PagePlan(route="/_redirects", template="host_redirects.txt", kind="host")
    if hosts & NO_JEKYLL:
        yield PagePlan(route="/.nojekyll", template="host_nojekyll.txt", kind="host")
