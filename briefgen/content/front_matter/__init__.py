"""Front matter: cut from the text, gate's fields first, then all others."""

from briefgen.content.front_matter.split import Parts, split

__all__ = ["Parts", "split"]
