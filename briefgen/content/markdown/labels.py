"""The few words that a converted body itself needs, by language."""

import msgspec


class Labels(msgspec.Struct, frozen=True):
    """Words for readers who hear a page, and names of GitHub's five alerts, in one language.

    ``back`` takes the number of a footnote, ``table`` that of a table.
    """

    footnotes: str
    back: str
    table: str
    note: str
    tip: str
    important: str
    warning: str
    caution: str

    def alert(self, name: str) -> str:
        """Return what a callout without title is called: the alert's word, or its own name."""
        if name in ("note", "tip", "important", "warning", "caution"):
            return str(getattr(self, name))
        return name[:1].upper() + name[1:]


_ENGLISH = Labels(
    "Footnotes", "Back to note {} in the text", "Table {}", "Note", "Tip", "Important", "Warning", "Caution"
)
_LABELS = {
    "en": _ENGLISH,
    "uk": Labels(
        "Примітки",
        "Назад до примітки {} у тексті",
        "Таблиця {}",
        "Примітка",
        "Порада",
        "Важливо",
        "Увага",
        "Обережно",
    ),
    "ru": Labels(
        "Примечания",
        "Назад к сноске {} в тексте",
        "Таблица {}",
        "Примечание",
        "Совет",
        "Важно",
        "Внимание",
        "Осторожно",
    ),
    "de": Labels(
        "Fußnoten",
        "Zurück zu Fußnote {} im Text",
        "Tabelle {}",
        "Hinweis",
        "Tipp",
        "Wichtig",
        "Warnung",
        "Vorsicht",
    ),
    "fr": Labels(
        "Notes",
        "Retour à la note {} dans le texte",
        "Tableau {}",
        "Remarque",
        "Astuce",
        "Important",
        "Avertissement",
        "Attention",
    ),
    "pl": Labels(
        "Przypisy",
        "Powrót do przypisu {} w tekście",
        "Tabela {}",
        "Uwaga",
        "Wskazówka",
        "Ważne",
        "Ostrzeżenie",
        "Ostrożnie",
    ),
    "es": Labels(
        "Notas",
        "Volver a la nota {} en el texto",
        "Tabla {}",
        "Nota",
        "Consejo",
        "Importante",
        "Advertencia",
        "Precaución",
    ),
    "ar": Labels(
        "الحواشي", "العودة إلى الحاشية {} في النص", "جدول {}", "ملاحظة", "نصيحة", "مهم", "تحذير", "تنبيه"
    ),
}


def labels_for(language: str) -> Labels:
    """Return the words of a language (BCP 47; its region does not matter), English where unknown."""
    return _LABELS.get(language.partition("-")[0].lower(), _ENGLISH)
