"""Runs a server until it is told to stop: `python -m server.run '<settings as JSON>'`.

A program of its own, in the place of the command line's (`os.execv`), since eventlet has to patch
the standard library before anything that keeps an unpatched piece of it is imported, and the
settings that say whether to are read by such a thing.
"""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from server import concurrency

if TYPE_CHECKING:
    from server.app import Server
    from server.concurrency import Concurrency
    from server.settings import Settings


#: How soon a signal is seen.
_LOOK_S = 0.1
#: A server that was told to end has ended after this long, whatever hangs.
_LONGEST_END_S = 4.8


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
    try:
        _until_told(server, settings, chosen, log)
    finally:
        server.stop()


def _until_told(server: Server, settings: Settings, chosen: Concurrency, log: Any) -> None:
    """Serve until SIGTERM or Ctrl-C. SystemExit with a sentence when the port cannot be had.

    A signal only leaves a note: an exception out of its handler would come up wherever the
    program happens to be, in the middle of a commit for one. And the web server runs beside this,
    since eventlet's own waits for every connection to end, which a screen's never does.
    """
    told: list[str] = []

    def note(number: int, frame: object) -> None:
        told.append(signal.Signals(number).name)
        # It says where every thread is, and ends the program: a thread of C's, so nothing that
        # hangs in here can hold it up. Everything that was acknowledged is on the disk.
        faulthandler.dump_traceback_later(_LONGEST_END_S, exit=True)

    for signalled in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signalled, note)
    failed: list[BaseException] = []

    def listen() -> None:
        more = {"allow_unsafe_werkzeug": True} if chosen.mode == "threading" else {}
        try:
            server.socketio.run(
                server.app, host=settings.host, port=settings.port, log_output=False, **more
            )
        except BaseException as error:  # noqa: BLE001 - without a port there is no server
            failed.append(error)

    server.start(chosen)
    chosen.spawn(listen)
    log.info("serving", url=settings.local_url, mode=chosen.mode, data=str(settings.data))
    while not told and not failed:
        chosen.sleep(_LOOK_S)
    if failed:
        # Werkzeug exits without a word when the port is taken.
        taken = isinstance(failed[0], SystemExit)
        why = "Address already in use" if taken else getattr(failed[0], "strerror", failed[0])
        raise SystemExit(
            f"cannot listen on {settings.host}:{settings.port}: {why}. "
            "Is another program using the port? Choose one with --port."
        ) from failed[0]
    log.info("stopping", signal=told[0])


if __name__ == "__main__":
    main()
    # All is written and closed. The interpreter's own end would wait for whatever else runs in
    # here, and nothing of that may keep a server that was told to stop.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
