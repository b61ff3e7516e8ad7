"""Everybody seems to be the proxy, where the server was told of none."""

from __future__ import annotations

from server.gates.proxied import SAYS, Proxied

PROXY = "192.0.2.1"


def ask(seen: Proxied, address: str = PROXY, of: str | None = None, times: int = 1) -> None:
    for n in range(times):
        environ = {"REMOTE_ADDR": address}
        if of is not None:
            environ["HTTP_X_FORWARDED_FOR"] = of.format(n)
        seen.look(environ)


def test_when_all_come_from_one_address_for_others_it_is_said() -> None:
    for proxy in (PROXY, "127.0.0.1"):
        seen = Proxied()
        ask(seen, proxy, "203.0.113.{}", times=59)
        assert seen.state() == "ok"
        ask(seen, proxy, "203.0.113.77")
        assert seen.state() == SAYS


def test_what_this_machine_asks_by_itself_tells_nothing() -> None:
    seen = Proxied()
    for n in range(60):
        ask(seen, "127.0.0.1", f"203.0.113.{n}")
        ask(seen, "127.0.0.1")
    assert seen.state() == SAYS


def test_where_others_ask_too_it_is_not_everybody() -> None:
    seen = Proxied()
    ask(seen, of="203.0.113.{}", times=100)
    ask(seen, "198.51.100.9")
    assert seen.state() == "ok"
    for n in range(100):
        ask(seen, of=f"203.0.113.{n}")
        ask(seen, f"198.51.100.{n}", of="203.0.113.5")
    assert seen.state() == "ok"


def test_somebodys_own_proxy_is_no_proxy_of_ours() -> None:
    seen = Proxied()
    ask(seen, of="203.0.113.5", times=500)
    assert seen.state() == "ok"
