"""The figures once more, slowly, from the event log alone: what those of the tables are held to.

Each second that somebody waits goes into one wait, or is left out for a reason that is named.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from analytics.figures import steps
from analytics.figures.tally import COUNTS, tally_steps
from storage import Store
from ticketing import sites
from ticketing.events import Logged, log
from ticketing.events.base import OfVisit


@dataclass
class Told:
    """One step, whatever its parts; `open_since` is when its present wait, or service, began."""

    enquiry: str
    state: str
    open_since: int
    direct: bool = False
    waits: list[int] = field(default_factory=list)
    #: What was waited since the last call.
    uncalled: int = 0
    calls: int = 0
    called_at: int = 0
    walks: list[int] = field(default_factory=list)
    services: list[int] = field(default_factory=list)
    outcome: str | None = None
    seconds_waited: int = 0

    def waits_no_more(self, at: int) -> None:
        if self.state == "waiting":
            self.seconds_waited += at - self.open_since
            self.uncalled += at - self.open_since

    def ends(self, at: int, outcome: str) -> None:
        self.waits_no_more(at)
        if self.state == "serving":
            self.services.append(max(at - self.open_since, 0))
        self.state, self.outcome = "ended", outcome


def of_visit(story: list[Logged]) -> list[Told]:
    """The steps of a visit; several ids may name one."""
    by_id: dict[int, Told] = {}
    for logged in story:
        event: Any = logged.event
        at, kind = logged.at, event.kind
        this = by_id.get(getattr(event, "step", 0))
        if kind in ("visit_issued", "enquiry_queued"):
            by_id[event.step] = Told(event.enquiry, "waiting", at)
        elif kind == "served_directly":
            by_id[event.step] = Told(event.enquiry, "serving", at, direct=True)
        elif kind == "visit_answered":
            by_id[event.step] = Told(event.enquiry, "door", at)
        elif this is not None:
            _goes_on(by_id, this, logged)
    return list({id(one): one for one in by_id.values()}.values())


def _goes_on(by_id: dict[int, Told], this: Told, logged: Logged) -> None:
    event: Any = logged.event
    at = logged.at
    match event.kind:
        case "visit_called":
            this.waits_no_more(at)
            this.waits.append(max(this.uncalled, 0))
            this.uncalled, this.calls = 0, this.calls + 1
            this.state, this.called_at = "called", at
        case "service_started":
            if this.calls == 1:
                this.walks.append(max(at - this.called_at, 0))
            this.state, this.open_since = "serving", at
        case "enquiry_changed":
            this.enquiry = event.to_enquiry
        case "visit_held":
            this.waits_no_more(at)
            if this.state == "serving":
                this.services.append(max(at - this.open_since, 0))
            by_id[event.new_step] = this
            this.state, this.open_since = "held", at
        case "visit_resumed":
            this.state, this.open_since = "waiting", max(at, this.open_since)
        case "visit_finished" | "visit_cancelled":
            this.ends(at, event.outcome)
        case "visit_no_show":
            this.ends(at, "no_show")
        case "visit_day_closed":
            this.ends(at, "day_closed")
        case "visit_referred":
            this.ends(at, "referred")
            by_id[event.new_step] = Told(event.to_enquiry, "waiting", at)
        case "visit_returned":
            by_id[event.new_step] = Told(this.enquiry, "waiting", at)


def counted(
    told: list[Told], targets: dict[str, int], now: int, *, set_back: bool
) -> tuple[Counter[str], list[list[int]]]:
    """The counts, and the waits, walks and services (ms, rising)."""
    counts: Counter[str] = Counter()
    times: list[list[int]] = [[], [], []]
    left_out = 0
    for one in told:
        if one.state == "door":
            counts["door"] += 1
            continue
        one.seconds_waited += now - one.open_since if one.state == "waiting" else 0
        if one.outcome == "cancelled":
            left_out += one.seconds_waited  # a ticket that was taken back
            continue
        counts["issued"] += 1
        wait, target = sum(one.waits), targets[one.enquiry]
        counts["called"] += bool(one.calls)
        counts["within_target"] += bool(one.calls) and wait <= target
        waits_still = now - one.open_since if one.state == "waiting" else 0
        counts["waiting_past_target"] += (
            one.state == "waiting" and wait + max(one.uncalled + waits_still, 0) > target
        )
        counts[_place(one)] += 1
        if one.outcome == "day_closed":
            left_out += one.seconds_waited
            continue
        left_out += one.uncalled + waits_still  # who waits still, or left before a call
        times[0] += [wait] if one.calls else []
        times[1] += one.walks
        times[2] += [sum(one.services)] if one.services and one.state == "ended" else []
    if not set_back:  # where the clock was, a wait is never negative
        assert sum(one.seconds_waited for one in told) == sum(times[0]) + left_out
    return counts, [sorted(each) for each in times]


def _place(one: Told) -> str:
    if one.state != "ended":
        return "with_adviser" if one.state in ("called", "serving") else one.state
    if one.outcome == "left":
        return "served" if one.services else "left"
    return {"no_show": "no_shows", "day_closed": "day_closed"}.get(one.outcome or "", "served")


def the_figures_are_those_of_the_log(store: Store, site_id: str, now: int) -> None:
    """All service days together: what is counted of the steps is what the log tells."""
    stories: dict[str, list[Logged]] = {}
    with store.read() as conn:
        site = sites.get(conn, site_id)
        days = [row[0] for row in conn.execute("SELECT DISTINCT service_day FROM step")]
        events: list[Logged] = []
        while batch := log.after(conn, events[-1].seq if events else 0, 5000):
            events += batch
        for logged in events:
            if isinstance(logged.event, OfVisit):
                story = stories.setdefault(logged.event.visit, [])
                event: Any = logged.event
                if event.kind == "action_undone":
                    story[:] = [one for one in story if one.seq < event.undone]
                else:
                    story.append(logged)
        found = tally_steps(
            (step for day in days for step in steps.of_day(conn, site_id, day)), now, site.zone_info
        )
    moments = [logged.at for logged in events]
    set_back = [*moments, now] != sorted([*moments, now])
    targets = {one.id: one.target_s * 1000 for one in site.enquiries}
    for enquiry in targets:
        told = [s for story in stories.values() for s in of_visit(story) if s.enquiry == enquiry]
        counts, times = counted(told, targets, now, set_back=set_back)
        tally = found.get(enquiry)
        if tally is None:
            assert not any(counts.values())
            continue
        told_counts = {name: counts[name] for name in COUNTS if "avoidable" not in name}
        assert {name: getattr(tally, name) for name in told_counts} == told_counts
        lists = [sorted(each.tolist()) for each in (tally.waits, tally.walks, tally.services)]
        assert lists == times
