"""What every driver must survive, one like the other: to begin with nothing there, to be plugged
in, rubbish, to be pulled out in its work, to be plugged in again, and its own end."""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol, TypeVar

import structlog
from pydantic import TypeAdapter

from display.voice import sound
from hardware.agent.journal import Journal
from hardware.agent.line import Lines
from hardware.agent.on_line import Board, Pad
from hardware.agent.speaking import Speaking
from hardware.agent.worker import Worker
from hardware.agent.workers import DeviceWorker, Surroundings, worker
from hardware.connections import usb_bus
from hardware.emulators.bus import EmulatedBus
from hardware.emulators.field import LineEmulator
from hardware.emulators.speaking import Device
from hardware.protocol import AnyConfig, Job, Row, Shown
from hardware.sounds import TrySound
from tests.integration.hardware.hardware_house import device
from tests.players import Players
from tests.soak.plugged import Behind, Plugged, plugged, ways
from tests.unit.hardware.samples import bilingual

_PATIENCE_S = 120
#: How many pieces of rubbish each is told.
_PIECES = 40
_LINES = [
    *(("qsystem", way) for way in ("serial", "network")),
    *(("text", way) for way in ("serial", "network")),
    *(("modbus", way) for way in ("serial", "network")),
]
_NUMBERS = {"qsystem": 33, "text": 0, "modbus": 5}
_KEYS = {"qsystem": "31", "modbus": "1", "keys": "kp1"}
T = TypeVar("T")


class Thing(Protocol):
    """Something that is driven, and what can be done to it."""

    driven: DeviceWorker

    def pull(self) -> None:
        """It is not there any more."""

    def put(self) -> None:
        """It is there again, and well."""

    def babble(self, data: bytes) -> None:
        """It says something that means nothing."""

    def work(self, n: int) -> None:
        """Let it do something, of a number of its own."""

    def done(self, n: int) -> int:
        """How often that was done."""


def until(happened: Callable[[], T | None], what: str) -> T:
    """What it gives, as soon as that is true. AssertionError if it is not in time."""
    end = time.monotonic() + _PATIENCE_S
    while not (found := happened()):
        assert time.monotonic() < end, f"{what} did not happen"
        threading.Event().wait(0.05)
    return found


def survived(thing: Thing) -> None:
    """AssertionError where something is not."""

    def usable() -> bool:
        report = thing.driven.report
        return report is not None and report.state.usable

    dice = random.Random(4)
    thing.pull()
    thing.driven.start()
    until(lambda: thing.driven.report is not None and not usable(), "the first look")
    thing.put()
    until(usable, "its first answer")
    for _ in range(_PIECES):
        thing.babble(dice.randbytes(dice.randrange(1, 12)))
        threading.Event().wait(0.01)
    until(usable, "an answer after rubbish")
    thing.work(1)
    until(lambda: thing.done(1), "its work")
    thing.work(2)
    thing.pull()
    until(lambda: not usable(), "that it was pulled out")
    thing.put()
    until(usable, "its answer when it was back")
    thing.work(3)
    until(lambda: thing.done(3), "its work when it was back")
    assert thing.done(1) == 1, "something was done twice"
    thing.driven.stop()
    thing.driven.join(30)
    assert not thing.driven.alive, "it does not end"


# ---------------------------------------------------------------------- each kind


class _Printer:
    def __init__(self, printer: Plugged, way: str, lent: Surroundings) -> None:
        self._printer, self._lent = printer, lent
        more = {"profile": "TM-T20II", "style": "text"}
        self._worker = worker(device(printer.address, way, **more), lent, interrupted=False)
        self.driven = self._worker

    def pull(self) -> None:
        self._printer.suffer("unplugged")

    def put(self) -> None:
        self._printer.recover()

    def babble(self, data: bytes) -> None:
        self._printer.babble(data)

    def work(self, n: int) -> None:
        assert isinstance(self._worker, Worker)
        number, now = f"C10{n}", self._lent.now()
        slip = bilingual(number)
        job = Job(job=number, device="entrance-printer", slip=slip, asked_at=now,
                  expires_at=now + timedelta(seconds=_PATIENCE_S))  # fmt: skip
        self._lent.journal.receive(number, job.device)
        self._worker.add(job)

    def done(self, n: int) -> int:
        if isinstance(self._printer, Behind):  # its pages are pictures, each with the same code
            return int(self._lent.journal.state(f"C10{n}") == "printed")
        return len(self._printer.papers("", f"C10{n}"))


class _Line:
    """A board or a pad on a line of its own."""

    def __init__(self, emulator: LineEmulator, config: dict[str, Any], lent: Surroundings) -> None:
        self._emulator, self._lent = emulator, lent
        self.driven = worker(_config(config), lent, interrupted=False)

    def pull(self) -> None:
        self._emulator.plug(False)

    def put(self) -> None:
        self._emulator.plug(True)

    def babble(self, data: bytes) -> None:
        self._emulator.say(data)


class _Board(_Line):
    def work(self, n: int) -> None:
        assert isinstance(self.driven, Board)
        self.driven.show(Shown(device="one", rows=(Row(number=f"C10{n}", call=n),)))

    def done(self, n: int) -> int:
        shown = self._emulator.devices["one"].text
        # What it showed before is gone by now, as it should be.
        return 1 if n == 1 and f"C10{n}" not in shown else sum(f"C10{n}" in row for row in shown)


class _Pad(_Line):
    def __init__(
        self, emulator: LineEmulator, config: dict[str, Any], lent: Surroundings, log: list[str]
    ) -> None:
        super().__init__(emulator, config, lent)
        self._key, self._log = next(iter(config["keys"])), log
        self._heard: dict[int, int] = {}

    def work(self, n: int) -> None:
        assert isinstance(self.driven, Pad)
        threading.Event().wait(1.5)  # a hand that has let go, and a pad that was asked since
        self._heard[n] = len(self._log)
        self._emulator.press("one", self._key)

    def done(self, n: int) -> int:
        begun = self._heard[n]
        return min(self._heard.get(n + 1, len(self._log)), len(self._log)) - begun


class _Speaker:
    def __init__(self, players: Players, program: str, lent: Surroundings) -> None:
        self._players = players
        config = {"kind": "speaker", "id": "one", "name": "one", "site": "s", "program": program}
        self._speaking = worker(_config(config), lent, interrupted=False)
        self.driven = self._speaking
        self._before: dict[int, int] = {}

    def pull(self) -> None:
        self._players.set("unplugged")

    def put(self) -> None:
        self._players.set("ready")

    def babble(self, data: bytes) -> None:
        """A program says nothing while it is well."""

    def work(self, n: int) -> None:
        assert isinstance(self._speaking, Speaking)
        self._before[n] = len(self._players.played)
        self._speaking.try_sound(TrySound(device="one", tried=n, path="/chime.wav"))

    def done(self, n: int) -> int:
        after = self._before.get(n + 1, len(self._players.played))
        return after - self._before[n]


def _config(given: dict[str, Any]) -> AnyConfig:
    made: AnyConfig = TypeAdapter(AnyConfig).validate_python(given)
    return made


# ---------------------------------------------------------------------- all of them


@contextmanager
def _lent(folder: Path, presses: list[str]) -> Iterator[Surroundings]:
    journal = Journal(folder / "journal.db")
    try:
        yield Surroundings(
            journal=journal,
            now=lambda: datetime.now(UTC),
            tell=lambda _: None,
            changed=lambda: None,
            press=lambda _, key: presses.append(key),
            fresh=lambda: True,
            lines=Lines(again=0.5),
            ask=lambda *_: {"ok": True},
            fetch=lambda _: _chime(),
        )
    finally:
        journal.close()


def _chime() -> bytes:
    return sound.write_wav(sound.chime())


def _things(folder: Path, bus: EmulatedBus) -> Iterator[tuple[str, Callable[[ExitStack], Thing]]]:
    """Each driver over each way, by a name, and what makes it."""
    for way in ways():

        def printer(stack: ExitStack, way: str = way) -> Thing:
            place = folder / f"printer-{way}"
            made = stack.enter_context(plugged(place, way, bus))
            return _Printer(made, way, stack.enter_context(_lent(place, [])))

        yield f"printer, {way}", printer
    for protocol, way in _LINES:

        def board(stack: ExitStack, protocol: str = protocol, way: str = way) -> Thing:
            emulator, config, place = _line(stack, folder, "board", protocol, way)
            config |= {"columns": 8}
            return _Board(emulator, config, stack.enter_context(_lent(place, [])))

        yield f"board, {protocol}, {way}", board
    for protocol, way in (("qsystem", "serial"), ("modbus", "network"), ("keys", "input")):

        def pad(stack: ExitStack, protocol: str = protocol, way: str = way) -> Thing:
            emulator, config, place = _line(stack, folder, "pad", protocol, way)
            config |= {"keys": {_KEYS[protocol]: "next"}}
            presses: list[str] = []
            return _Pad(emulator, config, stack.enter_context(_lent(place, presses)), presses)

        yield f"pad, {protocol}, {way}", pad
    for program in ("aplay", "pw-play", "paplay"):

        def speaker(stack: ExitStack, program: str = program) -> Thing:
            place = folder / f"speaker-{program}"
            players = Players(place)
            path = os.environ["PATH"]
            os.environ["PATH"] = f"{players.bin}{os.pathsep}{path}"
            stack.callback(os.environ.__setitem__, "PATH", path)
            return _Speaker(players, program, stack.enter_context(_lent(place, [])))

        yield f"speaker, {program}", speaker


def _line(
    stack: ExitStack, folder: Path, kind: str, protocol: str, way: str
) -> tuple[LineEmulator, dict[str, Any], Path]:
    place = folder / f"{kind}-{protocol}-{way}"
    place.mkdir(parents=True)
    number = _NUMBERS.get(protocol, 0)
    where: dict[str, Any] = {"port": 0} if way == "network" else {"link": place / "line"}
    devices = {"one": Device(kind, number)}
    emulator = stack.enter_context(LineEmulator(protocol, devices, **where))
    line = {"protocol": protocol, "transport": way, "address": emulator.address}
    given = {"kind": kind, "id": "one", "name": "one", "site": "s", "number": number, "line": line}
    return emulator, given, place


def survivors(folder: Path, heavy: object) -> str:
    """Every driver, one after the other, as a table. AssertionError with all that failed."""
    del heavy
    rows, wrong = [], []
    with ExitStack() as whole:
        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
        whole.callback(structlog.reset_defaults)
        bus = EmulatedBus()
        whole.enter_context(usb_bus.plugged_into(bus))
        for name, make in _things(folder, bus):
            begun = time.monotonic()
            try:
                with ExitStack() as stack:
                    survived(make(stack))
            except Exception as error:  # noqa: BLE001 - told, and the next has its turn
                wrong.append(f"{name}: {type(error).__name__}: {error}")
            rows.append(f"  {name:26}{time.monotonic() - begun:6.1f} s")
    text = "\n".join([f"{len(rows)} drivers and ways:", *rows, *wrong])
    assert not wrong, text
    return text
