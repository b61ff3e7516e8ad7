"""Who waits for somebody to type their code, and who gives way when all places are taken."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from web.pairing import Codes, TooMany

NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)


class Hall:
    """Codes for six, three of an address."""

    def __init__(self) -> None:
        self.now = NOW
        self.codes = Codes(lambda: self.now, most=6, of_address=3)

    def comes(self, who: str, address: str) -> str:
        self.now += timedelta(seconds=1)
        return self.codes.show(who, address, "Firefox", "/").code

    def there(self) -> list[str]:
        return [one.address for one in self.codes.waiting()]


@pytest.fixture
def hall() -> Hall:
    found = Hall()
    for n in range(6):
        found.comes(f"stranger {n}", f"192.0.2.{n % 2}")
    return found


def test_who_comes_from_elsewhere_has_a_code_however_many_strangers_wait(hall: Hall) -> None:
    code = hall.comes("kiosk", "192.0.2.9")
    assert hall.there() == ["192.0.2.0", "192.0.2.1"] * 2 + ["192.0.2.0", "192.0.2.9"]
    assert hall.comes("kiosk", "192.0.2.9") == code
    with pytest.raises(TooMany):
        hall.comes("stranger 5", "192.0.2.1")
    assert hall.comes("kiosk", "192.0.2.9") == code


def test_where_each_has_as_many_nobody_gives_way(hall: Hall) -> None:
    for who in ("kiosk", "display"):
        hall.comes(who, "192.0.2.9")
    assert hall.there().count("192.0.2.9") == 2
    with pytest.raises(TooMany):
        hall.comes("another", "192.0.2.9")


def test_who_was_given_a_right_and_has_not_fetched_it_keeps_their_place(hall: Hall) -> None:
    last = hall.codes.waiting()[-1]
    hall.codes.use(last.code, "supervisor", lambda: 7)
    hall.comes("kiosk", "192.0.2.9")
    assert hall.codes.show("stranger 5", "192.0.2.1", "Firefox", "/").token == 7
