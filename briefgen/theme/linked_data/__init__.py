"""What a page says in the vocabulary of schema.org, for search engines and citation managers."""

from briefgen.theme.linked_data.graph import linked_data

__all__ = ["linked_data"]
