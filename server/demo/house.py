"""The house of the demonstration: the sample site, open round the clock, with emulated printers.

All of it is in one folder, so that a second start on the same folder goes on where the first
stopped: the database, the tokens (mode 0600), the printers' paper.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import tomlkit

from server.auth import kept_secret
from server.demo import field
from server.demo import past as weeks
from server.opening import open_store
from server.settings import Settings
from simulation.past.diary import clinics
from simulation.plan import Bookable, Kiosk, Plan, Receptionist, Staff
from storage import Store
from ticketing import commands
from ticketing.asks import SYSTEM, Ask
from ticketing.commands import recording
from ticketing.sites import Site
from ticketing.sites.file import parse
from ticketing.sites.hours import WEEKDAYS
from ticketing.sites.shown.door import MOST_TICKETS_PER_MINUTE
from ticketing.sites.shown.printers import Printer
from ticketing.staff import people
from ticketing.staff.people import Manager
from web import tokens
from web.pins import hashed

SITE_FILE = Path(__file__).resolve().parents[2] / "sites" / "one-stop-shop.toml"
#: PINs count up from here, in the order of the site file. Only ever in a demonstration.
FIRST_PIN = 1001
#: The desk that the front page shows: its adviser takes no breaks.
SHOWN_DESK = "counter-3"
#: It is open on the holidays of so many days from its start: whoever starts it wants to see it.
OPEN_DAYS = 14
_ROLES: tuple[tokens.Role, ...] = ("adviser", "supervisor")


@dataclass(frozen=True)
class DemoHouse:
    """What was set up, and under which address the server will serve it."""

    data: Path
    url: str
    site: Site
    tokens: Mapping[tokens.Role, str]
    #: By kiosk: a kiosk's token counts for it alone. One is its screen's, one the visitors'.
    kiosk_tokens: Mapping[str, str]
    visitors_tokens: Mapping[str, str]
    #: The first and the last of the days that were made up.
    made_up: tuple[date, date] | None = None

    @property
    def staff(self) -> list[Staff]:
        """Everybody, at a service point each, as the site file lists both."""
        people = zip(self.site.advisers, self.site.service_points, strict=False)
        return [
            Staff(adviser=who.id, pin=str(pin), service_point=where.id,
                  breaks=where.id != SHOWN_DESK)
            for pin, (who, where) in enumerate(people, FIRST_PIN)
        ]  # fmt: skip

    @property
    def simulated(self) -> list[Staff]:
        """All advisers but the supervisors: their places are left for whoever tries it out."""
        return [one for one in self.staff if self.site.adviser(one.adviser).role == "adviser"]

    @property
    def receptionist(self) -> Receptionist | None:
        """Who stands at the door: the first receptionist of the site file, if there is one."""
        for pin, one in enumerate(self.site.advisers, FIRST_PIN):
            if one.role == "receptionist":
                homes = {who.adviser: who.service_point for who in self.staff}
                books = tuple(
                    Bookable(type=it.type.id, adviser=it.adviser, service_point=it.place)
                    for it in clinics(self.site, homes)
                )
                kiosk = self.site.kiosks[0].id
                return Receptionist(adviser=one.id, pin=str(pin), kiosk=kiosk, books=books)
        return None

    def plan(self) -> Plan:
        """What the simulated people need."""
        return Plan(
            url=self.url,
            site=self.site.id,
            kiosks=tuple(Kiosk(id=id, token=token) for id, token in self.visitors_tokens.items()),
            staff=tuple(self.simulated),
            receptionist=self.receptionist,
        )

    def screens(self) -> dict[str, str]:
        """Every screen's address; those of staff carry a token once, for any browser."""
        site, zone = self.site.id, self.site.zones[0].id
        kiosks = {
            f"kiosk-{n}": f"{self.url}/kiosk/{site}/{kiosk.id}?token={self.kiosk_tokens[kiosk.id]}"
            for n, kiosk in enumerate(self.site.kiosks, 1)
        }
        supervisor = f"?token={self.tokens['supervisor']}"
        return {
            **kiosks,
            "display": f"{self.url}/display/{site}/{zone}",
            "desk": f"{self.url}/counter/{site}/{SHOWN_DESK}?token={self.tokens['adviser']}",
            "supervisor": f"{self.url}/supervisor/{site}{supervisor}",
            "figures": f"{self.url}/supervisor/{site}/figures{supervisor}",
            "reception": f"{self.url}/reception/{site}{supervisor}",
            "appointments": f"{self.url}/appointments/{site}{supervisor}",
            "devices": f"{self.url}/devices/{site}{supervisor}",
        }

    def facts(self, *, visitors: bool, speed: float) -> dict[str, Any]:
        """The contents of demo.json."""
        door = self.receptionist
        return {
            "url": self.url,
            "site": self.site.id,
            "zone": self.site.zones[0].id,
            "service_points": [point.id for point in self.site.service_points],
            "tokens": self.tokens,
            "kiosk_tokens": self.kiosk_tokens,
            "screens": self.screens(),
            "sign_ins": [
                {
                    "adviser": one.adviser,
                    "name": self.site.adviser(one.adviser).name,
                    "pin": one.pin,
                    "service_point": one.service_point,
                    "url": f"{self.url}/counter/{self.site.id}/{one.service_point}",
                }
                for one in self.staff
            ],
            "reception": None
            if door is None
            else {
                "adviser": door.adviser,
                "name": self.site.adviser(door.adviser).name,
                "pin": door.pin,
                "url": f"{self.url}/reception/{self.site.id}",
            },
            "made_up": self.made_up and [day.isoformat() for day in self.made_up],
            "desk": SHOWN_DESK,
            "simulated": [one.adviser for one in self.simulated] if visitors else [],
            "speed": speed,
        }


def set_up(data: Path, port: int, *, past: bool = True, speed: float = 1.0) -> DemoHouse:
    """Make the house in the folder `data`, or find it again there. A new one gets its `past`.

    Its kiosks let people take tickets at the `speed` at which they live."""
    store = open_store(Settings(data=data, port=port, demo=True))
    with closing(store):
        text = _site_text(data, speed)
        site = commands.load_site(store, text, now=_now(), actor=SYSTEM)
        write_private(data / SITE_FILE.name, text)
        _set_pins(store, site)
        secrets = {role: _token(store, data, site, role, f"demo {role}") for role in _ROLES}
        screens, visitors = (
            {one.id: _token(store, data, site, "kiosk", f"{whose} {one.id}", one.id)
             for one in site.kiosks}
            for whose in ("demo", "simulated visitors at")
        )  # fmt: skip
        house = DemoHouse(data, f"http://127.0.0.1:{port}", site, secrets, screens, visitors)
        if past:
            homes = {one.adviser: one.service_point for one in house.staff}
            weeks.give(store, _usual(), homes, _now())
        with store.read() as conn:
            return replace(house, made_up=recording.made_up(conn, site.id))


def printer_folder(data: Path, printer: str) -> Path:
    """Where an emulated printer keeps its paper."""
    return data / "printers" / printer


def free_port() -> int:
    """A TCP port of the loopback address that nobody listens on."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        port: int = listener.getsockname()[1]
        return port


def is_free(port: int) -> bool:
    """Whether a server could listen on the loopback address now."""
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def write_private(path: Path, text: str) -> None:
    """Write a file that its owner alone may read, all of it or nothing."""
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _now() -> datetime:
    return datetime.now(UTC)


def _usual() -> Site:
    """The site as its file has it, with its hours and holidays."""
    return parse(SITE_FILE.read_text(encoding="utf-8"))


def _site_text(data: Path, speed: float) -> str:
    document = tomlkit.parse(SITE_FILE.read_text(encoding="utf-8"))
    head: Any = document["site"]
    head["hours"] = dict.fromkeys(WEEKDAYS, "00:00-24:00")
    usual = _usual()
    today = _now().astimezone(usual.zone_info).date()
    soon = [today + timedelta(days=n) for n in range(OPEN_DAYS)]
    head["holidays"]["open"] = [day for day in soon if usual.closing(day)]
    # Who lives faster presses faster: a kiosk would refuse them, and tell of it as of an attack.
    pace = min(MOST_TICKETS_PER_MINUTE, round(usual.door.tickets_per_minute * max(1.0, speed)))
    head["door"] = {**head.get("door", {}), "tickets_per_minute": pace}
    printers: Any = document["printers"]
    for printer in printers:
        folder = printer_folder(data, str(printer["id"]))
        if printer["transport"] == "network":
            printer["address"] = f"127.0.0.1:{_same_port(data, str(printer['id']))}"
        else:
            printer["address"] = str(folder / "line")
    return tomlkit.dumps(document) + field.text(data, usual, SHOWN_DESK)


def _same_port(data: Path, printer: str) -> int:
    """The port that the printer had at the last start, if it is still free."""
    try:
        before: Any = tomlkit.parse((data / SITE_FILE.name).read_text(encoding="utf-8"))
        address = next(one["address"] for one in before["printers"] if one["id"] == printer)
        port = int(str(address).rpartition(":")[2])
    except (OSError, ValueError, KeyError, StopIteration):
        return free_port()
    return port if is_free(port) else free_port()


def _set_pins(store: Store, site: Site) -> None:
    by = Manager(Ask(_now(), SYSTEM), "administrator")
    for pin, adviser in enumerate(site.advisers, FIRST_PIN):
        with store.read() as conn:
            pin_hash, _, _ = people.secrets_of(conn, site.id, adviser.id)
        if pin_hash is None:
            people.set_secret(store, site.id, adviser.id, by, "pin", hashed(str(pin)))


def _token(
    store: Store, data: Path, site: Site, role: tokens.Role, name: str, kiosk: str | None = None
) -> str:
    """The token of this name, kept in a file beside the database it belongs to."""
    path = data / "tokens" / f"{name.replace(' ', '-')}.token"

    def make() -> str:
        return tokens.make(store, role, site=site.id, name=name, now=_now(), kiosk=kiosk)

    secret = kept_secret(path, make)
    with store.read() as conn:
        known = tokens.find(conn, secret)
    if known is None:  # another database than the one it was made for
        path.unlink()
        secret = kept_secret(path, make)
    return secret


def emulator_arguments(data: Path, printer: Printer) -> list[str]:
    """The command line of the emulator that stands in for a printer of the site."""
    folder = printer_folder(data, printer.id)
    if printer.transport == "network":
        where = ["--port", printer.address.rpartition(":")[2]]
    else:
        where = ["--pty", printer.address]
    dots = {80: 576, 58: 384}[printer.width]
    return [
        "--folder", str(folder), "--name", printer.id, "--width", str(dots),
        "--profile", printer.profile, *where,
    ]  # fmt: skip


def ready_control(data: Path, printer: Printer) -> None:
    """Whatever was the matter with an emulated printer, it begins well."""
    folder = printer_folder(data, printer.id)
    folder.mkdir(parents=True, exist_ok=True)
    write_private(folder / "control.json", json.dumps({"state": "ready", "slow": 0}))
