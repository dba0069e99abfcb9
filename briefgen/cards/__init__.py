"""Pictures that stand for pages where somebody posts a link: drawn, with nothing known of sites."""

from briefgen.cards.card import HEIGHT, WIDTH, Card

__all__ = ["HEIGHT", "WIDTH", "Card"]
