"""What other programs and other habits call the fields that withhold a document."""

from collections.abc import Mapping

from briefgen.content.front_matter.look_alikes import plain_letters

_FIELD_MEANT = {
    "embargo": "embargoed embargountil embargoeduntil embargodate embargotill embargoends embargolifts",
    "date": (
        "pubdate publicationdate publisheddate datepublished publishedat publishedon publishat publishon "
        "releasedate releaseon releaseat golive golivedate"
    ),
    "expires": (
        "expiry expiration expirationdate expirydate expiresat expireson expiresdate expireat expireon "
        "expiredate unpublishdate unpublishat unpublishon"
    ),
    "draft": "isdraft draftstatus",
    "status": "pubstatus publishstatus publishingstatus publicationstatus poststatus",
    "tlp": "tlplabel tlplevel tlpmarking tlpcolor tlpcolour trafficlightprotocol dissemination",
    "audience": "disseminationlist",
}
FIELD_OF: Mapping[str, str] = {word: field for field, words in _FIELD_MEANT.items() for word in words.split()}
"""Other words for a field of the gate, as ``plain_letters`` gives them, and that field."""

_NO = frozenset({"false", "no", "off", "0", "n", "f", "none", "null", "~", ""})
_YES = frozenset({"true", "yes", "on", "1", "y", "t", "null", "~", "", "public", "always"})
_OPEN = frozenset({"public", "published", "everyone", "everybody", "all", "open", "world", "null", "~", ""})
_UNFINISHED = frozenset(
    {
        "draft", "drafts", "drafting", "review", "inreview", "forreview", "withheld", "embargo",
        "embargoed", "private", "hidden", "unpublished", "notpublished", "internal", "confidential",
        "restricted", "secret", "wip", "workinprogress", "pending", "scheduled",
    }
)  # fmt: skip
_HARMLESS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("private", "isprivate", "confidential", "unpublished", "ispreview", "wip"), _NO),
    **dict.fromkeys(("publish", "public", "ispublic", "ispublished"), _YES),
    **dict.fromkeys(("visibility", "access"), _OPEN),
}
_STAGES = frozenset({"state", "stage", "workflow", "workflowstate"})


def withholds(key: str, value: str) -> bool:
    """Tell whether a key that is no field withholds a document in other programs with this value.

    Of the words that mean yes or no there, only those that plainly leave a document public count as
    harmless; an empty value sets nothing.
    """
    word, said = plain_letters(key), plain_letters(value.strip())
    if word in _STAGES:
        return said in _UNFINISHED
    return word in _HARMLESS and said not in _HARMLESS[word]
