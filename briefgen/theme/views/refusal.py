"""Why a view is not text."""


class ViewUseError(TypeError):
    """A template used a view where only text can stand."""


def refuse_text(view: object) -> str:
    """Raise instead of printing a view: which of its attributes is meant must be said."""
    names = [name for name in dir(type(view)) if not name.startswith("_")]
    name = type(view).__name__.removesuffix("View").lower()
    raise ViewUseError(f"a {name} is not text; print one of its attributes: {', '.join(names)}")
