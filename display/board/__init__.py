"""The screen of a waiting area."""
