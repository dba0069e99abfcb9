"""Stage 3: which pages exist, at which route, from which template. The owner of every route."""

from briefgen.pages.pictures import is_made_of_picture, planned_card, planned_picture
from briefgen.pages.plan import plan

__all__ = ["is_made_of_picture", "plan", "planned_card", "planned_picture"]
