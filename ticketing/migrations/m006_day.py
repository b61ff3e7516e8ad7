"""The tables of the day: enquiry types that take no tickets for now, and how each day went."""

from __future__ import annotations

SCRIPT = """
CREATE TABLE enquiry_switch (
    site TEXT NOT NULL,
    enquiry TEXT NOT NULL,
    off_at INTEGER NOT NULL,
    service_day TEXT,
    reason TEXT NOT NULL,
    PRIMARY KEY (site, enquiry),
    FOREIGN KEY (site, enquiry) REFERENCES enquiry_type(site, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE site_day (
    site TEXT NOT NULL REFERENCES site(id),
    service_day TEXT NOT NULL,
    closed_early_at INTEGER,
    closed_early_reason TEXT,
    close_stopped_at INTEGER,
    PRIMARY KEY (site, service_day),
    CHECK ((closed_early_at IS NULL) = (closed_early_reason IS NULL))
) STRICT, WITHOUT ROWID
"""
