"""Live preview: the site in a browser while somebody writes."""

from briefgen.preview.service import Reports, Serving, now, serving
from briefgen.preview.session import Refresh

__all__ = ["Refresh", "Reports", "Serving", "now", "serving"]
