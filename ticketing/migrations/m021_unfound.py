"""Words that visitors looked for at a kiosk and did not find, counted by day."""

from __future__ import annotations

SCRIPT = """
CREATE TABLE unfound (
    site TEXT NOT NULL REFERENCES site(id),
    service_day TEXT NOT NULL,
    language TEXT NOT NULL,
    word TEXT NOT NULL,
    visits INTEGER NOT NULL CHECK (visits > 0),
    PRIMARY KEY (site, service_day, language, word)
) STRICT, WITHOUT ROWID;
"""
