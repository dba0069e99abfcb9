"""Languages by their tags (BCP 47): those that are known, what they call themselves, how they count."""

from functools import lru_cache

_WORLD_ENGLISH = "en_001"


@lru_cache(maxsize=64)
def known_locale(language: str) -> str:
    """Return the name of Babel's locale for a tag; world English for one that Babel lacks."""
    return _locale(language) or _WORLD_ENGLISH


@lru_cache(maxsize=64)
def is_known(language: str) -> bool:
    """Tell whether dates, counts and names of a language are known under its own tag.

    Its region does not matter. ``ukr`` is not the tag of Ukrainian, since BCP 47 wants the shortest.
    """
    first = language.partition("-")[0].lower()
    return bool(_locale(language)) and not (len(first) > len("uk") and len(_alias(first)) == len("uk"))


@lru_cache(maxsize=1024)
def plural_form(number: int, language: str) -> str:
    """Return the CLDR plural form of ``number``: ``one``, ``few``, ``many`` or ``other``."""
    from babel import Locale

    return str(Locale.parse(known_locale(language)).plural_form(number))


@lru_cache(maxsize=64)
def own_name(language: str) -> str:
    """Return what a language calls itself, as a language switch writes it: "Українська", "Deutsch".

    A tag that Babel lacks stands for itself.
    """
    from babel import Locale

    if not is_known(language):
        return language
    plain = language.lower() == "en"
    name = Locale.parse("en" if plain else known_locale(language)).get_display_name() or language
    return name[:1].title() + name[1:]


@lru_cache(maxsize=64)
def language_meant(language: str) -> str:
    """Return the tag that somebody most likely meant by an unknown one; empty when nobody can tell.

    Three letters stand for two (``ukr``), and a country for the language that most there speak
    (``ua``); CLDR has both lists.
    """
    from babel.core import get_global

    first, _, rest = language.partition("-")
    alias = _alias(first.lower())
    spoken = get_global("territory_languages").get(first.upper(), {})
    official = [tag for tag, facts in spoken.items() if facts.get("official_status") == "official"]
    meant = alias or next(iter(official), "")
    whole = f"{meant}-{rest}" if alias and rest else meant
    return whole.replace("_", "-") if meant and is_known(whole) else ""


def _alias(tag: str) -> str:
    """Return the tag that CLDR puts in the place of another for one language; empty when there is none."""
    from babel.core import get_global

    return str(get_global("language_aliases").get(tag, ""))


def _locale(language: str) -> str:
    """Return the name of Babel's locale for a tag or for its language alone; empty without any."""
    from babel import Locale, UnknownLocaleError

    if language.lower() in {"", "en"}:
        return _WORLD_ENGLISH
    for tag in (language, language.partition("-")[0]):
        try:
            return str(Locale.parse(tag.replace("_", "-"), sep="-"))
        except (UnknownLocaleError, ValueError):
            continue
    return ""
