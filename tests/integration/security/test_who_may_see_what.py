"""Every route and every socket, asked by everybody: `matrix` says who is let in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from werkzeug.test import TestResponse

from tests.integration.security.actors import OTHER, POINT, SITE, Doors, doors, refused
from tests.integration.security.asked import Asked, Route, routes
from tests.integration.security.matrix import messages, sockets, table

#: Each may all that those before it may: of these the last that is refused and the first that is
#: let in are asked.
_STAFF = "RASM"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doors]:
    with doors(tmp_path_factory.mktemp("doors")) as found:
        yield found


@pytest.fixture(scope="module")
def asked(house: Doors) -> Asked:
    return Asked(house)


def test_the_table_names_every_route_and_every_message(house: Doors) -> None:
    assert set(routes(house.server.app)) == set(table())
    handlers = house.server.socketio.server.namespace_handlers
    assert set(handlers) == set(sockets())
    known = {"connect", "disconnect", "join"}
    said = {
        (namespace, name.removeprefix("on_"))
        for namespace, handler in handlers.items()
        for name in dir(handler)
        if name.startswith("on_") and name.removeprefix("on_") not in known
    }
    assert said == set(messages())


def test_each_right_opens_what_the_table_says_and_nothing_else(house: Doors, asked: Asked) -> None:
    wrong = []
    for route, who in table().items():
        if who in ("any", "person"):
            continue
        for letter in ("-", "K", *_edge(who), "P", "U"):
            let_in = not refused(_ask(house, asked, letter, route))
            if let_in != (letter in who):
                wrong.append(f"{route}: {letter} is {'let in' if let_in else 'refused'}")
    assert wrong == []


def test_what_is_for_everybody_asks_nobody_who_they_are(house: Doors, asked: Asked) -> None:
    wrong = [
        str(route)
        for route, who in table().items()
        if who == "any" and refused(_ask(house, asked, "-", route))
    ]
    assert wrong == []


def test_what_is_about_oneself_is_for_whoever_signed_in(house: Doors, asked: Asked) -> None:
    for route, who in table().items():
        if who == "person":
            assert refused(_ask(house, asked, "K", route)), route
            assert not refused(_ask(house, asked, "R", route)), route


def test_nobody_of_another_site_is_let_in(house: Doors, asked: Asked) -> None:
    wrong = []
    for route, who in table().items():
        if who in ("any", "person"):
            continue
        for letter in "KMPU" if "K" in who else "MPU":
            if not refused(_ask(house, asked, letter, route, site=OTHER)):
                wrong.append(f"{route}: {letter}")
    assert wrong == []


def test_a_partner_does_nothing_with_what_is_not_theirs(house: Doors, asked: Asked) -> None:
    house.sit()
    wrong = []
    for route, who in table().items():
        if "P" in who and any(part in route.rule for part in ("<visit>", "<appointment>")):
            answer = house.ask(
                "P", route.method, asked.path(route, theirs=False), asked.body(route, theirs=False)
            )
            if not refused(answer):
                wrong.append(f"{route}: {answer.status_code}")
    assert wrong == []


@pytest.mark.parametrize(("namespace", "who"), sockets().items())
def test_each_right_joins_what_the_table_says_and_nothing_else(
    house: Doors, namespace: str, who: str
) -> None:
    data = {"site": SITE, "point": POINT, "kiosk": "entrance-left", "zone": "main"}
    for letter in "-KRASMPU" if who not in ("any", "agent") else "-":
        if who == "agent":
            screen = house.screen(letter, namespace)
            assert not screen.is_connected(namespace)
            continue
        assert _joins(house, letter, namespace, data) == (who == "any" or letter in who), letter
        if who != "any" and letter in "MPUK":
            assert not _joins(house, letter, namespace, data, site=OTHER), letter


@pytest.mark.parametrize(("message", "who"), messages().items())
def test_each_message_is_heeded_by_whom_the_table_says(
    house: Doors, message: tuple[str, str], who: str
) -> None:
    namespace, name = message
    if who in ("any", "agent"):
        return
    data = {"site": SITE, "help": 999, "shown": True, "sounds": True, "kiosk": "entrance-left"}
    data = {"site": SITE, "kiosk": "entrance-left"} if name == "shown" else data
    for letter in "-KPU":
        screen = house.screen(letter, namespace)
        answer = screen.emit(name, data, namespace=namespace, callback=True)
        assert answer == {"ok": False}, letter


def _edge(who: str) -> list[str]:
    """The last of the staff who is refused, and the first who is let in."""
    first = next((n for n, letter in enumerate(_STAFF) if letter in who), len(_STAFF))
    assert set(_STAFF[first:]) <= set(who), who
    return [*_STAFF[max(0, first - 1) : first + 1]]


def _ask(house: Doors, asked: Asked, letter: str, route: Route, site: str = SITE) -> TestResponse:
    if letter == "P" and site == SITE:
        house.sit()
    return house.ask(letter, route.method, asked.path(route), asked.body(route), site=site)


def _joins(
    house: Doors, letter: str, namespace: str, data: dict[str, str], site: str = SITE
) -> bool:
    screen = house.screen(letter, namespace, site)
    wanted = {"site": SITE, **{k: v for k, v in data.items() if k in _NEEDED[namespace]}}
    answer = screen.emit("join", wanted, namespace=namespace, callback=True)
    screen.disconnect(namespace)
    return bool(answer["ok"])


_NEEDED = {
    "/kiosk": {"kiosk"},
    "/display": {"zone"},
    "/supervisor": set(),
    "/counter": {"point"},
    "/rooms": set(),
    "/staff": {"point"},
    "/reception": set(),
}
