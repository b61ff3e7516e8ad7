"""The backup of each night, made by a program of its own: `python -m server.nightly SETTINGS`, so
that packing a large database holds up no call."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import structlog

from server import backups
from server.settings import Settings
from storage import StorageError
from ticketing import sites
from web.house import House

log = structlog.get_logger(__name__)

_LOOK_S = 30.0
#: After a backup that failed, the next try.
_AGAIN = timedelta(hours=1)
#: One that takes longer is ended: the next night's would meet it.
LONGEST_S = 2 * 3600
#: So much later than it is due, somebody should know that there is none.
_LATE = timedelta(hours=6)
_ROOT = str(Path(__file__).resolve().parent.parent)


class Nightly:
    """`run` is its loop, for a thread of the server's making."""

    def __init__(self, settings: Settings, house: House) -> None:
        self._settings = settings
        self._house = house
        self._stopping = False
        self._process: subprocess.Popen[bytes] | None = None
        self._failed = ""
        self._not_before = house.clock()

    def run(self, sleep: Callable[[float], None]) -> None:
        """A backup whenever one is due; one that fails is told by `state` and tried again."""
        while not self._stopping:
            now = self._house.clock()
            try:
                if self._may(now) and now >= self.due(now):
                    self._make(sleep)
            except Exception:
                log.exception("nightly backup")
                self._not_before = now + _AGAIN
            sleep(_LOOK_S)

    def _may(self, now: datetime) -> bool:
        """A moment that is further off was set by a clock that was ahead."""
        return not now < self._not_before <= now + _AGAIN

    def due(self, now: datetime) -> datetime:
        """When the next one is to be made: at its hour of the night, or at once if that was slept
        through."""
        if not self._settings.backups_kept:
            return datetime.max.replace(tzinfo=UTC)
        # A clock that was ahead may have left dates to come: that is no reason to wait for them.
        last = backups.newest_nightly(self._settings, now) or min(now, self._since(now))
        zone = self._zone()
        night = last.astimezone(zone).replace(
            hour=self._settings.backup_hour, minute=0, second=0, microsecond=0
        )
        return night if night > last else night + timedelta(days=1)

    def state(self) -> str:
        """'ok', or why somebody should look after the backups."""
        if self._failed:
            return self._failed
        now = self._house.clock()
        due = self.due(now)
        return "ok" if now < due + _LATE else f"none since {due - timedelta(days=1):%Y-%m-%d}"

    def stop(self) -> None:
        """End `run`, and a backup that is being made: it leaves nothing behind."""
        self._stopping = True
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def _since(self, now: datetime) -> datetime:
        """When this house began, as long as it has no backup: its key was made at the start."""
        try:
            made = (self._settings.data / "secret.key").stat().st_mtime
        except OSError:
            return now
        return datetime.fromtimestamp(made, UTC)

    def _zone(self) -> tzinfo:
        with self._house.store.read() as conn:
            every = sites.every(conn)
        return every[0].zone_info if every else ZoneInfo("UTC")

    def _make(self, sleep: Callable[[float], None]) -> None:
        command = [
            *(sys.executable, "-P", "-m", "server.nightly"),
            self._settings.model_dump_json(),
        ]
        self._process = subprocess.Popen(
            command, stderr=subprocess.PIPE, env=os.environ | {"PYTHONPATH": _ROOT}
        )
        waited = 0.0
        while self._process.poll() is None and not self._stopping:
            sleep(1.0)
            waited += 1.0
            if waited > LONGEST_S:
                self._process.kill()
        if self._stopping:
            return
        assert self._process.stderr is not None
        said = self._process.stderr.read().decode(errors="replace").strip()
        if self._process.returncode:
            self._failed = said.splitlines()[-1] if said else "the night's backup was cut off"
            self._not_before = self._house.clock() + _AGAIN
            log.error("nightly backup failed", why=self._failed)
        else:
            self._failed = ""
            log.info("nightly backup made", folder=str(backups.folder(self._settings)))


def main() -> None:
    """Make the backup of this night."""
    os.umask(0o077)
    os.nice(10)
    # An exception, so that what was begun is removed.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("the backup was cut off"))
    try:
        backups.nightly(Settings.model_validate_json(sys.argv[1]), datetime.now(UTC))
    except StorageError as error:
        raise SystemExit(str(error)) from error


if __name__ == "__main__":
    main()
