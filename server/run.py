"""Runs a server until it is told to stop: `python -m server.run '<settings as JSON>'`.

A program of its own, in the place of the command line's (`os.execv`), since eventlet has to patch
the standard library before anything that keeps an unpatched piece of it is imported, and the
settings that say whether to are read by such a thing.
"""

from __future__ import annotations

import faulthandler
import gc
import json
import os
import signal
import socket
import sys
from pathlib import Path
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
#: Connections that wait until they are taken: every screen of a house comes back at once.
_BACKLOG = 1024
_ROOT = str(Path(__file__).resolve().parent.parent)


def become_server(settings: Settings) -> NoReturn:
    """Go on as a server with these settings; the process keeps its id."""
    sys.stdout.flush()
    # -P: a file in the folder where somebody types this is no module of ours.
    command = [sys.executable, "-P", "-m", "server.run", settings.model_dump_json()]
    os.execve(sys.executable, command, os.environ | {"PYTHONPATH": _ROOT})


def main() -> None:
    """Choose the concurrency, then import and serve."""
    os.umask(0o077)
    gc.disable()  # nothing of what is loaded goes again: to look for that takes a tenth of a start
    text = sys.argv[1]
    chosen = concurrency.start(json.loads(text)["async_mode"])

    from server.sentences import sentence
    from server.settings import Settings

    try:
        settings = Settings.model_validate_json(text)
    except Exception as error:
        raise SystemExit(sentence(error)) from error
    serve(settings, chosen)


def serve(settings: Settings, chosen: Concurrency) -> None:
    """Serve until SIGTERM or Ctrl-C; SystemExit with a sentence when that is not possible."""
    from server.sentences import sentence

    try:
        _serve(settings, chosen)
    except Exception as error:
        raise SystemExit(sentence(error)) from error


def _serve(settings: Settings, chosen: Concurrency) -> None:
    import structlog

    from server import app as application
    from server.gates.files import raise_limit
    from server.gates.sockets import Places
    from server.logs import configure

    configure(settings.log_level)
    log = structlog.get_logger("server")
    # The port first: who cannot have it has touched nothing. What comes before the server is ready
    # waits for it.
    for warning in settings.warnings():
        log.warning("look at this", says=warning)
    listening = take_port(settings.host, settings.port)
    files = raise_limit()
    places = Places.of(settings.most_sockets, min(chosen.most_sockets, files.sockets))
    if places.most < settings.most_sockets:
        log.warning(
            "fewer sockets than set", set=settings.most_sockets, most=places.most, files=files.most
        )
    server = application.build(settings, chosen, places=places)
    try:
        _until_told(server, settings, chosen, listening, log)
    finally:
        server.stop()


def take_port(host: str, port: int) -> socket.socket:
    """A socket that listens there, alone: SystemExit with a sentence if another one does.

    eventlet's own would share the port with whoever else shares it, and half of the visitors would
    be in another queue.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        both = host == "::" and socket.has_dualstack_ipv6()
        return socket.create_server(
            address[:2], family=family, backlog=_BACKLOG, dualstack_ipv6=both
        )
    except OSError as error:
        raise SystemExit(
            f"cannot listen on {host}:{port}: {error.strerror or error}. "
            "Is another program using the port? Choose one with --port."
        ) from error


def _until_told(
    server: Server, settings: Settings, chosen: Concurrency, listening: socket.socket, log: Any
) -> None:
    """Serve until SIGTERM or Ctrl-C.

    A signal only leaves a note: an exception out of its handler would come up wherever the
    program happens to be, in the middle of a commit for one. And the web server runs beside this,
    since eventlet's own waits for every connection to end, which a screen's never does.
    """
    from server.first_run.code import announced

    told: list[str] = []

    def note(number: int, frame: object) -> None:
        told.append(signal.Signals(number).name)
        # It says where every thread is, and ends the program: a thread of C's, so nothing that
        # hangs in here can hold it up. Everything that was acknowledged is on the disk.
        faulthandler.dump_traceback_later(_LONGEST_END_S, exit=True)

    for signalled in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signalled, note)
    failed: list[BaseException] = []

    door = server.open(chosen, listening)

    def listen() -> None:
        try:
            chosen.serve(server.app, door, door.most)
        except BaseException as error:  # noqa: BLE001 - without a port there is no server
            failed.append(error)

    # What is here now stays: with thousands of sockets, to look through all of it again whenever a
    # few hundred objects are new holds everybody up for a second.
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)
    gc.enable()
    server.start(chosen)
    chosen.spawn(door.run, chosen.sleep)
    chosen.spawn(listen)
    if not settings.demo and (says := announced(server.house.store, settings.data, settings.url)):
        log.warning("look at this", says=says)
    log.info("serving", url=settings.local_url, mode=chosen.mode, data=str(settings.data))
    while not told and not failed:
        chosen.sleep(_LOOK_S)
    if failed:
        raise failed[0]
    log.info("stopping", signal=told[0])


if __name__ == "__main__":
    main()
    # All is written and closed. The interpreter's own end would wait for whatever else runs in
    # here, and nothing of that may keep a server that was told to stop.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
