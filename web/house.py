"""What a room gets from the composition root. Rooms import this type, never the server."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from storage import Store
from storage.aside import Aside, Reports
from ticketing import sites
from ticketing.day import clocks
from ticketing.queue.ahead import Shared
from ticketing.sites import Site
from ticketing.sites.file import Check
from web.alerts import Alerts
from web.devices import Elsewhere, PrinterNow
from web.enrolling import Enrolling
from web.paired import Paired
from web.pairing import Codes
from web.persons import Persons
from web.push import Push
from web.security_log import SecurityLog
from web.sessions import Sessions
from web.speaking import Speakers
from web.tokens import Uses


class Devices(Protocol):
    """What screens are told of devices; the server's hub tells it."""

    def devices(self, site: str) -> Sequence[Mapping[str, Any]]:
        """Every device of a site, as `hardware.hub.DeviceView.as_json` has it."""

    def printer(self, site: str, printer: str) -> PrinterNow:
        """How a printer is."""

    def prints(self, site: str, visits: Sequence[str]) -> Mapping[str, str]:
        """How far the slip of each visit is ('queued', 'sent', 'printing', 'printed', 'failed',
        'in_doubt', 'expired'); visits without a slip are left out."""

    def elsewhere(self, site: str, printer: str, visits: Sequence[str]) -> Elsewhere:
        """What another printer prints for this one."""


class NoDevices:
    """A house in which nothing prints."""

    def devices(self, site: str) -> Sequence[Mapping[str, Any]]:
        return ()

    def printer(self, site: str, printer: str) -> PrinterNow:
        return {"state": "unknown", "usable": False, "since": None}

    def prints(self, site: str, visits: Sequence[str]) -> Mapping[str, str]:
        return {}

    def elsewhere(self, site: str, printer: str, visits: Sequence[str]) -> Elsewhere:
        return {"instead": None, "slips": {}}


@dataclass(frozen=True)
class House:
    """The services of one running server.

    `clock` gives the present moment, aware, in UTC. What may take longer than some milliseconds is
    done aside, each kind by processes of its own, so that none waits for another: `reports` read
    the database, `voices` speak, `hashing` makes and compares hashes. `public_url` is where
    visitors' phones reach this server, without a slash at the end; '' where none does. `data` is
    the folder for files that are kept, `clips` that of recorded speech, if there is any. With
    `pins_anywhere` a PIN counts at every PC, not only at one that is known. `devices` is what
    screens are told of them;
    `require_second_factor` lets no supervisor in at a PC that is not known without an app's code.
    `security` is told what concerns who gets in, and keeps it for `security_days`; `sessions` are
    those who are signed in, each until it is unused for `session_idle`; `uses` is told of tokens;
    `persons` are visitors who asked for one at a kiosk; `codes` are shown by browsers that wait to
    become a screen, and `paired` are those that did; `enrolling` are agents that wait for a token;
    `speakers` know which loudspeaker of a room speaks; `alerts` tell staff what does not work;
    `version` is that of the program; `push` is where phones may be told, and by which key;
    `steady` reads the clock beside one that never jumps; `queues` are who is before whom.
    `unspoken` are the languages of a site in which nobody here says a call.
    `checks` are what the whole house checks of a site file beside the file's own rules, and
    `cautions` what it would rather see otherwise.
    """

    store: Store
    clock: Callable[[], datetime]
    reports: Reports
    voices: Aside
    hashing: Aside
    public_url: str
    data: Path
    clips: Path | None = None
    pins_anywhere: bool = True
    devices: Devices = field(default_factory=NoDevices)
    steady: clocks.Steady = clocks.as_told
    queues: Shared = field(default_factory=Shared)
    checks: tuple[Check, ...] = ()
    cautions: tuple[Check, ...] = ()
    unspoken: Callable[[Site], Sequence[str]] = lambda site: ()
    security_days: int = 90
    require_second_factor: bool = False
    session_idle: timedelta = timedelta(hours=4)
    version: str = ""
    push: Push = field(default_factory=Push)
    security: SecurityLog = field(init=False)
    sessions: Sessions = field(init=False)
    uses: Uses = field(init=False)
    persons: Persons = field(init=False)
    codes: Codes = field(init=False)
    paired: Paired = field(init=False)
    speakers: Speakers = field(init=False)
    enrolling: Enrolling = field(init=False)
    alerts: Alerts = field(init=False)

    def __post_init__(self) -> None:
        security = SecurityLog(self.store, self.clock)
        sessions = Sessions(self.store, self.clock, security, idle=self.session_idle)
        object.__setattr__(self, "security", security)
        object.__setattr__(self, "sessions", sessions)
        object.__setattr__(self, "uses", Uses(self.store, self.clock))
        object.__setattr__(self, "persons", Persons(self.clock))
        object.__setattr__(self, "codes", Codes(self.clock))
        object.__setattr__(self, "paired", Paired(self.store, self.clock))
        object.__setattr__(self, "speakers", Speakers())
        object.__setattr__(self, "enrolling", Enrolling(self.store, self.clock))
        object.__setattr__(self, "alerts", Alerts(self.store))

    def site(self, site_id: str) -> Site:
        """The site; NotFound names those there are."""
        found = self.store.lately.read(("site", site_id), lambda conn: sites.get(conn, site_id))
        assert found is not None  # NotFound otherwise
        return found

    def sure(self) -> datetime:
        """The moment that has passed by every clock of the house: what cannot be taken back goes by
        it, and not by a clock that went ahead and that nobody agreed to."""
        now = self.clock()
        reading = self.steady(now)
        with self.store.read() as conn:
            passed = (clocks.sure(conn, site.id, reading) for site in sites.every(conn))
            return min(passed, default=now)

    def ticket_url(self, visit: str) -> str:
        """The address of a visitor's own page, in capitals: a QR code of these is smaller."""
        return self._in_capitals(f"/T/{visit}")

    def appointment_url(self, appointment: str) -> str:
        """The address of an appointment's own page, in capitals too."""
        return self._in_capitals(f"/A/{appointment}")

    def place_url(self, site: str, signpost: str) -> str:
        """The address of the page that says where something else is done, in capitals too."""
        return self._in_capitals(f"/W/{site.upper()}/{signpost.upper()}")

    def _in_capitals(self, page: str) -> str:
        if not self.public_url:
            return page  # what the kiosk's own scanner reads, and no phone follows
        scheme, _, rest = self.public_url.partition("://")
        host, slash, path = rest.partition("/")
        # A path before ours may be case-sensitive; scheme and host never are.
        return f"{scheme.upper()}://{host.upper()}{slash}{path}{page}"
