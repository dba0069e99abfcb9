"""Live preview: the site in a browser while somebody writes."""
