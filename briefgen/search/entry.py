"""What the search knows of a page that it can find."""

import msgspec


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """One admitted document, or a subject's page.

    ``ref`` is its identity and ``key`` the short form of that (see ``keys``); ``route`` is its page's.
    ``date`` is the ISO day, month or year of a document, empty for subjects. ``own_names`` are all names
    of the subject whose page it is, and ``names`` those of the subjects that it is about, aliases
    included, so that each spelling finds it. ``prose`` names
    the bulk of its body, kept elsewhere; ``text`` is its plain text where it is at hand.
    """

    ref: str
    key: str
    route: str
    title: str
    kind: str
    lang: str
    date: str = ""
    summary: str = ""
    own_names: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    prose: str = ""
    text: str = ""
