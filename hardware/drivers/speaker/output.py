"""An output of this computer, on which a program plays sound files. It raises nothing."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import tempfile
import threading
import time
import wave
from pathlib import Path

from hardware.drivers.interface import Status
from hardware.protocol import DeviceState, SpeakerConfig

#: How each program names the output it plays on.
_OUTPUT = {"aplay": "-D", "pw-play": "--target", "paplay": "--device"}
_QUIET = {"aplay": ["-q"]}
#: Longer than a file lasts, a program is given up.
BEYOND_S = 6.0
_LOOK_S = 0.05
#: What programs say of their output, and what it means.
_BUSY = re.compile(r"busy|in use", re.IGNORECASE)
_GONE = re.compile(
    r"no such|unknown pcm|cannot find|not found|no default|connection refused|host is down",
    re.IGNORECASE,
)


class Output:
    """One output of this computer."""

    def __init__(self, config: SpeakerConfig) -> None:
        self.config = config

    def check(self) -> Status:
        """How it is, by a moment of silence that is played on it."""
        return self.play(_silence(), threading.Event())

    def play(self, data: bytes, stop: threading.Event) -> Status:
        """Play a sound file to its end, or until `stop`. READY: all of it was played."""
        program = shutil.which(self.config.program)
        if program is None:
            says = f"{self.config.program} is not installed on its computer"
            return Status(DeviceState.OFFLINE, says)
        lasts = _seconds(data)
        if lasts is None:
            return Status(DeviceState.OFFLINE, "the server sent no sound file")
        handle, name = tempfile.mkstemp(suffix=".wav", prefix="nextplease-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            return self._run([program, *self._arguments(), name], lasts + BEYOND_S, stop)
        except OSError as error:
            return Status(DeviceState.OFFLINE, f"{self.config.program}: {error.strerror}")
        finally:
            Path(name).unlink(missing_ok=True)

    def _arguments(self) -> list[str]:
        config = self.config
        where = [_OUTPUT[config.program], config.output] if config.output else []
        return [*_QUIET.get(config.program, []), *where]

    def _run(self, command: list[str], limit_s: float, stop: threading.Event) -> Status:
        with tempfile.TemporaryFile() as said:
            running = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said
            )
            end = time.monotonic() + limit_s
            while running.poll() is None and time.monotonic() < end and not stop.is_set():
                stop.wait(_LOOK_S)
            if running.poll() is None:
                running.kill()
                running.wait()
                if stop.is_set():
                    return Status(DeviceState.OFFLINE, "the agent ends")
                return Status(DeviceState.SILENT, f"{self.config.program} does not end")
            if running.returncode == 0:
                return Status(DeviceState.READY)
            said.seek(0)
            return _trouble(said.read(2000).decode(errors="replace"), self.config.program)


def _trouble(said: str, program: str) -> Status:
    lines = ("".join(x for x in one if x.isprintable()).strip() for one in said.splitlines())
    line = next(filter(None, lines), "it gave no reason").removeprefix(f"{program}: ")
    detail = f"{program}: {line}"[:300]
    if _BUSY.search(said):
        return Status(DeviceState.BUSY, detail)
    if _GONE.search(said):
        return Status(DeviceState.UNPLUGGED, detail)
    return Status(DeviceState.OFFLINE, detail)


def _seconds(data: bytes) -> float | None:
    try:
        with wave.open(io.BytesIO(data)) as file:
            lasts: float = file.getnframes() / (file.getframerate() or 1)
            return lasts
    except (wave.Error, EOFError, RuntimeError):
        return None


def _silence() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(22_050)
        file.writeframes(bytes(2 * 22_050 // 20))
    return out.getvalue()
