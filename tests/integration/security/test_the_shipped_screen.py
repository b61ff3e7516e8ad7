"""`deploy/kiosk-autostart.sh` and `deploy/chromium-policy.json` as they are shipped: a screen that
nobody sits at shows its address and nothing of the browser's own."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
from pathlib import Path

import pytest

from tests.helpers import ROOT

DEPLOY = ROOT / "deploy"
ADDRESS = "https://queue.example.org/kiosk/riverside/entrance-left"
#: What is shown until the server answers.
WAITING = f"file://{DEPLOY / 'waiting.html'}"
LOCK = ("SingletonLock", "SingletonCookie", "SingletonSocket")

#: Programs that write down how they were started. The browser ends the script that started it.
_BROWSER = """#!/bin/sh
printf '%s\\n' "$@" > "$WRITTEN/chromium"
kill "$PPID"
"""
_AWAY = """#!/bin/sh
exit 7
"""
_XSET = """#!/bin/sh
echo "$@" >> "$WRITTEN/xset"
"""
#: A browser that stays, and at its second start ends the script; a server that says one thing.
_STAYS = """#!/bin/sh
echo start >> "$WRITTEN/starts"
[ "$(wc -l < "$WRITTEN/starts")" -lt 2 ] || kill "$PPID"
exec sleep 30
"""
_CURL = """#!/bin/sh
echo "$@" >> "$WRITTEN/asked"
[ "$(wc -l < "$WRITTEN/asked")" -lt 12 ] || kill "$(cat "$WRITTEN/script")"
printf '%s' "$SAYS"
"""


class ScreenPc:
    """A PC with a browser and X, whose user logs in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.profile = folder / "share" / "nextplease-screen"
        self.profile.mkdir(parents=True)
        programs = folder / "bin"
        programs.mkdir()
        for name, text in (("chromium", _BROWSER), ("xset", _XSET), ("curl", _AWAY)):
            (programs / name).write_text(text, encoding="utf-8")
            (programs / name).chmod(0o755)
        self.environment = {
            "PATH": f"{programs}:{os.defpath}",
            "WRITTEN": str(folder),
            "XDG_DATA_HOME": str(folder / "share"),
            "NEXTPLEASE_LOOK_SECONDS": "0.01",
        }

    def lock(self, holder: str) -> None:
        """Leave a lock as Chromium does: links that lead to no file."""
        for name, target in zip(LOCK, (holder, "1234", "/tmp/gone"), strict=True):
            (self.profile / name).symlink_to(target)

    def locked(self) -> list[str]:
        return [name for name in LOCK if (self.profile / name).is_symlink()]

    def watch(self, says: str, **environment: str) -> int:
        """How often the browser was started until the script asked twelve times after a page of
        which the server says so, or started it twice."""
        for name, text in (("chromium", _STAYS), ("curl", _CURL)):
            (self.folder / "bin" / name).write_text(text, encoding="utf-8")
            (self.folder / "bin" / name).chmod(0o755)
        script = subprocess.Popen(
            ["/bin/sh", str(DEPLOY / "kiosk-autostart.sh"), ADDRESS],
            env=self.environment | {"SAYS": says} | environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        (self.folder / "script").write_text(str(script.pid), encoding="utf-8")
        try:
            script.wait(60)
        finally:
            os.killpg(script.pid, signal.SIGKILL)
        return len((self.folder / "starts").read_text(encoding="utf-8").splitlines())

    def log_in(self, *addresses: str, **environment: str) -> list[str]:
        """Start the script; with what the browser was started."""
        subprocess.run(
            ["/bin/sh", str(DEPLOY / "kiosk-autostart.sh"), *addresses],
            env=self.environment | environment,
            capture_output=True,
            timeout=90,
            check=False,
        )
        return (self.folder / "chromium").read_text(encoding="utf-8").splitlines()


@pytest.fixture
def pc(tmp_path: Path) -> ScreenPc:
    return ScreenPc(tmp_path)


def test_the_browser_asks_nothing_over_the_screen(pc: ScreenPc) -> None:
    *switches, address = pc.log_in(ADDRESS)
    assert re.fullmatch(re.escape(f"{WAITING}#{ADDRESS}?watch=") + "[0-9a-f]{16}", address)
    assert {"--kiosk", "--password-store=basic", "--hide-crash-restore-bubble"} <= set(switches)
    assert f"--user-data-dir={pc.profile}" in switches


def test_the_token_is_in_the_first_address_alone(pc: ScreenPc) -> None:
    first = pc.log_in(ADDRESS, f"{ADDRESS}?token=nxp_1")[-1]
    assert first.startswith(f"{WAITING}#{ADDRESS}?token=nxp_1&watch=")


def test_x_does_not_darken_the_screen(pc: ScreenPc) -> None:
    pc.log_in(ADDRESS, DISPLAY=":0")
    assert set((pc.folder / "xset").read_text(encoding="utf-8").splitlines()) == {"s off -dpms"}


def test_a_power_manager_that_comes_later_does_not_darken_it_either(pc: ScreenPc) -> None:
    pc.watch("3\n 200", DISPLAY=":0")
    assert len((pc.folder / "xset").read_text(encoding="utf-8").splitlines()) > 5


def test_without_x_the_screen_starts_all_the_same(pc: ScreenPc) -> None:
    assert pc.log_in(ADDRESS)[-1].startswith(f"{WAITING}#{ADDRESS}?watch=")
    assert not (pc.folder / "xset").exists()


def test_a_lock_that_a_power_cut_or_another_name_of_the_pc_left_is_removed(pc: ScreenPc) -> None:
    ended = subprocess.Popen(["/bin/true"])
    ended.wait()
    for holder in (f"another-name-{os.getpid()}", f"{os.uname().nodename}-{ended.pid}"):
        pc.lock(holder)
        pc.log_in(ADDRESS)
        assert pc.locked() == [], holder


def test_a_browser_that_runs_keeps_its_lock(pc: ScreenPc) -> None:
    pc.lock(f"{os.uname().nodename}-{os.getpid()}")
    pc.log_in(ADDRESS)
    assert pc.locked() == list(LOCK)


@pytest.mark.parametrize("says", ["130\n 200", "Not found 404"])
def test_a_browser_whose_page_says_nothing_is_started_anew(pc: ScreenPc, says: str) -> None:
    assert pc.watch(says) == 2


@pytest.mark.parametrize("says", ["3\n 200", "bad gateway 502", ""])
def test_a_page_that_lives_or_whose_server_is_away_is_left_alone(pc: ScreenPc, says: str) -> None:
    assert pc.watch(says) == 1
    asked = (pc.folder / "asked").read_text(encoding="utf-8")
    assert "https://queue.example.org/watch/" in asked


def test_the_policy_keeps_the_browser_to_one_address_and_to_looking() -> None:
    policy = json.loads((DEPLOY / "chromium-policy.json").read_text(encoding="utf-8"))
    assert policy["URLBlocklist"] == ["*"]
    waiting = "file:///opt/nextplease/deploy/waiting.html"  # where the house is installed
    assert policy["URLAllowlist"] == ["https://queue.example.org", waiting]
    assert "queue.example.org" in (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    assert policy["DownloadRestrictions"] == 3  # none at all
    assert policy["DeveloperToolsAvailability"] == 2  # never
    assert policy["PrintingEnabled"] is False
    assert policy["TranslateEnabled"] is False
