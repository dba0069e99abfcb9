"""Words that are in nearly every text, and so tell nothing of any."""

_BY_LANGUAGE = {
    "ar": ("من في على إلى عن أن إن هذا هذه التي الذي ما لا لم كان كانت قد مع و أو ثم كما بعد قبل بين كل ذلك"),
    "de": (
        "der die das den dem des ein eine einen einem einer eines und oder aber nicht ist sind war "
        "waren wird werden wurde hat haben hatte in im an am auf aus bei mit nach von vom zu zum "
        "zur für um als auch dass es er sie ich wir ihr sich so wie noch nur über unter vor durch "
        "bis wenn"
    ),
    "en": (
        "a an and are as at be been but by for from had has have he her his i if in into is it its "
        "no not of on or our she so than that the their them then there these they this to was we "
        "were what when which who will with would you"
    ),
    "es": (
        "el la los las un una unos unas y o pero no es son fue era ser ha han había en de del a al "
        "con por para sin sobre entre que se su sus lo le les como más ya también este esta estos "
        "estas si"
    ),
    "fr": (
        "le la les l un une des du de d et ou mais ne pas est sont était été être a ont avait en "
        "dans sur sous par pour avec sans que qui qu se s sa son ses leur leurs ce cette ces il "
        "elle ils elles au aux plus comme aussi y"
    ),
    "pl": (
        "i w we z ze na do o od po za przez dla przy nad pod że nie to jest są był była było były "
        "być się jak ale lub oraz a czy już tylko jego jej ich który która które tym tego ten ta te"
    ),
    "ru": (
        "и в во не на с со что как а к ко по из за от до для о об у но же бы ли то это этот эта эти "
        "был была было были быть есть он она они оно мы вы я его её их который которая которые при "
        "или так также уже"
    ),
    "uk": (
        "і й та в у не на з із зі що як а до по за від для про при але ж же би чи то це цей ця ці "
        "був була було були бути є він вона вони воно ми ви я його її їх який яка які або так також "
        "вже"
    ),
}
_SETS = {language: frozenset(words.split()) for language, words in _BY_LANGUAGE.items()}
_NONE: frozenset[str] = frozenset()


def stop_words(lang: str) -> frozenset[str]:
    """Return the words of a language (BCP 47) that the search leaves out, in lower case; maybe none."""
    return _SETS.get(lang.partition("-")[0].lower(), _NONE)
