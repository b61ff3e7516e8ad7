"""The server's end of the devices: what each is, of whatever kind, and what its agent tells of it.

Nothing here waits for a device. What they shall do is in `queue`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

import structlog
from sqlite_utils import Database

from hardware.hub import history, jobs, rolls, standing_in
from hardware.hub.agents import Known, Seen
from hardware.hub.field import Field
from hardware.hub.jobs import JobView
from hardware.hub.queue import Queue
from hardware.hub.sounding import Sounding
from hardware.hub.views import Change, DeviceView
from hardware.introducing import FoundPrinter, SearchFor
from hardware.protocol import (
    STATES,
    AnyConfig,
    AnyState,
    Configuration,
    DeviceReport,
    DeviceState,
    Job,
    JobState,
    PrinterState,
    Report,
)
from storage import Store
from storage.times import from_ms, to_ms

log = structlog.get_logger("hub")

#: What the server grants the agent after a job's own expiry, before it calls the job expired.
GRACE_S = 15.0
#: A job 'printing' whose agent stays away for so long after its expiry is in doubt.
DOUBT_S = 120.0
_RESEND_S = 3.0
_OUT = str(PrinterState.PAPER_OUT)


class Hub(Field, Sounding, Queue):
    """Devices and jobs of one server. Methods may be called from any (green) thread."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        Queue.__init__(self, store, clock)
        Field.__init__(self)
        Sounding.__init__(self)
        self._about: dict[str, tuple[str, str]] = {}  # device → model, serial number
        self._callbacks: list[Callable[[Change], None]] = []

    # ------------------------------------------------------------------ set up

    def configure(self, devices: Iterable[AnyConfig]) -> None:
        """These are the devices from now on. Agents that are connected are told at once."""
        before, now = self._devices, self.clock()
        self._devices = {device.id: device for device in devices}
        for known in self._devices.values():
            self.agents.expect(known.agent, now)  # a server just started knows nothing yet
        with self._store.write() as db:
            for device in self._devices:
                db.execute(
                    "INSERT INTO device (id, state, since) VALUES (?, 'unknown', ?) "
                    "ON CONFLICT DO NOTHING",
                    (device, to_ms(now)),
                )
        if self.wire is not None and self._devices != before:
            for agent in {d.agent for d in (*before.values(), *self._devices.values())}:
                self.wire.send_configuration(agent)

    def on_change(self, callback: Callable[[Change], None]) -> None:
        """Call `callback` after each change is committed, in no transaction. It must not block."""
        self._callbacks.append(callback)

    # ------------------------------------------------------------------ views

    def device_states(self, conn: sqlite3.Connection, site: str | None = None) -> list[DeviceView]:
        """The devices of a site (of all, without one), in the order of the configuration."""
        known = {row["id"]: row for row in conn.execute("SELECT * FROM device")}
        waiting = dict(
            tuple(row)
            for row in conn.execute(
                "SELECT device, COUNT(*) FROM job "
                "WHERE state IN ('queued', 'sent', 'printing') GROUP BY device"
            )
        )
        views = []
        for config in self._devices.values():
            row = known.get(config.id)
            if row is None or site not in (None, config.site):
                continue
            views.append(
                DeviceView(
                    device=config.id,
                    name=config.name,
                    where=config.where,
                    site=config.site,
                    kind=config.kind,
                    state=STATES[config.kind](row["state"]),
                    since=from_ms(row["since"]),
                    detail=row["detail"],
                    about=self._about.get(config.id, ("", "")),
                    waiting=waiting.get(config.id, 0),
                    last=self._last(conn, config.id),
                    tickets_left=rolls.left(conn, config.id) if row["state"] != _OUT else None,
                    says_low=rolls.says_low(config),
                )
            )
        return views

    def new_roll(self, device: str) -> None:
        """Somebody has put a new roll into a printer, and says so."""
        with self._store.write() as db:
            rolls.begin(db, device, to_ms(self.clock()))
        log.info("new roll", device=device)

    def devices_of(self, site: str) -> list[AnyConfig]:
        """The devices of a site as they are configured, in their order."""
        return [one for one in self._devices.values() if one.site == site]

    def device_state(self, conn: sqlite3.Connection, device: str) -> DeviceView | None:
        """One device; None if it is not configured."""
        site = self._devices[device].site if device in self._devices else None
        return next((v for v in self.device_states(conn, site) if v.device == device), None)

    @staticmethod
    def _last(conn: sqlite3.Connection, device: str) -> JobView | None:
        row = conn.execute(
            "SELECT id FROM job WHERE device = ? AND ended_at IS NOT NULL "
            "ORDER BY created_at DESC LIMIT 1",
            (device,),
        ).fetchone()
        return None if row is None else jobs.get(conn, row["id"])

    # ------------------------------------------------------------------ from the agents

    def _changed(self, changes: Iterable[Change]) -> None:
        for change in changes:
            for callback in self._callbacks:
                try:
                    callback(change)
                except Exception:  # one listener must not stop the others
                    log.exception("a listener failed", device=change.device)

    def configuration(self, agent: str) -> Configuration:
        """What an agent needs: its devices, and every job of theirs that is open."""
        with self._store.read() as conn:
            open_jobs = jobs.open_jobs(conn, self._ids(agent))
        devices = tuple(self._of(agent))
        return Configuration(
            now=self.clock(),
            devices=devices,
            jobs=tuple(open_jobs),
            shown=self.shown_by(d.id for d in devices),
            to_say=self.to_say_by(d.id for d in devices),
        )

    def agent_came(self, agent: str, seen: Seen | None = None) -> None:
        """An agent is connected; `seen` says more of it."""
        self._handed.pop(agent, None)
        self.agents.came(seen or Seen(Known(agent), self.clock()))

    def agent_left(self, agent: str) -> None:
        """An agent's connection is gone; it has `AWAY_S` to come back before anything changes."""
        self.agents.left(agent)

    def report(self, agent: str, report: Report) -> None:
        """Keep how a job goes. Late, repeated and other agents' reports change nothing."""
        now = self.clock()
        self.agents.heard(agent, now)
        with self._store.write() as db:
            known = jobs.get(db.conn, report.job)
            if known is None or known.device not in self._ids(agent):
                return
            job = jobs.move(db, report.job, report.state, report.reason, now)
            if job is not None and job.state is JobState.PRINTED:
                rolls.printed(db, job.device, to_ms(now))
            gone_on = job is not None and standing_in.go_on(db, job, now)
        if gone_on:
            self.deliver()
        if job is not None:
            if job.state in (JobState.FAILED, JobState.IN_DOUBT, JobState.EXPIRED):
                # Not the key: a visit's id opens the visitor's page to whoever reads it.
                log.warning(
                    "a slip did not come out",
                    job=job.job,
                    device=job.device,
                    state=str(job.state),
                    reason=job.reason,
                )
            self._changed([Change(self._devices[job.device].site, job.device, job)])

    def states(self, agent: str, reports: Iterable[DeviceReport]) -> None:
        """Keep how devices are; also the agent's sign of life."""
        self.agents.heard(agent, self.clock())
        own = set(self._ids(agent))
        known = [report for report in reports if report.device in own]
        self._about |= {r.device: (r.model, r.serial) for r in known if r.model or r.serial}
        self._keep({r.device: (r.state, r.detail) for r in known})

    def search(self, site: str, *, scan: bool) -> int:
        """Let the agents of a site look for printers on their networks; how many there are."""
        agents = [one for one in self.agents.connected() if self.agents.drives(one, site)]
        if self.wire is not None:
            for agent in agents:
                self.wire.send_search(agent, SearchFor(scan=scan))
        return len(agents)

    def plugged_in(self, site: str | None = None) -> list[tuple[str, FoundPrinter]]:
        """What is plugged in where agents (of a site) run, and is no device of any site: agent and
        device."""
        known = ((one.agent, one.address) for one in self._devices.values())
        return self.agents.plugged_in(known, site)

    def _keep(self, states: dict[str, tuple[AnyState, str]]) -> None:
        """Write what is new; the time of a state is that of its beginning."""
        with self._store.read() as conn:
            known = {
                row["id"]: (row["state"], row["detail"])
                for row in conn.execute("SELECT * FROM device")
            }
        new = {d: s for d, s in states.items() if known.get(d) != (str(s[0]), s[1])}
        if not new:
            return
        moment = self.clock()
        now = to_ms(moment)
        with self._store.write() as db:
            for device, (state, detail) in new.items():
                db.execute(
                    "UPDATE device SET since = CASE WHEN state = ?1 THEN since ELSE ?3 END, "
                    "state = ?1, detail = ?2 WHERE id = ?4",
                    (str(state), detail, now, device),
                )
            before = {device: known[device][0] if device in known else "" for device in new}
            moved = [device for device in new if before[device] != str(new[device][0])]
            for device in moved:
                rolls.moved(db, device, before[device], new[device][0], now)
            self._withdrawn += self._taken_back(db, moved)
            history.note(db, {device: new[device] for device in moved}, moment)
        for device in moved:
            log.info("device state", device=device, state=str(new[device][0]))
        if self._withdrawn:
            self.deliver()
        self._changed(Change(self._devices[device].site, device) for device in moved)

    def _taken_back(self, db: Database, moved: list[str]) -> list[Job]:
        """What waits for printers whose stand-in prints, now that one of the two is another; only
        of agents that are there, and so say what they have not begun."""
        found: list[Job] = []
        there = self.agents.connected()
        for config in self._devices.values() if moved else ():
            pair = {config.id, getattr(config, "stand_in", None)}
            if not pair.intersection(moved) or config.agent not in there:
                continue
            other = standing_in.takes_over(db.conn, self._devices, config.id)
            if other is not None:
                found += standing_in.take_back(db, config.id, other, self.clock())
        return found

    # ------------------------------------------------------------------ time passing

    def sweep(self) -> None:
        """Let time pass: agents that went away, jobs that expired, jobs lost on the way.

        To be called every few seconds, from one place.
        """
        now = self.clock()
        away = [d for d in self._devices.values() if self.agents.away(d.agent, now)]
        self._keep({d.id: (DeviceState.UNKNOWN, "its agent is away") for d in away})
        self._changed(self._expire({d.id for d in away}, now))
        stale = to_ms(now - timedelta(seconds=_RESEND_S))
        with self._store.read() as conn:
            lost = conn.execute(
                "SELECT 1 FROM job WHERE state = 'queued' AND created_at < ? LIMIT 1", (stale,)
            ).fetchone()
        if lost:
            self._handed.clear()
            self.deliver()

    def _expire(self, away: set[str], now: datetime) -> list[Change]:
        with self._store.read() as conn:
            late = conn.execute(
                f"SELECT id, device, state FROM job WHERE {jobs.OPEN} AND expires_at < ?",  # noqa: S608
                (to_ms(now - timedelta(seconds=GRACE_S)),),
            ).fetchall()
            doubtful = to_ms(now - timedelta(seconds=DOUBT_S))
            lost = {
                row["id"]
                for row in conn.execute(
                    "SELECT id FROM job WHERE state = 'printing' AND expires_at < ?", (doubtful,)
                )
            }
        moves = []
        for row in late:
            if row["state"] != JobState.PRINTING:
                moves.append((row["id"], JobState.EXPIRED, "the device was not ready in time"))
            elif row["id"] in lost and row["device"] in away:
                moves.append((row["id"], JobState.IN_DOUBT, "its agent is away"))
        if not moves:
            return []
        with self._store.write() as db:
            moved = [jobs.move(db, *move, now) for move in moves]
        return [
            Change(self._devices[job.device].site, job.device, job)
            for job in moved
            if job is not None and job.device in self._devices
        ]
