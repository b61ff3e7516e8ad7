"""Who may do what: grants of a person and of tokens, at one site or another."""

from __future__ import annotations

import pytest

from tests.helpers import an_ask
from ticketing.asks import Actor
from ticketing.staff import places
from web.callers import Caller, Forbidden, Grant, Need, Unauthorised, ask

MEGAN = Grant("adviser", "riverside", "Megan", "megan")
CARYS = Grant("supervisor", "riverside", "Carys", "carys")
KIOSK = Grant("kiosk", "riverside", "entrance-left")
PROGRAM = Grant("adviser", "riverside", "crm")
EVERYWHERE = Grant("supervisor", None, "head office")
AGENT = Grant("agent", None, "local")
DOOR = Grant("receptionist", "riverside", "Sian", "sian")
IT = Grant("administrator", "riverside", "Owen", "owen")
PC = Grant("counter", "riverside", "counter-3")
POLICE = Grant("partner", "riverside", "Gareth", "gareth", only=frozenset({"police"}))
AUDITOR = Grant("auditor", "riverside", "Lowri", "lowri")
ALL: tuple[Need, ...] = (
    "kiosk",
    "receptionist",
    "reception",
    "adviser",
    "supervisor",
    "administrator",
)


@pytest.mark.parametrize(
    ("grant", "may"),
    [
        (MEGAN, {"receptionist", "reception", "adviser"}),
        (CARYS, {"receptionist", "reception", "adviser", "supervisor"}),
        (IT, {"receptionist", "reception", "adviser", "supervisor", "administrator"}),
        (DOOR, {"receptionist", "reception"}),
        (KIOSK, {"kiosk"}),
        (PROGRAM, {"receptionist", "reception", "adviser"}),
        (EVERYWHERE, {"receptionist", "reception", "adviser", "supervisor"}),
        (PC, set()),
        (AGENT, set()),
        (POLICE, set()),
        (AUDITOR, set()),
    ],
)
def test_each_role_may_do_its_part_and_no_more(grant: Grant, may: set[str]) -> None:
    assert {need for need in ALL if grant.may(need, "riverside")} == may
    assert any(grant.may(need, "seaside") for need in ALL) == (grant.site is None and may != set())


def test_partner_staff_serve_their_own_enquiries_and_no_other() -> None:
    assert {need for need in ALL if POLICE.may(need, "riverside", "police")} == {
        "receptionist",
        "reception",
        "adviser",
    }
    assert not any(POLICE.may(need, "riverside", "benefits", looks=True) for need in ALL)
    assert not any(POLICE.may(need, "seaside", "police") for need in ALL)
    assert (POLICE.sees("police"), POLICE.sees("benefits"), POLICE.sees(None)) == (
        True,
        False,
        False,
    )
    assert Caller((POLICE,)).part("riverside", "supervisor") == POLICE
    with pytest.raises(Forbidden, match="own enquiries alone"):
        Caller((POLICE,)).need("riverside", "receptionist", enquiry="benefits")


def test_an_auditor_looks_at_everything_and_does_nothing() -> None:
    assert {need for need in ALL if AUDITOR.may(need, "riverside", looks=True)} == {*ALL} - {
        "kiosk"
    }
    assert not any(AUDITOR.may(need, "seaside", looks=True) for need in ALL)
    assert Caller((AUDITOR,)).looking().need("riverside", "administrator") == AUDITOR
    with pytest.raises(Forbidden, match="change nothing"):
        Caller((AUDITOR,)).need("riverside", "receptionist")


@pytest.mark.parametrize("person", [POLICE, AUDITOR])
def test_a_pc_of_staff_gives_no_more_to_who_may_less(person: Grant) -> None:
    found = Caller.of((person, PROGRAM, EVERYWHERE, KIOSK))
    assert found.knows_pc("riverside")
    assert found.find("riverside", "adviser", "supervisor") is None
    assert found.find("riverside", "kiosk") == KIOSK
    assert Caller.of((MEGAN, EVERYWHERE)).find("riverside", "supervisor") == EVERYWHERE


def test_nobody_is_asked_to_sign_on_and_somebody_else_is_refused() -> None:
    with pytest.raises(Unauthorised, match="Sign on"):
        Caller().need("riverside", "adviser")
    with pytest.raises(Forbidden, match="the rights of: adviser or kiosk, at the site 'seaside'"):
        Caller((MEGAN, KIOSK)).need("seaside", "adviser", "kiosk")


def test_a_known_pc_alone_is_nobody() -> None:
    with pytest.raises(Unauthorised):
        Caller((PC,)).need("riverside", "adviser")
    assert Caller((PC, MEGAN)).need("riverside", "adviser") == MEGAN


def test_a_pc_is_known_by_a_token_of_its_site_and_not_by_a_person() -> None:
    assert all(Caller((one,)).knows_pc("riverside") for one in (PC, PROGRAM, EVERYWHERE))
    assert not any(Caller((one,)).knows_pc("riverside") for one in (MEGAN, KIOSK, AGENT))
    assert not Caller((PC,)).knows_pc("seaside")


def test_the_first_need_that_is_covered_counts() -> None:
    caller = Caller((MEGAN, KIOSK))
    assert caller.need("riverside", "kiosk", "adviser") == KIOSK
    assert caller.need("riverside", "supervisor", "adviser") == MEGAN
    assert caller.find("riverside", "supervisor") is None


def test_only_a_person_of_the_site_is_the_person() -> None:
    assert Caller((KIOSK, MEGAN)).person("riverside") == MEGAN
    assert Caller((KIOSK, MEGAN)).person("seaside") is None
    assert Caller((PROGRAM,)).person("riverside") is None


def test_the_log_names_a_person_a_kiosk_or_a_token() -> None:
    assert MEGAN.actor == Actor("adviser", "megan")
    assert KIOSK.actor == Actor("kiosk", "entrance-left")
    assert PROGRAM.actor == Actor("token", "crm")


def test_a_command_gets_the_moment_and_who_asks(house) -> None:
    asked = ask(house, MEGAN)
    assert (asked.now, asked.adviser, asked.key) == (house.clock(), "megan", None)
    assert ask(house, PROGRAM).adviser is None


def test_at_her_service_point_the_person_acts_elsewhere_her_token_does(store, now) -> None:
    places.sign_on(store, "riverside", "megan", "counter-1", an_ask(now))
    both = Caller((PROGRAM, MEGAN))
    with store.read() as conn:
        assert both.at_point(conn, "riverside", "counter-1") == MEGAN
        assert both.at_point(conn, "riverside", "counter-2") == PROGRAM
        assert both.at_point(conn, "riverside", None) == PROGRAM
        assert Caller((MEGAN,)).at_point(conn, "riverside", "counter-2") == MEGAN
        with pytest.raises(Forbidden):
            Caller((KIOSK,)).at_point(conn, "riverside", "counter-1")
        with pytest.raises(Unauthorised):
            Caller().at_point(conn, "riverside", "counter-1")
