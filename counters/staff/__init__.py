"""The page of staff."""
