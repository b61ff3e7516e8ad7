"""A kiosk's own screen, as its PC starts it: deploy/kiosk-autostart.sh with Debian's Chromium under
a real X server, through what a morning brings. Root alone can give it a name and a policy."""

from __future__ import annotations

import http.server
import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from PIL import Image, ImageChops, ImageGrab

from tests.helpers import ROOT
from tests.running import House, SiteAccess, free_port, wait_until
from tests.soak.clean_roots import Impossible

WIDE, HIGH = 1080, 1920
#: The clock in the kiosk's upper corner.
CLOCK = (860, 20, 1080, 120)
#: Where the page that waits for its server is of the house's colour, and the kiosk's own is not.
MIDDLE = (540, 1200)
_WAITING = (10, 79, 82)
#: Keys with which a visitor leaves a browser that is not locked: a tab, the address line, its
#: tools, its history, its print box, out of full screen, the end of the window.
KEYS = ("ctrl+t", "ctrl+l", "ctrl+shift+i", "F12", "ctrl+h", "ctrl+p", "F11", "ctrl+w", "alt+F4")
#: A name that no machine has.
SERVER = "queue.test"
_FLAGS = "--no-sandbox --disable-gpu --disable-quic --disable-background-networking --disable-component-update --disable-sync"  # noqa: E501


def screens(folder: Path, heavy: object) -> str:
    """Browser before server, a proxy's 502, a screen saver that comes on, a page that hangs, a
    crash, another name, visitors' keys, the server gone, its name not known: what is seen."""
    for program in ("Xvfb", "xrandr", "xset", "xdotool", "unshare", "/usr/bin/chromium"):
        if shutil.which(program) is None:
            raise Impossible(
                f"{program} is missing: apt-get install xvfb x11-xserver-utils xdotool"
            )
    if os.geteuid() != 0:
        raise Impossible("a host's name and Chromium's policy are set by root")
    folder.mkdir(exist_ok=True)
    house = House(folder / "house", forked=False)
    try:
        site = house.add_site("riverside")
        with _x_server() as display:
            return _morning(folder, house, site, display)
    finally:
        house.close()


def _morning(folder: Path, house: House, site: SiteAccess, display: str) -> str:
    port = free_port()
    with _started(folder, display, "pc-one", site, port):
        _sees(display, waiting, "a screen that waits for its server")
        with _bad_gateway(port):
            time.sleep(7)  # twice as long as it waits between two questions
            assert waiting(picture(display)), "a proxy's own page was taken for the server"
        house.start(port)
        _sees(display, kiosk, "the kiosk, once its server answers")
        usual = _steady(display)
        _kept_lit(display)
        hung = time.monotonic()
        first = _browser(folder)
        for page in _pages(folder):
            os.kill(page, signal.SIGSTOP)
        wait_until(
            lambda: _browser(folder) not in (0, first), 200, "a new browser for a page that hangs"
        )
        again = time.monotonic() - hung
        _sees(
            display, lambda seen: alike(seen, usual), "the kiosk as before, after a page that hung"
        )
        killed = _browser(folder)
        os.kill(killed, signal.SIGKILL)
        wait_until(lambda: _browser(folder) not in (0, killed), 60, "another browser")
        _sees(display, lambda seen: alike(seen, usual), "no question after a crash")
        ended = _pressed(folder, display, usual)
    _ended(folder)
    with _started(folder, display, "pc-two", site, port):
        _sees(display, lambda seen: alike(seen, usual), "the kiosk under another name of its PC")
        house.stop()
        _sees(display, lambda seen: kiosk(seen) and not alike(seen, usual), "no tickets here now")
        house.start(port)
        _sees(display, lambda seen: alike(seen, usual), "the kiosk, with the server back")
    _ended(folder)
    with _started(folder, display, "pc-two", site, port, SERVER):
        _sees(display, waiting, "a screen that waits for its server's name")
        time.sleep(7)
        assert waiting(picture(display)), "a name that nobody knows was taken for the server"
        with (folder / "hosts").open("a", encoding="utf-8") as hosts:
            hosts.write(f"127.0.0.1 {SERVER}\n")
        _sees(display, kiosk, "the kiosk, once its server's name is known")
    idle = len(KEYS) - len(ended)
    back = f", and after {', '.join(ended)} it was there again" if ended else ""
    return f"a page that hung was there again after {again:.0f} s; {idle} keys did nothing{back}"


def _ended(folder: Path) -> None:
    """The power goes: every process of the browser with it."""
    for page in (*_pages(folder), _browser(folder)):
        if page:
            with suppress(ProcessLookupError):
                os.kill(page, signal.SIGKILL)


def _kept_lit(display: str) -> None:
    """A power manager that comes later switches X's screen saver on; it goes off again."""
    here = {**os.environ, "DISPLAY": display}

    def darkens() -> str:
        said = subprocess.run(["xset", "q"], env=here, check=True, capture_output=True, text=True)
        return said.stdout.split("timeout:")[1].split()[0]

    subprocess.run(["xset", "s", "600"], env=here, check=True)
    wait_until(lambda: darkens() == "0", 30, "a screen that does not darken")


def _pressed(folder: Path, display: str, usual: Image.Image) -> list[str]:
    """Press each of KEYS; those that ended the browser, and which the start script made good."""
    ended = []
    for key in KEYS:
        before = _browser(folder)
        subprocess.run(["xdotool", "key", key], env={**os.environ, "DISPLAY": display}, check=True)
        time.sleep(3)  # a browser takes a moment to open or to end something
        _sees(display, lambda seen: alike(seen, usual), f"the kiosk as before, after {key}")
        if _browser(folder) != before:
            ended.append(key)
    return ended


@contextmanager
def _x_server() -> Iterator[str]:
    number = next(n for n in range(90, 200) if not Path(f"/tmp/.X11-unix/X{n}").exists())
    display = f":{number}"
    server = subprocess.Popen(
        ["Xvfb", display, "-screen", "0", f"{WIDE}x{HIGH}x24", "-nolisten", "tcp", "-noreset"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until(lambda: Path(f"/tmp/.X11-unix/X{number}").exists(), 20, "the X server")
        yield display
    finally:
        server.terminate()
        server.wait(20)


@contextmanager
def _started(
    folder: Path, display: str, name: str, site: SiteAccess, port: int, host: str = "127.0.0.1"
) -> Iterator[None]:
    """The start script on a PC of this name, under the policy that is shipped. Its file of hosts is
    `folder`'s, so that it may know the server's name or not."""
    programs, policies = folder / "bin", folder / "policies"
    for made in (programs, policies, folder / "home"):
        made.mkdir(exist_ok=True)
    browser = programs / "chromium"
    browser.write_text(f'#!/bin/sh\nexec /usr/bin/chromium {_FLAGS} "$@"\n')
    browser.chmod(0o755)
    policy = (ROOT / "deploy" / "chromium-policy.json").read_text(encoding="utf-8")
    policy = policy.replace("https://queue.example.org", f"http://{host}")
    policy = policy.replace("/opt/nextplease", str(ROOT))
    (policies / "nextplease.json").write_text(policy, encoding="utf-8")
    address = f"http://{host}:{port}/kiosk/{site.id}/entrance"
    (folder / "hosts").write_text("127.0.0.1 localhost\n", encoding="utf-8")
    own = (
        "mkdir -p /etc/chromium/policies/managed"
        f" && mount --bind {policies} /etc/chromium/policies/managed"
        f" && mount --bind {folder / 'hosts'} /etc/hosts"
        f" && hostname {name}"
        f' && exec sh {ROOT}/deploy/kiosk-autostart.sh "$@"'
    )
    log = (folder / f"{name}.log").open("wb")
    script = subprocess.Popen(
        [
            "unshare",
            "--mount",
            "--uts",
            "sh",
            "-c",
            own,
            "sh",
            address,
            f"{address}?token={site.kiosk}",
        ],
        env={
            **os.environ,
            "DISPLAY": display,
            "PATH": f"{programs}:{os.environ['PATH']}",
            "HOME": str(folder / "home"),
            "XDG_DATA_HOME": str(folder / "share"),
            "NEXTPLEASE_LOOK_SECONDS": "2",
        },
        stdout=log,
        stderr=log,
        start_new_session=True,
    )
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            os.killpg(script.pid, signal.SIGKILL)  # as a power cut: the profile keeps its lock
        script.wait(20)
        log.close()


@contextmanager
def _bad_gateway(port: int) -> Iterator[None]:
    """A proxy whose server is not there."""

    class Proxy(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_error(502)

        def log_message(self, *told: object) -> None:
            """Nobody reads it."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Proxy)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join(20)


def picture(display: str) -> Image.Image:
    """What is on the screen."""
    return ImageGrab.grab(xdisplay=display).convert("RGB")


def waiting(seen: Image.Image) -> bool:
    """The page that waits, over the whole screen."""
    return seen.getpixel(MIDDLE) == _WAITING and seen.getpixel((5, HIGH - 5)) == _WAITING


def kiosk(seen: Image.Image) -> bool:
    """The kiosk's own page, over the whole screen: light below its head."""
    return all(min(seen.getpixel(at)) > 200 for at in (MIDDLE, (5, HIGH - 5)))  # type: ignore[arg-type]


def alike(one: Image.Image, other: Image.Image) -> bool:
    """The same but for the clock."""
    pair = [each.copy() for each in (one, other)]
    for each in pair:
        each.paste((0, 0, 0), CLOCK)
    return ImageChops.difference(*pair).getbbox() is None


def _sees(display: str, holds: Callable[[Image.Image], bool], what: str) -> None:
    wait_until(lambda: holds(picture(display)), 120, what)


def _steady(display: str) -> Image.Image:
    """What is seen once nothing but the clock has moved for two seconds."""
    before = picture(display)
    for _ in range(20):
        time.sleep(2)
        now = picture(display)
        if alike(before, now):
            return now
        before = now
    raise AssertionError("the screen does not come to rest")


def _commands(folder: Path) -> Iterator[tuple[int, str]]:
    """The browser's processes with what they were started with."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            line = (process / "cmdline").read_bytes().decode(errors="replace").replace("\0", " ")
            if "chromium" in line.split(" ")[0] and str(folder) in line:
                yield int(process.name), line


def _browser(folder: Path) -> int:
    """The browser's first process; 0 while there is none."""
    return next((pid for pid, line in _commands(folder) if "--type=" not in line), 0)


def _pages(folder: Path) -> list[int]:
    return [pid for pid, line in _commands(folder) if "--type=renderer" in line]
