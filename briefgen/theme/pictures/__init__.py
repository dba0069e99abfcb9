"""Small charts as inline SVG: values in, markup out. Nothing here knows of sites, pages or languages."""
