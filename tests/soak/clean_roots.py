"""`make demo` and `make test` in a clean Debian, as somebody has it who has just installed one: a
missing step of the set-up is seen here alone, since developers' machines have everything."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import requests

from tests.helpers import ROOT
from tests.running import free_port

SUITES = {"bookworm": "Debian 12", "trixie": "Debian 13"}
#: Some tests of each kind: rules, transactions, a device, a whole server, a browser.
SOME = (
    "tests/unit/ticketing/sites",
    "tests/unit/ticketing/commands/test_calling.py",
    "tests/unit/hardware",
    "tests/integration/hardware/test_hardware_printers.py",
    "tests/integration/cli/test_cli_serve.py",
    "tests/journeys/kiosk/test_kiosk_ticket.py",
)
#: Seconds that a root, the demonstration and the tests may take, set-up included.
ROOT_S, DEMO_S, TEST_S = 900, 1200, 1800
#: What a new system has besides the smallest one, as the README says.
HAS = "ca-certificates,python3,make"
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


class Impossible(Exception):
    """It cannot be tried here; in words."""


def fresh(folder: Path, heavy: object) -> str:
    """Both commands in each Debian that this machine's mirror has; what came of it."""
    return "; ".join(_tried(suite, folder / suite) for suite in SUITES)


def _tried(suite: str, root: Path) -> str:
    try:
        bootstrap(suite, root, HAS)
    except Impossible as reason:
        return f"{SUITES[suite]} skipped: {reason}"
    lend(root)
    _copy_project(root / "src")
    demo = _demo(root)
    tests = run(root, ["make", "test", f"TESTS={' '.join(SOME)}"], TEST_S)
    return f"{SUITES[suite]}: make demo up after {demo:.0f} s, make test after {tests:.0f} s more"


# ------------------------------------------------------------------ the root


def bootstrap(suite: str, root: Path, has: str) -> None:
    """The smallest system and the packages `has`; Impossible where that cannot be."""
    if os.geteuid() != 0:
        raise Impossible("debootstrap wants root")
    for tool in ("debootstrap", "unshare", "chroot"):
        if shutil.which(tool) is None:
            raise Impossible(f"there is no {tool} here")
    if subprocess.run([*_apart("true")], check=False, capture_output=True).returncode:
        raise Impossible("this machine gives no mounts and processes of its own (unshare)")
    root.parent.mkdir(parents=True, exist_ok=True)
    command = ["debootstrap", "--variant=minbase", f"--include={has}", suite, str(root), *_mirror()]
    made = subprocess.run(command, capture_output=True, text=True, timeout=ROOT_S, check=False)
    if made.returncode:
        last = (made.stdout + made.stderr).strip().splitlines()[-1:]
        raise Impossible(f"debootstrap ended with {' '.join(last) or made.returncode}")


def _mirror() -> list[str]:
    """The mirror from which this machine itself has its packages, if it is a Debian."""
    with suppress(OSError, subprocess.CalledProcessError):
        if "\nID=debian\n" in "\n" + Path("/etc/os-release").read_text():
            lines = subprocess.check_output(
                ["apt-get", "indextargets", "--format", "$(CREATED_BY) $(REPO_URI)"], text=True
            ).splitlines()
            return [line.split()[1] for line in lines if line.startswith("Packages ")][:1]
    return []


def lend(root: Path) -> None:
    """How this machine reaches its registries: names, certificates, proxies, apt's and pip's
    settings. They stay in the root, which is deleted."""
    lent = [
        "/etc/resolv.conf", "/etc/hosts", "/etc/ssl/certs/ca-certificates.crt",
        "/etc/apt/apt.conf", "/etc/apt/apt.conf.d", "/etc/apt/auth.conf.d", "/etc/apt/keyrings",
        "/etc/pip.conf", "/etc/xdg/pip",
    ]  # fmt: skip
    for path in map(Path, lent):
        there = root / path.relative_to("/")
        there.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            shutil.copytree(path, there, dirs_exist_ok=True)
        elif path.exists():
            there.unlink(missing_ok=True)
            shutil.copy(path, there)


def _lent_environment() -> dict[str, str]:
    wanted = ("PIP_", "SSL_", "REQUESTS_")
    return {
        name: value
        for name, value in os.environ.items()
        if name.startswith(wanted) or name.lower().endswith("_proxy")
    }


def _copy_project(there: Path) -> None:
    """The files that git knows, and the new ones: what a clone has."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.check_output(listed, cwd=ROOT).decode().split("\0"):
        if name and (ROOT / name).is_file():
            (there / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, there / name)


# ------------------------------------------------------------------ in the root


def _apart(*command: str) -> list[str]:
    """A command with mounts and processes of its own: with it, all that it started ends."""
    return ["unshare", "--mount", "--pid", "--fork", "--kill-child", *command]


@contextmanager
def started(root: Path, command: list[str]) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    """The command, run in the project's folder of the root; and what it says."""
    said = root.with_suffix(".log")
    inside = 'mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && exec "$@"'
    environment = [
        f"{name}={value}"
        for name, value in {"PATH": PATH, "HOME": "/root", **_lent_environment()}.items()
    ]
    in_root = ["chroot", str(root), "env", "-i", "-C", "/src", *environment]
    with said.open("ab") as out:
        process = subprocess.Popen(
            _apart("sh", "-c", inside, str(root), *in_root, *command),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        yield process, said
    finally:
        process.kill()
        process.wait(60)


def run(root: Path, command: list[str], seconds: float) -> float:
    """Run it to its end; the seconds that it took."""
    begun = time.monotonic()
    with started(root, command) as (process, said):
        try:
            ended = process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise AssertionError(
                f"{command} took longer than {seconds} s\n{last_words(said)}"
            ) from None
        assert ended == 0, f"{command} ended with {ended}\n{last_words(said)}"
    return time.monotonic() - begun


def _demo(root: Path) -> float:
    """`make demo` until its server is well; the seconds that it took."""
    begun, port = time.monotonic(), free_port()
    with started(root, ["make", "demo", f"PORT={port}"]) as (process, said):
        while time.monotonic() < begun + DEMO_S:
            assert process.poll() is None, f"make demo ended\n{last_words(said)}"
            with suppress(requests.RequestException):
                if requests.get(f"http://127.0.0.1:{port}/api/v1/health", timeout=5).ok:
                    return time.monotonic() - begun
            time.sleep(0.5)
    raise AssertionError(f"make demo was not up after {DEMO_S} s\n{last_words(said)}")


def last_words(said: Path) -> str:
    return "\n".join(said.read_text(errors="replace").splitlines()[-40:])
