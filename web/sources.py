"""From where somebody tries to sign in: a PC that is known here by its token, or an address."""

from __future__ import annotations

from flask import has_request_context, request

from ticketing.staff.tries import HERE, Source
from web.addresses import who_asks
from web.callers import caller


def source(site: str) -> Source:
    """Of the present request: what is tried at a known PC counts there, and nowhere else."""
    if not has_request_context():
        return HERE
    pc = caller().known_pc(site)
    return Source(who_asks(request.remote_addr)) if pc is None else Source(f"pc {pc}", known=True)
