"""Which displays show a picture, a video or a page of words."""

from __future__ import annotations

# NULL: all that have room for it, as each was before one could be chosen.
SCRIPT = """
ALTER TABLE media ADD COLUMN displays TEXT CHECK (displays IS NULL OR json_valid(displays))
"""
