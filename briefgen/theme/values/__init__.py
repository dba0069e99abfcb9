"""What a page can read of the site, key by key."""

from briefgen.theme.values.documents import SeriesPlace
from briefgen.theme.values.known import Known
from briefgen.theme.values.site_values import SiteValues
from briefgen.theme.values.site_wide import SitemapEntry

__all__ = ["Known", "SeriesPlace", "SiteValues", "SitemapEntry"]
