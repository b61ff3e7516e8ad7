"""Afterwards: one question that is nobody's answer, and complaints that a supervisor must close."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from analytics.figures import opinions as figures
from analytics.figures.opinions import how_it_was
from tests.helpers import an_ask, rows
from tests.unit.display.phone.test_phone_routes import shown
from tests.unit.display.waiting_room import WaitingRoom
from ticketing.errors import BadRequest, Conflict
from ticketing.visits import complaints, opinions
from web.callers import FINDER, Caller, Grant


def served(room: WaitingRoom, enquiry: str = "council-tax") -> str:
    mine = room.issue(enquiry).visit
    places = room.site.service_points
    room.served(next(one.id for one in places if room.site.enquiry(enquiry).served_at(one.id)))
    return mine


def answer(client: FlaskClient, visit: str, face: int, comment: str = "") -> Any:
    return client.post(f"/T/{visit}/opinion?lang=en", data={"face": face, "comment": comment})


def test_who_was_served_is_asked_once_and_thanked(room: WaitingRoom, client: FlaskClient) -> None:
    mine = served(room)
    assert "How was your visit today?" in shown(client.get(f"/T/{mine}?lang=en").text)
    assert "Thank you for telling us" in shown(answer(client, mine, 4, "Quick").text)
    again = shown(client.get(f"/T/{mine}?lang=en").text)
    assert "How was your visit today?" not in again
    assert "Your visit is finished." in again
    answer(client, mine, 1)
    assert rows(room.store, "SELECT face, comment FROM opinion") == [(4, "Quick")]


def test_the_question_comes_in_the_visitors_language(
    room: WaitingRoom, client: FlaskClient
) -> None:
    mine = room.issue(language="cy").visit
    room.served()
    assert "Sut oedd eich ymweliad heddiw?" in shown(client.get(f"/T/{mine}").text)


def test_without_a_face_nothing_is_kept_and_the_comment_stays(
    room: WaitingRoom, client: FlaskClient
) -> None:
    mine = served(room)
    page = client.post(f"/T/{mine}/opinion?lang=en", data={"comment": "Nice <b>"}).text
    assert "Nice &lt;b&gt;" in page
    assert rows(room.store, "SELECT 1 FROM opinion") == []


@pytest.mark.parametrize("how", ["no_show", "leave", "waiting", "late", "off"])
def test_nobody_else_is_asked(room: WaitingRoom, client: FlaskClient, how: str) -> None:
    mine = room.issue().visit
    if how == "no_show":
        room.no_show(room.call().visit)
    elif how == "leave":
        client.post(f"/api/v1/visits/{mine}/ticket/leave")
    elif how != "waiting":
        room.served()
    if how == "late":
        room.later(hours=25)
    if how == "off":
        phone = room.site.phone.model_copy(update={"opinion": False})
        site = room.site.model_copy(update={"phone": phone})
        with room.store.read() as conn:
            from ticketing.visits import queries

            assert not opinions.is_asked(conn, site, queries.present(conn, mine).visit, room.now)
        return
    assert "How was your visit" not in shown(client.get(f"/T/{mine}?lang=en").text)
    answer(client, mine, 5)
    assert rows(room.store, "SELECT 1 FROM opinion") == []


def test_an_answer_leads_to_no_visit(room: WaitingRoom, client: FlaskClient) -> None:
    mine = served(room)
    answer(client, mine, 2, "Cold")
    (kept,) = rows(room.store, "SELECT * FROM opinion")
    assert mine not in str(kept)
    assert "C001" not in str(kept)
    assert kept[1:6] == ("riverside", "2026-11-24", "morning", "phone", "council-tax")
    assert rows(room.store, "SELECT * FROM opinion_given") == [(mine,)]
    assert rows(room.store, "SELECT 1 FROM event WHERE body LIKE '%Cold%'") == []


def test_a_second_touch_changes_the_answer_at_the_exit(room: WaitingRoom) -> None:
    child, other = "one-touch-of-a-child", "another-touch-1"
    for touch, face in ((child, 1), (child, 5), (other, 3)):
        opinions.at_exit(room.store, room.site, room.now, touch=touch, face=face, language="en")
    assert sorted(rows(room.store, "SELECT face, enquiry FROM opinion")) == [(3, None), (5, None)]


def test_few_answers_are_told_to_nobody_and_the_rate_stands_beside(
    room: WaitingRoom, client: FlaskClient
) -> None:
    for face in (5, 4, 4, 2, 1):
        answer(client, served(room), face)
    served(room)
    answer(client, served(room, "benefits"), 1, "Rude")
    day = room.site.service_day(room.now)
    with room.store.read() as conn:
        found = how_it_was(conn, room.site, day, day.replace(day=25))
        theirs = how_it_was(conn, room.site, day, day.replace(day=25), frozenset({"benefits"}))
    told = {row.enquiry: row for row in found.rows}
    tax = told["council-tax"]
    assert (tax.served, tax.answered, tax.rate) == (6, 5, 83)
    assert (tax.faces, tax.good) == ((1, 1, 0, 2, 1), 60)
    assert told["benefits"].faces is None
    assert told["all"].faces is None  # or the hidden one would be what is missing
    assert [(one.text, one.enquiry, one.face) for one in found.comments] == [("Rude", None, None)]
    assert [row.enquiry for row in theirs.rows] == ["benefits"]


def test_of_more_comments_than_are_shown_it_is_told_how_many_there_are(
    room: WaitingRoom, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "MOST_COMMENTS", 2)
    answer(client, served(room, "benefits"), 2, "Mine")
    room.later(days=1)
    for n in range(5):
        answer(client, served(room), 4, f"Good {n}")
    day = room.site.service_day(room.now)
    with room.store.read() as conn:
        found = how_it_was(conn, room.site, day.replace(day=1), day.replace(day=28))
        theirs = how_it_was(
            conn, room.site, day.replace(day=1), day.replace(day=28), frozenset({"benefits"})
        )
    assert (found.written, [one.face for one in found.comments]) == (6, [4, 4])
    assert (theirs.written, [one.text for one in theirs.comments]) == (1, ["Mine"])


def test_more_touches_at_the_exit_than_visits_are_no_share_of_them(room: WaitingRoom) -> None:
    served(room)
    for n in range(3):
        opinions.at_exit(
            room.store, room.site, room.now, touch=f"touch-number-{n:05}", face=4, language="en"
        )
    day = room.site.service_day(room.now)
    with room.store.read() as conn:
        (row,) = how_it_was(conn, room.site, day, day.replace(day=25)).rows
    assert (row.enquiry, row.served, row.answered, row.rate) == ("", 1, 3, None)


def test_a_complaint_has_a_number_and_stays_open_until_somebody_answers(
    room: WaitingRoom, client: FlaskClient
) -> None:
    mine = served(room)
    form = {"kind": "complaint", "text": "The lift\r\nstank", "name": " Mair  Jones ",
            "contact": "01234"}  # fmt: skip
    sent = client.post(f"/T/{mine}/complaint?lang=en", data=form, follow_redirects=True).text
    assert "Its number is 1." in shown(sent)
    with room.store.read() as conn:
        (one,) = complaints.listed(conn, "riverside")
        assert complaints.how_many_open(conn, "riverside") == 1
    assert (one.text, one.name, one.source) == ("The lift\nstank", "Mair Jones", "phone")
    assert mine not in str(rows(room.store, "SELECT * FROM complaint"))
    assert rows(room.store, "SELECT 1 FROM event WHERE body LIKE '%lift%'") == []
    with pytest.raises(BadRequest):
        complaints.close(room.store, room.site, 1, an_ask(room.now, adviser="carys"), "  ")
    complaints.close(room.store, room.site, 1, an_ask(room.now, adviser="carys"), "It was cleaned.")
    with pytest.raises(Conflict):
        complaints.close(room.store, room.site, 1, an_ask(room.now, adviser="carys"), "Again")
    with room.store.read() as conn:
        (one,) = complaints.listed(conn, "riverside")
    assert (one.closed_by, one.answer) == ("carys", "It was cleaned.")
    complaints.open_again(room.store, room.site, 1, an_ask(room.now, adviser="carys"))
    with room.store.read() as conn:
        assert complaints.how_many_open(conn, "riverside") == 1


def test_an_empty_complaint_is_asked_for_again(room: WaitingRoom, client: FlaskClient) -> None:
    mine = served(room)
    page = client.post(f"/T/{mine}/complaint?lang=en", data={"text": " ", "name": "Mair"}).text
    assert "Please write something first." in shown(page)
    assert 'value="Mair"' in page


def test_what_is_pasted_with_marks_that_nobody_sees_is_taken_in(
    room: WaitingRoom, client: FlaskClient
) -> None:
    mine = served(room)
    form = {"text": "Cold\uf04a", "contact": "\u202a01234 567890\u202c", "name": "\u200b"}
    sent = client.post(f"/T/{mine}/complaint?lang=en", data=form)
    assert sent.headers["Location"].endswith(f"/T/{mine}/complaint/1?lang=en")
    assert rows(room.store, "SELECT text, name, contact FROM complaint") == [
        ("Cold", None, "01234 567890")
    ]
    assert "Thank you for telling us" in shown(answer(client, mine, 4, "\u202eQuick").text)
    assert rows(room.store, "SELECT face, comment FROM opinion") == [(4, "Quick")]


def test_a_button_that_is_pressed_twice_makes_one_complaint(
    room: WaitingRoom, client: FlaskClient
) -> None:
    mine = served(room)
    form = {"text": "Cold", "name": "Mair", "contact": "01234"}
    for _ in range(2):
        sent = client.post(f"/T/{mine}/complaint?lang=en", data=form)
        assert sent.headers["Location"].endswith("/complaint/1?lang=en")
    client.post(f"/T/{mine}/complaint?lang=en", data={**form, "name": "Siân"})
    room.later(minutes=2)
    client.post(f"/T/{mine}/complaint?lang=en", data=form)
    assert rows(room.store, "SELECT name FROM complaint") == [("Mair",), ("Siân",), ("Mair",)]
    assert rows(room.store, "SELECT count(*) FROM event WHERE kind = 'complaint_made'") == [(3,)]


def test_one_ticket_leaves_complaints_for_the_others(
    room: WaitingRoom, client: FlaskClient
) -> None:
    mine, other = served(room), served(room)
    client.post(f"/T/{mine}/complaint", data={"text": " "})  # which is none
    for n in range(7):
        page = client.post(f"/T/{mine}/complaint?lang=en", data={"text": f"Cold {n}"})
    assert "That did not work. Please ask at reception." in shown(page.text)
    assert "Cold 6" in page.text
    client.post(f"/T/{other}/complaint?lang=en", data={"text": "Slow"})
    texts = [text for (text,) in rows(room.store, "SELECT text FROM complaint")]
    assert texts == [*(f"Cold {n}" for n in range(5)), "Slow"]


def test_a_screen_at_the_exit_that_is_played_with_leaves_the_other_its_answers(
    room: WaitingRoom, client: FlaskClient
) -> None:
    def touches(screen: str, times: int) -> list[int]:
        grant = Grant("kiosk", "riverside", screen, ref=f"token:{screen}")
        client.application.extensions[FINDER] = lambda: Caller((grant,))
        where, sent = "/api/v1/sites/riverside/opinions", {"face": 1, "language": "en"}
        return [
            client.post(where, json={**sent, "touch": f"{screen}-touch-number-{n}"}).status_code
            for n in range(times)
        ]

    assert touches("1", 12) == [204] * 10 + [409] * 2
    assert touches("2", 1) == [204]


def test_who_complained_is_forgotten_after_it_was_closed(
    room: WaitingRoom, client: FlaskClient
) -> None:
    mine = served(room)
    client.post(f"/T/{mine}/complaint", data={"text": "Cold", "name": "Mair", "contact": "01234"})
    complaints.close(room.store, room.site, 1, an_ask(room.now, adviser="carys"), "We rang.")
    room.later(days=89)
    assert complaints.forget(room.store, room.now) == 0
    room.later(days=2)
    assert complaints.forget(room.store, room.now) == 1
    assert rows(room.store, "SELECT text, name, contact FROM complaint") == [("Cold", None, None)]


def test_a_hundred_a_day_are_too_many_and_those_of_a_clock_that_was_ahead_count_no_more(
    room: WaitingRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(complaints, "MOST_A_DAY", 3)
    texts = map(str, range(9))

    def write() -> int:
        written = complaints.Written("comment", next(texts), "en")
        return complaints.make(room.store, room.site, an_ask(room.now), "exit", written)

    room.later(days=400)
    assert [write() for _ in range(3)] == [1, 2, 3]
    with pytest.raises(Conflict):
        write()
    room.later(days=-400)
    assert write() == 4


def test_an_empty_complaint_at_the_exit_is_answered_in_its_language_and_kept_by_nobody(
    room: WaitingRoom, client: FlaskClient
) -> None:
    client.application.extensions[FINDER] = lambda: Caller((Grant("kiosk", "riverside", "exit"),))
    sent = {"kind": "comment", "text": " \r\n ", "name": "Mair", "contact": "01234"}
    answer = client.post("/exit/riverside/complaint?lang=cy", data=sent)
    assert answer.status_code == 422
    assert "Ysgrifennwch rywbeth yn gyntaf." in shown(answer.text)
    assert 'aria-invalid="true" aria-describedby="trouble"' in answer.text
    assert 'value="comment" checked' in answer.text
    assert 'value="Mair"' in answer.text
    assert 'value="01234"' in answer.text
    assert rows(room.store, "SELECT 1 FROM complaint") == []
    sent["text"] = "Oer"
    answer = client.post("/exit/riverside/complaint?lang=cy", data=sent)
    assert answer.headers["Location"] == "/exit/riverside/complaint/1?lang=cy"
    assert "Ei rif yw 1." in shown(client.get(answer.headers["Location"]).text)
