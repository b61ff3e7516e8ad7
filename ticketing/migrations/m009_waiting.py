"""How many wait for each enquiry type, kept by the database as steps come and go: a ticket says how
many are before it, and to count them took longer the more there were."""

from __future__ import annotations

_MORE = """
    INSERT INTO waiting_count VALUES (NEW.site, NEW.service_day, NEW.enquiry, 1)
    ON CONFLICT DO UPDATE SET waiting = waiting + 1;
"""
#: Nobody is no row: the table is as large as the queue is varied, however many days have been.
_FEWER = """
    DELETE FROM waiting_count WHERE site = OLD.site AND service_day = OLD.service_day
        AND enquiry = OLD.enquiry AND waiting = 1;
    UPDATE waiting_count SET waiting = waiting - 1 WHERE site = OLD.site
        AND service_day = OLD.service_day AND enquiry = OLD.enquiry;
"""

SCRIPT = f"""
CREATE TABLE waiting_count (
    site TEXT NOT NULL,
    service_day TEXT NOT NULL,
    enquiry TEXT NOT NULL,
    waiting INTEGER NOT NULL,
    PRIMARY KEY (site, service_day, enquiry)
) STRICT, WITHOUT ROWID;
INSERT INTO waiting_count SELECT site, service_day, enquiry, count(*) FROM step
    WHERE state = 'waiting' GROUP BY site, service_day, enquiry;
CREATE TRIGGER step_waits_from_the_start AFTER INSERT ON step WHEN NEW.state = 'waiting'
BEGIN {_MORE} END;
CREATE TRIGGER step_waits AFTER UPDATE OF state, site, service_day, enquiry ON step
WHEN NEW.state = 'waiting'
BEGIN {_MORE} END;
CREATE TRIGGER step_waits_no_more AFTER UPDATE OF state, site, service_day, enquiry ON step
WHEN OLD.state = 'waiting'
BEGIN {_FEWER} END;
CREATE TRIGGER step_that_waited_is_gone AFTER DELETE ON step WHEN OLD.state = 'waiting'
BEGIN {_FEWER} END
"""  # noqa: S608
