"""Public registers in which actors are entered."""

from briefgen.model.fields import Identifiers


def register_rows(found: Identifiers) -> tuple[tuple[str, str, str], ...]:
    """Return register, key and address (empty where there is none) of each entry, in a fixed order."""
    rows = (
        ("Wikidata", found.wikidata, f"https://www.wikidata.org/wiki/{found.wikidata}"),
        (
            "OpenSanctions",
            found.opensanctions,
            f"https://www.opensanctions.org/entities/{found.opensanctions}/",
        ),
        ("ISO 3166", found.iso3166, ""),
        ("LEI", found.lei, f"https://search.gleif.org/#/record/{found.lei}"),
        ("X", found.x, f"https://x.com/{found.x.lstrip('@')}"),
    )
    return tuple(row for row in rows if row[1])


def register_addresses(found: Identifiers | None) -> tuple[str, ...]:
    """Return the addresses under which others know an actor, its own site's last."""
    if found is None:
        return ()
    entries = tuple(address for _, _, address in register_rows(found) if address)
    return (*entries, found.website) if found.website else entries
