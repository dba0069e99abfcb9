"""Which code a mistake in the settings has."""

from collections.abc import Iterable

from briefgen.diagnostics import Diagnostic
from briefgen.typed_yaml import Mistake, MistakeKind, diagnostic

CODE_OF: dict[MistakeKind, str] = {
    "encoding": "BG013",
    "syntax": "BG001",
    "expansion": "BG014",
    "tag": "BG014",
    "repeated": "BG003",
    "unknown": "BG004",
    "missing": "BG016",
    "shape": "BG005",
    "choice": "BG006",
    "form": "BG015",
    "date": "BG017",
    "zone": "BG017",
}


_OF_SETTING: dict[str, dict[MistakeKind, str]] = {
    "base_url": {**CODE_OF, "form": "BG008"},
    "menu": {**CODE_OF, "choice": "BG011"},
}


def placed(mistakes: Iterable[Mistake], path: str) -> list[Diagnostic]:
    """Return mistakes as problems of the settings file, variable or option called ``path``."""
    return [diagnostic(mistake, _OF_SETTING.get(mistake.top, CODE_OF), path) for mistake in mistakes]
