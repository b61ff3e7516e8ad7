"""One line that boards and pads share: its thread, whose turn it is, and how each device is.

What is to be shown is sent when it changes and again every ten seconds, whether or not anybody
answers on this line: a board that was off shows the present state when it is back.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

import structlog

from hardware.agent.echo import Echo
from hardware.agent.on_line import Device, Pad
from hardware.connections import Busy, Transport, TransportError, opened
from hardware.drivers.field import SPOKEN, Exchange, Heard
from hardware.protocol import DeviceState, Line

log = structlog.get_logger("agent")

#: A device is told what it shows at least so often, in seconds.
AGAIN_S = 10.0
#: A pad that is asked is asked so often; one that does not answer more seldom.
POLL_S, POLL_SILENT_S = 0.1, 2.0
#: Without an answer so many times in a row, a device is down.
MISSES = 3
_READ_S = 0.05
#: After so long without a byte a frame that is begun has no end.
_SILENCE_S = 0.1
_RETRY_S = (0.5, 10.0)
UNASKED = "its line is there; nothing on it says how it is"


class LineThread:
    """A line and the devices on it; it lives while it has any."""

    def __init__(
        self,
        line: Line,
        fresh: Callable[[], bool],
        again: float = AGAIN_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.line = line
        self._fresh = fresh
        self._again = again
        self._clock = clock
        self._speech = SPOKEN[line.protocol]()
        self._echo = Echo()
        self._devices: dict[str, Device] = {}
        self._urgent: deque[Exchange] = deque(maxlen=100)
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._asked = False  # a pad had the last turn
        self._sent = self._came = float("-inf")
        self._thread: threading.Thread | None = None

    # ------------------------------------------------------------------ for its devices

    @property
    def alive(self) -> bool:
        """Whether its thread runs."""
        return self._thread is not None and self._thread.is_alive()

    def add(self, device: Device) -> None:
        """From now on this one too."""
        with self._lock:
            self._devices[device.id] = device

    def start(self) -> None:
        """Begin with its first device."""
        if self._thread is None:
            name = f"line-{self.line.address}"
            self._thread = threading.Thread(target=self._run, name=name, daemon=True)
            self._thread.start()

    def remove(self, device: str) -> bool:
        """This one no longer; whether any is left."""
        with self._lock:
            self._devices.pop(device, None)
            if not self._devices:
                self._stopping.set()
            return bool(self._devices)

    def join(self, timeout: float) -> None:
        """Wait for the end of its thread, once no device is left."""
        if self._stopping.is_set() and self._thread is not None:
            self._thread.join(timeout)

    def renumber(self, old: int, new: int) -> bool:
        """Give a device another address; whether the protocol can."""
        exchange = self._speech.renumber(old, new)
        if exchange is not None:
            self._urgent.append(exchange)
        return exchange is not None

    def refuse(self, pad: Pad) -> None:
        """Let a pad say that nothing was done; two seconds later it is told again what it shows."""
        self._urgent.extend(self._speech.refuse(pad.config))
        pad.told_at = self._clock() - self._again + 2.0

    # ------------------------------------------------------------------ its thread

    def _all(self) -> list[Device]:
        with self._lock:
            return list(self._devices.values())

    def _run(self) -> None:
        pause = _RETRY_S[0]
        while not self._stopping.is_set():
            try:
                with opened(self.line) as transport:
                    pause = _RETRY_S[0]
                    self._came_back()
                    while not self._stopping.is_set():
                        self.turn(transport)
            except TransportError as error:
                state = DeviceState.BUSY if isinstance(error, Busy) else DeviceState.UNPLUGGED
                for device in self._all():
                    device.see(state, str(error))
                    device.lost()
            except Exception as error:  # a line must not lose its thread
                log.exception("a line failed", line=self.line.address)
                for device in self._all():
                    device.see(DeviceState.OFFLINE, f"the agent failed: {type(error).__name__}")
            self._stopping.wait(pause)
            pause = min(pause * 2, _RETRY_S[1])

    def _came_back(self) -> None:
        self._urgent.clear()
        self._speech = SPOKEN[self.line.protocol]()  # which knows nothing of before
        self._echo = Echo()
        self._sent = self._came = float("-inf")
        for device in self._all():
            device.lost()
            self._see_unasked(device)

    def _see_unasked(self, device: Device) -> None:
        if not self._speech.answer_s:
            device.see(DeviceState.READY, UNASKED)

    def turn(self, transport: Transport) -> None:
        """Send what is due, if it is time, and take what has come. Raises TransportError."""
        now = self._clock()
        for device in self._all():
            if device.report is None:  # it came after the line was opened
                self._see_unasked(device)
        if now - self._sent >= self._speech.gap_s:
            exchange = self._next(now)
            if exchange is not None:
                if not self._speech.answer_s:  # where one is asked, an answer may be the same
                    self._take(self._echo.sent(exchange.data), now)
                transport.write(exchange.data)
                # Handed over it is still on its way: a byte is ten bits.
                self._sent = self._clock() + 10 * len(exchange.data) / self.line.baud
                if exchange.asks is not None:
                    self._await(transport, exchange.asks)
                    self._sent = self._clock()
                    return
        self._listen(transport, _READ_S if self._speech.gap_s > _READ_S else 0.01)

    def _next(self, now: float) -> Exchange | None:
        """Whose turn it is: what changed; then, one after the other, what was told long ago and a
        pad. Some pad is always to be asked, and none shall wait until all the others were told."""
        if self._urgent:
            return self._urgent.popleft()
        devices = self._all()
        for device in devices:
            frames = device.changes(self._speech, now, fresh=self._fresh())
            if frames:
                self._urgent.extend(frames)
                return self._urgent.popleft()
        old = min(devices, key=lambda one: one.told_at, default=None)
        pad = self._to_be_asked(devices, now)
        if old is not None and now - old.told_at >= self._again and (pad is None or self._asked):
            self._asked = False
            self._urgent.extend(old.present(self._speech, now, fresh=self._fresh()))
            if self._urgent:
                return self._urgent.popleft()
        if pad is None:
            return None
        self._asked = True
        pad.polled_at = now
        return self._speech.poll(pad.config.number)

    def _to_be_asked(self, devices: list[Device], now: float) -> Pad | None:
        """The pad that waits longest to be asked for its keys, if that is long enough."""
        pads = (one for one in devices if isinstance(one, Pad))
        for pad in sorted(pads, key=lambda pad: pad.polled_at):
            every = POLL_SILENT_S if pad.misses >= MISSES else POLL_S
            if now - pad.polled_at >= every and self._speech.poll(pad.config.number) is not None:
                return pad
        return None

    # ------------------------------------------------------------------ what comes

    def _await(self, transport: Transport, number: int) -> None:
        """Until the device that was asked has answered, or its time is over, which begins with the
        end of the question."""
        end = self._sent + self._speech.answer_s
        while (left := end - self._clock()) > 0:
            if any(heard.number == number for heard in self._listen(transport, left)):
                return
        self._speech.silence()
        for device in self._of(number):
            device.missed(MISSES)

    def _listen(self, transport: Transport, timeout: float) -> list[Heard]:
        data = transport.read(timeout)
        now = self._clock()
        if data:
            self._came = now
            data = self._echo.came(data)
        elif now - self._came > _SILENCE_S:
            data = self._echo.silence()
            self._speech.silence()
        every = self._take(data, now)
        for device in self._all():
            device.look(now)
        return every

    def _take(self, data: bytes, now: float) -> list[Heard]:
        every = self._speech.feed(data) if data else []
        for heard in every:
            for device in self._of(heard.number):
                device.heard(heard, now)
        return every

    def _of(self, number: int) -> list[Device]:
        return [one for one in self._all() if one.config.number == number]


class Lines:
    """The lines of an agent, by what they are. `again`: seconds until a device is told once more
    what it shows."""

    def __init__(self, again: float = AGAIN_S) -> None:
        self._again = again
        self._lines: dict[Line, LineThread] = {}
        self._lock = threading.Lock()

    def put(self, device: Device, fresh: Callable[[], bool]) -> LineThread:
        """On its line, which begins with its first device."""
        with self._lock:
            line = self._lines.get(device.config.line)
            if line is None:
                line = self._lines[device.config.line] = self._new(device.config.line, fresh)
            line.add(device)
            line.start()
            return line

    def _new(self, line: Line, fresh: Callable[[], bool]) -> LineThread:
        return LineThread(line, fresh, self._again)

    def take(self, device: Device) -> None:
        """Off its line."""
        with self._lock:
            line = self._lines.get(device.config.line)
            if line is not None and not line.remove(device.id):
                del self._lines[device.config.line]
