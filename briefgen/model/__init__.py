"""The values that stages hand to each other. All are frozen."""
