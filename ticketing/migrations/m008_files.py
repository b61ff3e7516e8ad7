"""What another program's file said of an appointment when it was last taken over. The next file is
compared with it, so that only what that program changed is changed here too. Of who comes there are
digests alone, deleted with the person."""

from __future__ import annotations

SCRIPT = """
CREATE TABLE appointment_said (
    appointment TEXT PRIMARY KEY REFERENCES appointment(id) ON DELETE CASCADE,
    form TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    said TEXT NOT NULL CHECK (json_valid(said)),
    person TEXT CHECK (person IS NULL OR json_valid(person))
) STRICT, WITHOUT ROWID;
CREATE INDEX appointment_known ON appointment(site, reference) WHERE reference IS NOT NULL;
"""
