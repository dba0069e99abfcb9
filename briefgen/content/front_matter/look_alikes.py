"""Keys as a reader sees them: letters that look like Latin ones are Latin ones."""

import unicodedata
from functools import lru_cache

# Pairs as in Unicode Technical Standard 39 (confusables.txt), those of the letters a to z.
_UPPER = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧАВСЕНІЈКМОРЅТУХԚԜӀ", "ABEZHIKMNOPTYXABCEHIJKMOPSTYXQWI")
_LOWER = str.maketrans(
    {
        **dict(zip("αβγεηικνοπρστυχωϲ", "abyenikvonpotuxwc", strict=True)),
        **dict(zip("авгеёһіїјкмноԁпрѕтусхѵԛԝшцӏьԍґ", "abreehiijkmhodnpstycxvqwwulbgr", strict=True)),
        **dict(zip("ոօսհցքզյ", "nouhgpqj", strict=True)),
        **dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True)),
        **dict(zip("ɑɡıɩəʋℓłøđħ", "agiievllodh", strict=True)),
    }
)
_INVISIBLE = frozenset({"Cf", "Mn", "Me", "Cc"})
_DIVIDERS = str.maketrans("", "", "-_. \u2010\u2011\u2012\u2013\u2014\u2212")


@lru_cache(maxsize=8192)
def plain_letters(key: str) -> str:
    """Return a key in lower-case Latin letters as it looks, without dividers between its words.

    ``Embargo Until``, ``embargo_until`` and the same with Cyrillic letters in it are equal. Letters
    that look like none of Latin stay as they are.
    """
    if key.isascii():
        return key.casefold().translate(_DIVIDERS)
    decomposed = unicodedata.normalize("NFKD", key).translate(_UPPER)
    seen = "".join(char for char in decomposed if unicodedata.category(char) not in _INVISIBLE)
    return "".join(seen.casefold().translate(_LOWER).translate(_DIVIDERS).split())
