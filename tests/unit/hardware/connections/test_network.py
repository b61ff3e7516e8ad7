"""A line over the network that is kept open, and whose other end is gone without a word."""

from __future__ import annotations

import socket

import pytest

from hardware.connections import Unplugged, opened
from hardware.protocol import Line


def test_a_line_of_which_nothing_is_taken_any_more_is_unplugged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # As with a cable that is out: what is sent is acknowledged by nobody. No word comes of it.
    monkeypatch.setattr("hardware.connections.GONE_S", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as converter:
        converter.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        address = f"127.0.0.1:{converter.getsockname()[1]}"
        line = Line(protocol="qsystem", transport="network", address=address)
        with opened(line) as transport:
            there, _ = converter.accept()
            with there, pytest.raises(Unplugged):
                transport.write(bytes(20_000_000))
