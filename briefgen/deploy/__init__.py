"""Putting a built site where its readers are: checked, planned, in a safe order."""
