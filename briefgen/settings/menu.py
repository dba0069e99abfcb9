"""The menu's words, which stand for lists that every site has."""

from briefgen.typed_yaml import Entry, Mapping, Node, Reading, Scalar, Sequence, is_null, nearest, short

MENU_WORDS: dict[str, str] = {
    "topics": "Topics",
    "actors": "Actors",
    "tags": "Tags",
    "authors": "Authors",
    "series": "Series",
    "archive": "Archive",
    "matrix": "Topics and actors",
    "articles": "Articles",
    "notes": "Notes",
    "briefs": "Briefs",
}


def full_menu(node: Node, reading: Reading) -> Node:
    """Return the menu with each word as a map of title and url; unknown words are left out.

    The url of a word is the word itself, by which a theme knows that it may translate the title.
    """
    if isinstance(node, Mapping) or is_null(node):
        return node
    items = node.items if isinstance(node, Sequence) else (node,)
    entries = (_entry(item, reading) if isinstance(item, Scalar) else item for item in items)
    return Sequence(tuple(entry for entry in entries if entry is not None), node.place)


def _entry(word: Scalar, reading: Reading) -> Node | None:
    title = MENU_WORDS.get(word.text)
    if title is not None:
        parts = (("title", Scalar(title, word.place, plain=False)), ("url", word))
        return Mapping(tuple(Entry(Scalar(key, word.place), value) for key, value in parts), word.place)
    near = nearest(word.text, tuple(MENU_WORDS))
    meant = f'did you mean "{near}"? ' if near else ""
    way_out = (
        f"{meant}words are {', '.join(MENU_WORDS)}; other pages are written {{title: About, url: about}}"
    )
    message = f'the menu has no word "{short(word.text)}"'
    reading.fault("choice", message, word.place, way_out, "menu")
    return None
