"""What everybody is told in the house's own words: while everybody's turn stands still, and as a
notice that fills every screen."""

from __future__ import annotations

SCRIPT = """
ALTER TABLE standstill ADD COLUMN words TEXT CHECK (words IS NULL OR json_valid(words));
ALTER TABLE notice ADD COLUMN whole INTEGER NOT NULL DEFAULT 0 CHECK (whole IN (0, 1))
"""
