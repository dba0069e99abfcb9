"""What an SVG may hold: elements, links and styles that need nothing from outside."""

import re

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
ELEMENTS = frozenset(
    """
    svg g defs symbol use title desc switch view a style image
    path rect circle ellipse line polyline polygon text tspan textPath
    linearGradient radialGradient stop pattern marker clipPath mask filter
    feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
    feSpotLight feTile feTurbulence
    animate animateMotion animateTransform mpath
    """.split()  # noqa: SIM905
)
GONE_WITHOUT_WORD = frozenset({"metadata"})
ATTRIBUTES_OF_OTHERS = frozenset({"xmlns", "baseProfile", "version", "enable-background"})
PRESENTATION = frozenset(
    """
    alignment-baseline baseline-shift clip-path clip-rule color color-interpolation
    color-interpolation-filters direction display dominant-baseline fill fill-opacity fill-rule filter
    flood-color flood-opacity font-family font-size font-size-adjust font-stretch font-style font-variant
    font-weight image-rendering letter-spacing lighting-color marker-end marker-mid marker-start mask
    mask-type opacity overflow paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray
    stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width
    text-anchor text-decoration text-rendering transform-origin unicode-bidi vector-effect visibility
    white-space word-spacing writing-mode
    """.split()  # noqa: SIM905
)
"""Properties of a style that may stand as attributes (SVG 2, 6.6)."""
LINK = re.compile(r"#[^\s\"'<>]+\Z")
"""Parts of the drawing itself."""
_URL = re.compile(r"url\(\s*(?!['\"]?#)", re.IGNORECASE)
_CALLS = re.compile(
    r"\\|@import|@font-face|@namespace|image-set|\bimage\(|\bsrc\(|expression\(|javascript:|-moz-binding|https?:",
    re.IGNORECASE,
)


def is_safe_style(text: str) -> bool:
    """Tell whether a style asks for nothing but parts of the drawing itself.

    Escapes are refused with what they may hide: no drawing program writes them.
    """
    return not _URL.search(text) and not _CALLS.search(text)


def is_safe_value(name: str, value: str) -> bool:
    """Tell whether an attribute's value asks for nothing, and sets no link later on."""
    if name == "attributeName":
        return "href" not in value.lower() and not value.lower().startswith("on")
    return not _URL.search(value) and not re.match(
        r"\s*(?:javascript|data|https?|file):", value, re.IGNORECASE
    )
