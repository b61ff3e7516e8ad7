"""Runs a server until it is told to stop: `python -m server.run '<settings as JSON>'`.

A program of its own, in the place of the command line's (`os.execv`), since eventlet has to patch
the standard library before anything that keeps an unpatched piece of it is imported, and the
settings that say whether to are read by such a thing.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

from server import concurrency

if TYPE_CHECKING:
    from server.concurrency import Concurrency
    from server.settings import Settings


class Stop(Exception):
    """A signal asked the server to end."""


def become_server(settings: Settings) -> NoReturn:
    """Go on as a server with these settings; the process keeps its id."""
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "server.run", settings.model_dump_json()])


def main() -> None:
    """Choose the concurrency, then import and serve."""
    text = sys.argv[1]
    chosen = concurrency.start(json.loads(text)["async_mode"])

    from server.settings import Settings

    _serve(Settings.model_validate_json(text), chosen)


def _serve(settings: Settings, chosen: Concurrency) -> None:
    import structlog

    from server import app as application
    from server.logs import configure
    from storage import StorageError

    configure(settings.log_level)
    log = structlog.get_logger("server")
    try:
        server = application.build(settings, chosen)
    except StorageError as error:
        raise SystemExit(str(error)) from error
    signal.signal(signal.SIGTERM, _stop)
    try:
        server.start(chosen)
        log.info("serving", url=settings.local_url, mode=chosen.mode, data=str(settings.data))
        more = {"allow_unsafe_werkzeug": True} if chosen.mode == "threading" else {}
        server.socketio.run(
            server.app, host=settings.host, port=settings.port, log_output=False, **more
        )
    except OSError as error:
        raise SystemExit(
            f"cannot listen on {settings.host}:{settings.port}: {error.strerror}. "
            "Is another program using the port? Choose one with --port."
        ) from error
    except (Stop, KeyboardInterrupt):
        log.info("stopping")
    finally:
        server.stop()


def _stop(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise Stop


if __name__ == "__main__":
    main()
