"""The demonstration: what it makes, prints, keeps, and leaves behind. Nobody comes; the
soak has one that goes on, and one that is started again."""

from __future__ import annotations

import os
import signal
import socket
from collections import Counter
from contextlib import closing
from datetime import date, timedelta
from functools import partial

import pytest
import requests
from PIL import Image

from storage import Store
from tests.command_line import nextplease
from tests.integration.demo.demo_process import demo, past_of, processes_of, until
from ticketing.visits import replay

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with demo(tmp_path_factory.mktemp("demo"), "--no-visitors") as running:
        yield running


def test_its_file_names_all_that_a_tester_needs_and_is_private(house):
    facts = house.facts
    assert {"url", "site", "zone", "service_points", "tokens", "screens", "sign_ins"} <= set(facts)
    assert set(facts["tokens"]) == {"adviser", "supervisor"}
    assert set(facts["kiosk_tokens"]) == {"entrance-left", "entrance-right"}
    assert {"kiosk-1", "kiosk-2", "display", "desk", "supervisor", "figures", "devices",
            "reception", "appointments"} <= set(facts["screens"])  # fmt: skip
    assert len(facts["sign_ins"]) == 8
    assert facts["reception"]["name"] == "Joyce"
    assert (house.data / "demo.json").stat().st_mode & 0o777 == 0o600


def test_a_ticket_comes_out_of_the_emulated_printer(house):
    before = len(list((house.data / "printers/entrance-left-printer").glob("*.png")))
    house.take_ticket()
    picture = house.slip(before + 1)
    assert Image.open(picture).width == 576
    assert picture.with_suffix(".bin").stat().st_size > 0


def test_the_narrow_printer_hangs_on_a_serial_line(house):
    house.take_ticket("entrance-right")
    assert Image.open(house.slip(1, "entrance-right-printer")).width == 384


def test_every_screen_opens_at_its_address(house):
    for name, url in house.facts["screens"].items():
        answer = requests.get(url, timeout=90)
        assert answer.status_code == 200, name
        assert "token=" not in answer.url, name
        assert "/sign-in" not in answer.url, name


def test_everybody_can_sign_on_with_the_pin_on_the_list(house):
    person = house.facts["sign_ins"][-1]
    with requests.Session() as browser:
        page = browser.get(person["url"], timeout=90).text
        csrf = page.split('name="csrf-token" content="')[1].split('"')[0]
        form = {"adviser": person["adviser"], "pin": person["pin"], "csrf_token": csrf}
        answer = browser.post(person["url"], data=form, timeout=90)
    assert answer.history[0].status_code == 303
    assert person["name"] in answer.text
    # The front page's browser, which has a token and no person, sees that desk as well.
    token = house.facts["tokens"]["adviser"]
    with requests.Session() as browser:
        desk = browser.get(f"{person['url']}?token={token}", timeout=90).text
    assert 'name="pin"' not in desk
    assert person["name"] in desk


def test_the_front_page_lets_a_browser_in_and_shows_new_slips(house):
    with requests.Session() as browser:
        url = house.facts["url"]
        page = browser.get(url + "/", timeout=90)
        assert page.url == url + "/"
        assert house.facts["sign_ins"][0]["pin"] in page.text
        state = browser.get(url + "/demo/state.json", timeout=90).json()
        assert {one["printer"] for one in state["printers"]} == {
            "entrance-left-printer",
            "entrance-right-printer",
        }
        for printer in state["printers"]:
            for slip in printer["slips"]:
                kind = browser.get(url + slip["url"], timeout=90).headers["Content-Type"]
                assert kind == "image/png"


def test_the_phone_on_the_front_page_is_that_of_who_touched_the_kiosk(house):
    visit = house.take_ticket()["visit"]
    url = house.facts["url"]
    assert requests.get(url + "/demo/state.json", timeout=90).json()["phone"] == visit


def test_a_printer_without_paper_is_known_to_the_house(house):
    url = house.facts["url"]
    with requests.Session() as browser:
        page = browser.get(url + "/", timeout=90).text
        csrf = {"X-CSRFToken": page.split('name="csrf-token" content="')[1].split('"')[0]}
        control = f"{url}/demo/printers/entrance-right-printer"
        assert browser.post(control, json={"fault": "paper_out"}, timeout=90).status_code != 200
        answer = browser.post(control, json={"fault": "paper_out"}, headers=csrf, timeout=90)
        assert answer.status_code == 200, answer.text

        def health():
            parts = requests.get(f"{url}/api/v1/health", timeout=90).json()["parts"]
            return next(v for k, v in parts.items() if k.endswith("entrance-right-printer"))

        until(lambda: health() == "paper_out", "the paper to be out")
        browser.post(control, json={"fault": "ready"}, headers=csrf, timeout=90)
        until(lambda: health() == "ok", "the printer to be well again")


def test_a_line_whose_cable_is_pulled_is_known_to_the_house(house):
    url = house.facts["url"]
    with requests.Session() as browser:
        refused = browser.get(url + "/demo/field", timeout=90)
        assert "Call pad" not in refused.text  # nobody was let in yet
        page = browser.get(url + "/", timeout=90).text
        csrf = {"X-CSRFToken": page.split('name="csrf-token" content="')[1].split('"')[0]}
        assert "Call pad" in browser.get(url + "/demo/field", timeout=90).text
        boards = browser.get(url + "/demo/field.json", timeout=90).json()["boards"]
        assert [board["board"] for board in boards] == ["counter", "hall"]

        def health():
            parts = requests.get(f"{url}/api/v1/health", timeout=90).json()["parts"]
            return next(v for k, v in parts.items() if k.endswith("board.hall"))

        def is_now(state):
            return health() == state

        for on, state in ((False, "unplugged"), (True, "ok")):
            body = {"on": on}
            answer = browser.post(f"{url}/demo/lines/hall", json=body, headers=csrf, timeout=90)
            assert answer.status_code == 200, answer.text
            until(partial(is_now, state), state)


def test_a_loudspeaker_that_is_unplugged_is_known_to_the_house_and_what_it_played_is_heard(house):
    url = house.facts["url"]
    device = "riverside.speaker.counter"
    with requests.Session() as browser:
        page = browser.get(url + "/", timeout=90).text
        csrf = {"X-CSRFToken": page.split('name="csrf-token" content="')[1].split('"')[0]}
        assert "Loudspeaker at" in browser.get(url + "/demo/field", timeout=90).text

        def tried(trouble, state):
            """Whether a test sound ends so, once the agent is there."""
            body = {"trouble": trouble}
            path = f"{url}/demo/speakers/counter"
            assert browser.post(path, json=body, headers=csrf, timeout=90).status_code == 200
            test = f"{url}/api/v1/sites/riverside/devices/{device}/test-sound"
            answer = browser.post(test, headers=csrf, timeout=90)
            assert answer.status_code == 204, answer.text

            def is_now():
                parts = requests.get(f"{url}/api/v1/health", timeout=90).json()["parts"]
                return parts[f"riverside/{device}"] == state

            until(is_now, state)

        tried("unplugged", "unplugged")
        tried("ready", "ok")

        def played():
            (one,) = browser.get(url + "/demo/field.json", timeout=90).json()["speakers"]
            return one["played"]

        sound = browser.get(
            f"{url}/demo/speakers/counter/{until(played, 'a sound')}.wav", timeout=90
        )
        assert sound.headers["Content-Type"] == "audio/wav"
        assert sound.content.startswith(b"RIFF")


def supervised(house, path, **more):
    """A page or an answer, as a supervisor gets it."""
    token = house.facts["tokens"]["supervisor"]
    headers = {"Authorization": f"Bearer {token}"}
    answer = requests.get(house.facts["url"] + path, headers=headers, timeout=90, **more)
    assert answer.status_code == 200, answer.text
    return answer


def test_over_time_has_weeks_to_show_and_says_that_they_are_made_up(house):
    page = supervised(house, "/supervisor/riverside/figures").text
    assert "Made up for this demonstration:" in page
    assert "called within their target:" in page
    assert 'id="heat"' in page
    front = requests.get(house.facts["url"] + "/", params={"round": "3"}, timeout=90).text
    assert "are made up" in front
    first, last = (date.fromisoformat(day) for day in house.facts["made_up"])
    days = {"from": first.isoformat(), "to": (last + timedelta(days=1)).isoformat()}
    figures = supervised(house, "/api/v1/sites/riverside/figures", params=days).json()
    assert figures["made_up"] == days
    assert figures["total"]["issued"] > 4000
    assert len([one for one in figures["enquiries"] if one["wait"]["n"] > 20]) > 10
    for what in ("figures", "steps"):
        path = f"/api/v1/sites/riverside/{what}.csv"
        named = supervised(house, path, params=days).headers["Content-Disposition"]
        assert "-made-up.csv" in named
        assert "made-up" not in supervised(house, path).headers["Content-Disposition"]
    today = supervised(house, "/api/v1/sites/riverside/figures").json()
    assert today["made_up"] is None


def test_the_week_has_appointments_that_were_kept_missed_and_are_to_come(house):
    first = date.fromisoformat(house.facts["made_up"][1]) - timedelta(days=27)
    days = {"from": first.isoformat(), "to": (first + timedelta(days=45)).isoformat()}
    week = supervised(house, "/api/v1/sites/riverside/appointments", params=days).json()
    states = Counter(one["state"] for one in week["appointments"])
    assert states["served"] > 50
    assert states["missed"] + states["no_show"] > 2
    assert states["booked"] > 10
    page = supervised(house, "/appointments/riverside").text
    assert "Made up for this demonstration:" in page


def test_nothing_is_printed_of_the_past(house):
    slips = list((house.data / "printers").rglob("*.png"))
    with closing(Store(house.data / "nextplease.db")) as store, store.read() as conn:
        tickets = conn.execute(
            "SELECT count(*) FROM event WHERE kind = 'visit_issued'"
            " AND json_extract(body, '$.printer') IS NOT NULL"
        ).fetchone()[0]
        assert replay.differences(conn) == []
    assert len(slips) <= tickets < 20


def test_a_port_in_use_is_said_so(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        folder = ("--data", str(tmp_path / "demo"))
        ended = nextplease(tmp_path / "log", "demo", *folder, "--port", port)
    assert ended.code == 1
    assert f"Port {port} is already in use" in ended.said


def test_a_folder_shows_one_demonstration_at_a_time(house, tmp_path):
    folder = ("--data", str(house.data))
    ended = nextplease(tmp_path / "log", "demo", *folder, "--port", "0")
    assert ended.code == 1
    assert "Another demonstration runs" in ended.said


def test_killed_it_leaves_nothing_behind_and_its_past_is_there(house):
    past = past_of(house.data)
    assert past[0] > 5000
    assert past[1] == 1
    assert len(processes_of(house.data)) >= 4
    os.kill(house.process.pid, signal.SIGKILL)
    house.process.wait()
    until(lambda: not processes_of(house.data), "its programs to end")
    assert past_of(house.data) == past
