"""A board that takes lines of text."""
