"""The demonstration without visitors: what it makes, prints, keeps, and leaves behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys

import pytest
import requests
from PIL import Image

from tests.helpers import ROOT
from tests.integration.demo.demo_process import demo, processes_of, until

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with demo(tmp_path_factory.mktemp("demo"), "--no-visitors") as running:
        yield running


def test_its_file_names_all_that_a_tester_needs_and_is_private(house):
    facts = house.facts
    assert {"url", "site", "zone", "service_points", "tokens", "screens", "sign_ins"} <= set(facts)
    assert set(facts["tokens"]) == {"kiosk", "adviser", "supervisor"}
    assert {"kiosk-1", "kiosk-2", "display", "desk", "supervisor", "figures", "devices"} <= set(
        facts["screens"]
    )
    assert len(facts["sign_ins"]) == 8
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
        answer = requests.get(url, timeout=30)
        assert answer.status_code == 200, name
        assert "token=" not in answer.url, name
        assert "/sign-in" not in answer.url, name


def test_everybody_can_sign_on_with_the_pin_on_the_list(house):
    person = house.facts["sign_ins"][-1]
    with requests.Session() as browser:
        page = browser.get(person["url"], timeout=30).text
        csrf = page.split('name="csrf-token" content="')[1].split('"')[0]
        form = {"adviser": person["adviser"], "pin": person["pin"], "csrf_token": csrf}
        answer = browser.post(person["url"], data=form, timeout=30)
    assert answer.history[0].status_code == 303
    assert person["name"] in answer.text
    # The front page's browser, which has a token and no person, sees that desk as well.
    token = house.facts["tokens"]["adviser"]
    with requests.Session() as browser:
        desk = browser.get(f"{person['url']}?token={token}", timeout=30).text
    assert 'name="pin"' not in desk
    assert person["name"] in desk


def test_the_front_page_lets_a_browser_in_and_shows_new_slips(house):
    with requests.Session() as browser:
        url = house.facts["url"]
        page = browser.get(url + "/", timeout=30)
        assert page.url == url + "/"
        assert house.facts["sign_ins"][0]["pin"] in page.text
        state = browser.get(url + "/demo/state.json", timeout=30).json()
        assert {one["printer"] for one in state["printers"]} == {
            "entrance-left-printer",
            "entrance-right-printer",
        }
        for printer in state["printers"]:
            for slip in printer["slips"]:
                kind = browser.get(url + slip["url"], timeout=30).headers["Content-Type"]
                assert kind == "image/png"


def test_the_phone_on_the_front_page_is_that_of_who_touched_the_kiosk(house):
    visit = house.take_ticket()["visit"]
    url = house.facts["url"]
    assert requests.get(url + "/demo/state.json", timeout=30).json()["phone"] == visit


def test_a_printer_without_paper_is_known_to_the_house(house):
    url = house.facts["url"]
    with requests.Session() as browser:
        page = browser.get(url + "/", timeout=30).text
        csrf = {"X-CSRFToken": page.split('name="csrf-token" content="')[1].split('"')[0]}
        control = f"{url}/demo/printers/entrance-right-printer"
        assert browser.post(control, json={"fault": "paper_out"}, timeout=30).status_code != 200
        answer = browser.post(control, json={"fault": "paper_out"}, headers=csrf, timeout=30)
        assert answer.status_code == 200, answer.text

        def health():
            parts = requests.get(f"{url}/api/v1/health", timeout=30).json()["parts"]
            return next(v for k, v in parts.items() if k.endswith("entrance-right-printer"))

        until(lambda: health() == "paper_out", "the paper to be out")
        browser.post(control, json={"fault": "ready"}, headers=csrf, timeout=30)
        until(lambda: health() == "ok", "the printer to be well again")


def test_a_port_in_use_is_said_so(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "server", "demo", "--data", str(tmp_path), "--port", port]
        ended = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
        )
    assert ended.returncode == 1
    assert f"Port {port} is already in use" in ended.stderr


def test_a_folder_shows_one_demonstration_at_a_time(house):
    ended = subprocess.run(
        [sys.executable, "-m", "server", "demo", "--data", str(house.data), "--port", "0"],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert ended.returncode == 1
    assert "Another demonstration runs" in ended.stderr


def test_a_second_start_goes_on_where_the_first_was_killed_and_leaves_nothing_behind(tmp_path):
    data = tmp_path / "demo"
    with demo(data, "--no-visitors") as first:
        number = first.take_ticket()["number"]
        tokens = first.facts["tokens"]
        first.slip(1)
        assert len(processes_of(data)) >= 4
        os.kill(first.process.pid, signal.SIGKILL)
        first.process.wait()
        until(lambda: not processes_of(data), "its programs to end")
    with demo(data, "--no-visitors") as second:
        assert second.facts["tokens"] == tokens
        again = second.take_ticket()
        second.slip(2)
    assert (number, again["number"], again["ahead"]) == ("C001", "C002", 1)
    assert processes_of(data) == {}
    assert not (data / "demo.json").exists()
