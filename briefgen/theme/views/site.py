"""The site: what is the same on every page."""

from markupsafe import Markup

from briefgen.model.fields import LeadImage
from briefgen.theme.reads import Reader
from briefgen.theme.views.card import CardView, card_views, image_view
from briefgen.theme.views.furniture import LatestView
from briefgen.theme.views.headline import feed_link
from briefgen.theme.views.refusal import refuse_text
from briefgen.theme.views.small import FeedLinkView, ImageView, LinkView, TlpView, tlp_view

SEARCH = "/search/"


class SiteView:
    """The site. Nothing here depends on any document."""

    __slots__ = ("_reader", "_route")

    def __init__(self, reader: Reader, route: str) -> None:
        """Keep the route of the page that asks."""
        self._reader = reader
        self._route = route

    __str__ = refuse_text

    @property
    def title(self) -> str:
        """Its name."""
        return str(self._reader.read("setting:title"))

    @property
    def description(self) -> str:
        """One or two sentences about it; may be empty."""
        return str(self._reader.read("setting:description"))

    @property
    def language(self) -> str:
        """Its language (BCP 47)."""
        return str(self._reader.read("setting:language"))

    @property
    def lang(self) -> str:
        """Language of its name, description and copyright line; empty when it is that of the page."""
        return self._reader.foreign(self._reader.read("setting:language"))

    @property
    def dir(self) -> str:
        """Direction of its name, ``ltr`` or ``rtl``; empty when it is that of the page."""
        return self._reader.turned(self._reader.read("setting:language"))

    @property
    def marks(self) -> Markup:
        """Attributes that say in which language it is written; none where it is the page's."""
        return self._reader.marks(self._reader.read("setting:language"))

    @property
    def is_public(self) -> bool:
        """Whether it is built for everybody: for the audience ``public``, and no label above TLP:CLEAR."""
        return bool(self._reader.read("setting:is_public"))

    @property
    def home(self) -> str:
        """The address of the home page."""
        return self._reader.linker.href("/")

    @property
    def root(self) -> str:
        """What stands before the address of every file of the site; ends with ``/``."""
        return self._reader.linker.prefix

    @property
    def search(self) -> str:
        """The address of the page on which readers search; empty without one."""
        return self._reader.linker.href(SEARCH) if self._reader.read(f"exists:{SEARCH}") else ""

    @property
    def copyright(self) -> str:
        """Line for the foot of each page; may be empty."""
        return str(self._reader.read("setting:copyright"))

    @property
    def audience(self) -> str:
        """For whom this build is."""
        return str(self._reader.read("setting:audience"))

    @property
    def tlp(self) -> TlpView | None:
        """The highest sharing label that its readers may see; None on a public site."""
        public = self._reader.read("setting:audience") == "public"
        return None if public else tlp_view(self._reader.read("setting:tlp"))

    @property
    def logo(self) -> ImageView | None:
        """The picture beside the name; None without one."""
        path = self._reader.read("setting:logo")
        route = self._reader.read(f"route:asset:{path}") if path else ""
        picture = self._reader.read(f"picture:{path}") if route else None
        return image_view(self._reader, picture, route, LeadImage(src=path)) if route else None

    @property
    def feed(self) -> FeedLinkView | None:
        """The feed of the whole site; None without one."""
        return feed_link(self._reader, "")

    @property
    def menu(self) -> tuple[LinkView, ...]:
        """The menu; entries whose page does not exist are left out."""
        rows: tuple[tuple[str, str, str], ...] = self._reader.read(f"menu:{self._reader.language}")
        return tuple(self._link(*row) for row in rows)

    @property
    def sections(self) -> tuple[LinkView, ...]:
        """The site's own indexes: kinds, topics, actors, tags, the archive; for the foot of a page."""
        pairs: tuple[tuple[str, str], ...] = self._reader.read(f"sections:{self._reader.language}")
        return tuple(self._link(title, route) for title, route in pairs)

    def latest(self, of: str, number: int) -> tuple[CardView, ...]:
        """The newest documents of a kind or subject: ``site.latest("brief", 3)``."""
        return card_views(self._reader, self._reader.read(f"latest:{of}:{int(number)}"))

    def latest_of(self, ref: str, number: int) -> LatestView:
        """A subject with its newest documents: ``site.latest_of("topic:nato", 3)``."""
        return LatestView(self._reader, ref, int(number))

    def has(self, route: str) -> bool:
        """Whether the site has a page at a route: ``site.has("/tags/")``."""
        return bool(self._reader.read(f"exists:{route}"))

    def link(self, route: str) -> str:
        """The address of a route of this site: ``site.link("/tags/")``."""
        return self._reader.linker.href(route)

    def option(self, name: str) -> str | float | bool:
        """The value of a theme option."""
        value: str | float | bool | None = self._reader.read(f"option:{name}")
        if value is None:
            raise KeyError(f'the theme has no option "{name}"')
        return value

    def _link(self, title: str, route: str, lang: str = "") -> LinkView:
        """Return a link; ``lang`` is that of a title that the settings give."""
        inside = route.startswith("/")
        return LinkView(
            title,
            self._reader.linker.href(route) if inside else route,
            inside and self._is_within(route),
            self._reader.foreign(lang),
            self._reader.turned(lang),
        )

    def _is_within(self, route: str) -> bool:
        return route != "/" and self._route.startswith(route)
