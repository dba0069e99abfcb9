"""Folders of this and of other computers, seen alike."""
