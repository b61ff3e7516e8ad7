"""When somebody of the house first turned to a visitor who waited, and how soon it was promised."""

from __future__ import annotations

# As the house promised it when they came: `greet_s` is NULL where it promised nothing, and for
# whoever came before promises were kept.
SCRIPT = """
ALTER TABLE visit ADD COLUMN greet_s INTEGER CHECK (greet_s > 0);
ALTER TABLE visit ADD COLUMN greeted_at INTEGER;
"""
