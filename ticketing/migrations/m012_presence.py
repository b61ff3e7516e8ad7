"""When each member of staff last acted, kept by the database with each event that they cause, so
that no deed can forget it; and the clock that each site goes by, to notice one that jumps."""

from __future__ import annotations

# A program that acts at a service point acts for whoever is signed on there.
_AT_POINTS = (
    "'visit_called', 'visit_recalled', 'service_started', 'visit_finished', 'visit_no_show',"
    " 'visit_moved', 'visit_referred', 'visit_held', 'served_directly'"
)
_KEEP = "ON CONFLICT DO UPDATE SET at = excluded.at"

SCRIPT = f"""
CREATE TABLE acted (
    site TEXT NOT NULL,
    adviser TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (site, adviser)
) STRICT, WITHOUT ROWID;
INSERT INTO acted SELECT site, substr(actor, 9), max(at) FROM event
    WHERE actor IN (SELECT 'adviser:' || adviser FROM sign_on WHERE until IS NULL)
    GROUP BY site, actor;
CREATE TRIGGER event_of_an_adviser AFTER INSERT ON event WHEN NEW.actor LIKE 'adviser:%'
BEGIN INSERT INTO acted VALUES (NEW.site, substr(NEW.actor, 9), NEW.at) {_KEEP}; END;
CREATE TRIGGER event_for_an_adviser AFTER INSERT ON event
WHEN NEW.actor LIKE 'token:%' AND NEW.kind IN ({_AT_POINTS})
BEGIN INSERT INTO acted SELECT site, adviser, NEW.at FROM sign_on WHERE site = NEW.site
    AND service_point = json_extract(NEW.body, '$.service_point') AND until IS NULL {_KEEP}; END;
CREATE TABLE site_clock (
    site TEXT PRIMARY KEY REFERENCES site(id),
    boot TEXT NOT NULL,
    ahead INTEGER NOT NULL,
    before INTEGER,
    jumped_at INTEGER,
    jumped_by INTEGER
) STRICT
"""  # noqa: S608
