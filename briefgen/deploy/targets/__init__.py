"""One module per kind of target, and what several of them share."""
