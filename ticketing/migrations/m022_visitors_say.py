"""What visitors say: from the call on ('I am on my way'), where their phone is told a message, how
it was, and complaints."""

from __future__ import annotations

# How it was is nobody's: an answer has a random id, a day and a part of it, and no place in any
# order by which the visit could be found; that a visit's question was answered is all that is kept
# with it.
SCRIPT = """
CREATE TABLE heard (
    step INTEGER PRIMARY KEY REFERENCES step(id) ON DELETE CASCADE,
    says TEXT NOT NULL CHECK (says IN ('on_my_way', 'more_time')),
    at INTEGER NOT NULL
) STRICT;
CREATE TABLE push (
    id INTEGER PRIMARY KEY,
    visit TEXT NOT NULL REFERENCES visit(id) ON DELETE CASCADE,
    endpoint TEXT NOT NULL CHECK (length(endpoint) BETWEEN 9 AND 1000),
    p256dh TEXT NOT NULL CHECK (length(p256dh) BETWEEN 1 AND 200),
    auth TEXT NOT NULL CHECK (length(auth) BETWEEN 1 AND 100),
    language TEXT NOT NULL,
    at INTEGER NOT NULL,
    soon_at INTEGER,
    call INTEGER,
    UNIQUE (visit, endpoint)
) STRICT;
CREATE TABLE opinion (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL REFERENCES site(id),
    day TEXT NOT NULL CHECK (day GLOB '[0-9]*-[0-9][0-9]-[0-9][0-9]'),
    part TEXT NOT NULL CHECK (part IN ('morning', 'midday', 'afternoon', 'evening')),
    source TEXT NOT NULL CHECK (source IN ('phone', 'exit')),
    enquiry TEXT,
    language TEXT NOT NULL,
    face INTEGER NOT NULL CHECK (face BETWEEN 1 AND 5),
    comment TEXT CHECK (length(comment) BETWEEN 1 AND 1000),
    CHECK ((enquiry IS NULL) = (source = 'exit'))
) STRICT, WITHOUT ROWID;
CREATE INDEX opinion_of_day ON opinion(site, day);
CREATE TABLE opinion_given (
    visit TEXT PRIMARY KEY REFERENCES visit(id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE complaint (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL REFERENCES site(id),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('complaint', 'comment')),
    source TEXT NOT NULL CHECK (source IN ('phone', 'exit', 'staff')),
    language TEXT NOT NULL,
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    name TEXT CHECK (length(name) BETWEEN 1 AND 100),
    contact TEXT CHECK (length(contact) BETWEEN 1 AND 200),
    closed_at INTEGER,
    closed_by TEXT,
    answer TEXT CHECK (length(answer) BETWEEN 1 AND 2000),
    CHECK ((closed_at IS NULL) = (closed_by IS NULL)),
    CHECK ((closed_at IS NULL) = (answer IS NULL))
) STRICT;
CREATE INDEX complaint_of_site ON complaint(site, at);
CREATE INDEX complaint_closed ON complaint(closed_at) WHERE closed_at IS NOT NULL
"""
