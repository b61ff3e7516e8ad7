"""Any phrase of visitors is corrected in the draft, checked at its field, and said everywhere once
it is published."""

from __future__ import annotations

from typing import Any

import pytest

from hardware.slips import Label
from server import word_checks
from slips.ticket import ticket_slip
from tests.unit.counters.room import SITE, Browser, Room
from ticketing.sites.file import parse
from web import languages, phrases
from web.packed import packed
from web.words import Words

API = "/api/v1/sites/riverside"
WAITING = f"{API}/words/en/kiosk/waiting"
THERE = {"0": "Nobody waits", "one": "{ $n } person waits", "other": "{ $n } people wait"}


def phrase(answer: Any, message: str) -> dict[str, Any]:
    """One phrase of an answer."""
    found: dict[str, Any] = next(one for one in answer["phrases"] if one["message"] == message)
    return found


def correct(nia: Browser, at: str, forms: dict[str, str], seen: str | None = None) -> Any:
    return nia.post(f"{API}/words/{at}", {"forms": forms, "seen": seen})


def test_every_phrase_is_shown_with_its_english_its_place_and_its_forms(nia: Browser) -> None:
    answer = nia.json(f"{API}/words/pl")
    one = phrase(answer, "waiting")
    assert (one["room"], one["heading"], one["state"]) == ("kiosk", "The first screen", "program")
    assert one["english"].startswith("{ $n ->")
    assert {form["when"] for form in one["forms"]} == {"0", "one", "few", "many"}
    assert phrase(answer, "mode-served")["hint"].startswith("The second line is English")
    assert "language-name" not in {each["message"] for each in answer["phrases"]}
    assert answer["read"] is None


@pytest.mark.parametrize(
    ("at", "forms", "says"),
    [
        ("en/kiosk/waiting", THERE | {"one": "one", "other": "many"}, "needs { $n }"),
        ("en/kiosk/welcome", {"": "Hello { $n }"}, "needs no values"),
        ("en/kiosk/welcome", {"": "Hello {"}, "bracket is open"),
        ("en/kiosk/waiting", THERE | {"one": "{ $n waits"}, "bracket is open"),
        ("en/kiosk/waiting", {"other": "{ $n } wait"}, "'0' is missing"),
        ("en/kiosk/welcome", {"": " "}, "It is empty"),
        ("en/kiosk/welcome", {"": "Welcome " * 9}, "there is room for"),
        ("en/kiosk/welcome", {"": "Wel\u202ecome"}, "turns the writing round"),
        ("en/kiosk/welcome", {"": "{ DATETIME($n) }"}, "cannot be used"),
        ("en/slips/slip-thanks", {"": "Thanks 📚"}, "cannot be printed"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused_at_its_field(
    nia: Browser, at: str, forms: dict[str, str], says: str
) -> None:
    answer = correct(nia, at, forms)
    assert answer.status_code == 422
    assert says in answer.json["detail"]
    assert nia.json(f"{API}/draft")["edits"] == []


def test_a_correction_is_published_said_everywhere_and_comes_back_to_the_letter(
    room: Room, nia: Browser
) -> None:
    answer = correct(nia, "en/kiosk/waiting", THERE).json
    one = phrase(answer, "waiting")
    assert (one["state"], one["draft"]) == ("corrected", True)
    assert [form["text"] for form in one["forms"]] == [*THERE.values()]
    assert correct(nia, "en/slips/slip-your-number", {"": "You are"}).status_code == 200
    assert correct(nia, "en/display/soon", {"": "Nearly you"}).status_code == 200
    said = Words("kiosk", "en", room.house.site("riverside").wording)
    assert said("waiting", n=2) == "2 waiting"  # not before it is published

    draft = nia.json(f"{API}/draft")
    assert nia.post(f"{API}/draft/publish", {"revision": draft["revision"]}).status_code == 200
    site = room.house.site("riverside")
    said = Words("kiosk", "en", site.wording)
    assert [said("waiting", n=n) for n in (0, 1, 2)] == [
        "Nobody waits", "1 person waits", "2 people wait",
    ]  # fmt: skip
    served = languages.part("kiosk", "en", later=False, wording=site.wording)
    assert served is not None
    assert "{ $n } people wait" in served
    assert "{ $n } waiting" not in served
    assert packed("display", "en", ["soon"], site.wording) == {"soon": "Nearly you"}
    slip = ticket_slip(
        site, number="C014", enquiry="council-tax", language="en", ahead=1, url="X",
        issued_at=room.clock(),
    )  # fmt: skip
    labels = [line.text for one in slip.elements if isinstance(one, Label) for line in one.lines]
    assert "You are" in labels
    assert Words("kiosk", "en")("waiting", n=2) == "2 waiting"  # another house

    for at, was in (("en/kiosk/waiting", one["text"]), ("en/slips/slip-your-number", "You are"),
                    ("en/display/soon", "Nearly you")):  # fmt: skip
        assert nia.post(f"{API}/words/{at}/original", {"seen": was}).status_code == 200
    draft = nia.json(f"{API}/draft")
    nia.post(f"{API}/draft/publish", {"revision": draft["revision"]})
    assert nia.json(f"{API}/versions/1")["text"] == SITE
    assert nia.json(f"{API}/versions/1")["differences"] == []


def test_two_at_one_phrase_are_told_of_each_other(nia: Browser) -> None:
    assert correct(nia, "en/kiosk/welcome", {"": "Hello."}).status_code == 200
    again = correct(nia, "en/kiosk/welcome", {"": "Good day."})
    assert (again.status_code, again.json["value"]) == (409, "Hello.")
    assert correct(nia, "en/kiosk/welcome", {"": "Good day."}, "Hello.").status_code == 200
    # Written as it was: nothing is in the draft any more.
    back = correct(nia, "en/kiosk/welcome", {"": "Welcome."}, "Good day.")
    assert phrase(back.json, "welcome")["state"] == "program"
    assert nia.json(f"{API}/draft")["edits"] == []


def test_who_has_read_a_language_is_kept_and_told_once_its_words_are_others(nia: Browser) -> None:
    mark = nia.json(f"{API}/words/pl")["mark"]
    value = {"id": "pl", "by": "Agnieszka Nowak", "day": "2026-11-20", "source": mark}
    body = {"kind": "add", "path": ["readings", "pl"], "value": value, "seen": None}
    assert nia.post(f"{API}/draft", body).status_code == 200
    read = nia.json(f"{API}/words/pl")["read"]
    assert (read["by"], read["day"], read["since"]) == ("Agnieszka Nowak", "2026-11-20", False)
    assert "day = 2026-11-20" in nia.get(f"{API}/draft/file")


def test_the_check_of_a_file_names_corrections_that_no_longer_fit() -> None:
    fits = phrases.mark("kiosk", "en", "touch-one")
    text = SITE + "".join(
        f'\n[[phrases]]\nid = "{key}"\ntext = "{said}"\nsource = "{mark}"\n'
        for key, said, mark in (
            ("en-kiosk-gone-away", "Hello", "0" * 12),
            ("en-kiosk-welcome", "Hello", "0" * 12),
            ("en-kiosk-waiting", "Many", "0" * 12),
            ("en-kiosk-touch-one", "Touch one.", fits),
            ("ur-kiosk-touch-one", "Touch one.", fits),
        )
    )
    found = {path[1]: says for path, says in word_checks.cautions(parse(text))}
    assert "no such message any more; it is left out" in found[0]
    assert "became others since" in found[1]
    assert "needs $n, as the English has it; it is left out" in found[2]
    assert 3 not in found
    assert "does not offer 'ur'" in found[4]
    site = parse(text)
    assert Words("kiosk", "en", site.wording)("waiting", n=3) == "3 waiting"


def test_nobody_but_administrators_sees_or_corrects_words(room: Room) -> None:
    for who in (None, "megan", "carys"):
        browser = Browser(room)
        if who:
            browser.sign_on(who)
        refused = 403 if who else 401
        assert correct(browser, "en/kiosk/welcome", {"": "Hello."}).status_code in (400, refused)
        for path in (f"{API}/words/en", "/administration/riverside/words"):
            answer = browser._client.get(path, headers={"Accept": "application/json"})
            assert answer.status_code == refused
