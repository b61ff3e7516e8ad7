"""Runs a server until it is told to stop. The concurrency is chosen before anything else is
imported, since eventlet has to patch the standard library first."""

from __future__ import annotations

import logging
import signal
import sys
from types import FrameType

from server import concurrency
from server.settings import Settings


class Stop(Exception):
    """A signal asked the server to end."""


def serve(settings: Settings) -> None:
    """Serve until SIGTERM or Ctrl-C, then stop the agent and close the database."""
    chosen = concurrency.start(settings.async_mode)

    import structlog

    from server import app as application

    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping()[settings.log_level.upper()]
        ),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    log = structlog.get_logger("server")
    server = application.build(settings, chosen)
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
