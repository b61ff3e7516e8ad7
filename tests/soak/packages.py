"""The Debian packages, as somebody meets them: made, installed by apt in a clean Debian that runs,
upgraded, removed, installed again, purged."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from pip._internal.models.index import PyPI

from tests.helpers import ROOT
from tests.running import wait_until
from tests.soak.booted import Machine, booted
from tests.soak.clean_roots import SUITES, Impossible, bootstrap, lend, run

#: A machine that runs, and nothing else: what the packages need they say themselves.
HAS = "ca-certificates,dbus,systemd-sysv,udev"
INSTALL_S, BUILD_S = 1200, 1800
PIN = "2846"
PID = "systemctl show -p MainPID --value nextplease"
HEALTH = "http://127.0.0.1:8000/api/v1/health"
_ASK = f"/usr/bin/python3 -c \"from urllib.request import urlopen; print(urlopen('{HEALTH}').read().decode())\""  # noqa: E501


def packages(folder: Path, heavy: object) -> str:
    """Both packages in each Debian that this machine's mirror has; what came of it."""
    begun = time.monotonic()
    first = _built(folder / "first")
    built = time.monotonic() - begun
    second = _newer(first, folder / "second")
    told = [_tried(suite, folder / suite, [*first, *second]) for suite in SUITES]
    return f"both made in {built:.0f} s; {'; '.join(told)}"


def _built(into: Path) -> list[Path]:
    command = [sys.executable, "-m", "scripts.deb", "--into", str(into)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=BUILD_S, stdout=subprocess.DEVNULL)
    made = sorted(into.glob("*.deb"))
    assert len(made) == 2, made
    for package in made:
        check_tells_nothing_of_here(package)
    return made


def check_tells_nothing_of_here(package: Path) -> None:
    """No path of this machine, and no host from which it has its packages."""
    words = [str(ROOT).encode(), sys.executable.encode(), *map(str.encode, _registry_hosts())]
    inside = subprocess.Popen(["dpkg-deb", "--fsys-tarfile", str(package)], stdout=subprocess.PIPE)
    assert inside.stdout is not None
    kept = b""
    while piece := inside.stdout.read(1 << 20):
        found = [word for word in words if word in kept + piece]
        assert not found, f"{package.name} holds {found}"
        kept = piece[-200:]
    assert inside.wait(60) == 0


def _registry_hosts() -> set[str]:
    """Those of pip's settings here: a mirror's, which nobody else reaches."""
    said = subprocess.check_output([sys.executable, "-m", "pip", "config", "list"], text=True)
    words = said.replace("'", " ").split()
    hosts = {word.split("://")[1].split("/")[0].split("@")[-1] for word in words if "://" in word}
    usual = PyPI.netloc, PyPI.file_storage_domain  # what everybody has, and packages may name
    return {host for host in hosts if host and host not in usual}


def _newer(made: list[Path], into: Path) -> list[Path]:
    """The same as the next version: what apt calls an upgrade."""
    into.mkdir()
    newer = []
    for package in made:
        tree = into / package.stem
        subprocess.run(["dpkg-deb", "-R", str(package), str(tree)], check=True)
        about = tree / "DEBIAN" / "control"
        name, version, arch = package.stem.split("_")
        about.write_text(about.read_text().replace(f"Version: {version}", f"Version: {version}.1"))
        newer.append(into / f"{name}_{version}.1_{arch}.deb")
        command = ["dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "-b", str(tree)]
        subprocess.run([*command, str(newer[-1])], check=True, stdout=subprocess.DEVNULL)
    return newer


def _tried(suite: str, root: Path, made: list[Path]) -> str:
    agent, server, newer_agent, newer = (f"/src/{package.name}" for package in made)
    try:
        bootstrap(suite, root, HAS)
    except Impossible as reason:
        return f"{SUITES[suite]} skipped: {reason}"
    lend(root)
    (root / "src").mkdir()
    for package in made:
        (root / "src" / package.name).write_bytes(package.read_bytes())
    took = _without_systemd(root, server)
    try:
        with booted(root) as machine:
            kept = _lives(machine)
            _upgraded(machine, newer, kept)
            _removed_and_back(machine, newer, kept)
            _agent_connects(machine, agent)
            _purged(machine)
            _agent_package(machine, agent, newer_agent)
    except Impossible as reason:
        return f"{SUITES[suite]}: installed in {took:.0f} s; its systemd was not tried: {reason}"
    return f"{SUITES[suite]}: installed in {took:.0f} s, started, upgraded, removed, back, purged"


def _without_systemd(root: Path, server: str) -> float:
    """Where no service can be started apt goes on all the same, and says what to do."""
    install = f"apt-get update -qq && apt-get install -y {server}"
    took = run(root, ["env", "DEBIAN_FRONTEND=noninteractive", "sh", "-c", install], INSTALL_S)
    said = root.with_suffix(".log").read_text(errors="replace")
    assert "By hand: nextplease serve" in said, said[-2000:]
    data = (root / "var/lib/nextplease").stat()
    assert data.st_mode & 0o777 == 0o700
    assert data.st_uid != 0
    return took


def _health(machine: Machine) -> dict[str, object]:
    said = wait_until(lambda: machine.run(_ASK, well=False).partition("{")[2], 120, "an answer")
    found: dict[str, object] = json.loads("{" + said)
    return found


def _apt(machine: Machine, *words: str) -> str:
    return machine.run(f"apt-get -y -qq {' '.join(words)}")


def _lives(machine: Machine) -> str:
    """It is up at the machine's start, and a house is loaded; its file, as it is kept."""
    assert _health(machine)["status"] in ("ok", "degraded")
    assert machine.run(f"stat -c %U /proc/$({PID})") == "nextplease"
    example = "/usr/share/nextplease/sites/one-stop-shop.toml"
    code = machine.run("nextplease setup-code").rpartition(" ")[2]
    assert f"type the code {code}" in machine.run("journalctl -u nextplease --no-pager")
    machine.run(f"nextplease site check {example} && nextplease site load {example}")
    assert "this server is set up" in machine.run("nextplease setup-code", well=False)
    machine.run("nextplease user pin riverside megan --stdin", PIN)
    assert machine.run("find /var/lib/nextplease ! -user nextplease") == ""
    kept = machine.run("nextplease site dump riverside")
    assert 'id = "riverside"' in kept
    return kept


def _same(machine: Machine, kept: str) -> None:
    _health(machine)
    assert machine.run("nextplease site dump riverside") == kept
    assert "integrity ok" in machine.run("nextplease verify")


def _upgraded(machine: Machine, newer: str, kept: str) -> None:
    """Another process serves the same house; what root changed in the settings stays."""
    before = machine.run(PID)
    machine.run("echo '# ours' >> /etc/nextplease/nextplease.toml")
    said = _apt(machine, "install", newer)
    assert "after a backup" in said
    assert machine.run(PID) not in (before, "0")
    assert "# ours" in machine.run("cat /etc/nextplease/nextplease.toml")
    _same(machine, kept)


def _removed_and_back(machine: Machine, server: str, kept: str) -> None:
    said = _apt(machine, "remove", "nextplease")
    assert "stays in /var/lib/nextplease" in said
    assert machine.run("systemctl is-active nextplease", well=False) != "active"
    assert machine.run("ls /usr/lib/nextplease", well=False).endswith("No such file or directory")
    said = _apt(machine, "install", server)
    assert "journalctl -u nextplease" in said
    _same(machine, kept)


def _agent_connects(machine: Machine, agent: str) -> None:
    """The agent's own files are enough to reach the server, which is in the way of its package."""
    machine.run(f"dpkg-deb -x {agent} /srv/agent")
    machine.run("nextplease token make agent --name other > /srv/token")
    program = "/srv/agent/usr/lib/nextplease-agent/bin/python3 -P -m hardware"
    machine.run(
        "systemd-run --unit other --setenv PYTHONUNBUFFERED=1 "
        f"{program} --server http://127.0.0.1:8000 "
        "--token-file /srv/token --journal /srv/journal.db --name other"
    )
    seen = "journalctl -u other --no-pager"
    wait_until(lambda: "event='connected'" in machine.run(seen), 60, "the agent's connection")
    machine.run("systemctl stop other")


def _purged(machine: Machine) -> None:
    said = _apt(machine, "purge", "nextplease")
    assert "deleting /var/lib/nextplease" in said
    assert machine.run("ls -d /var/lib/nextplease", well=False).endswith(
        "No such file or directory"
    )
    assert machine.run("id nextplease", well=False).endswith("no such user")


def _agent_package(machine: Machine, agent: str, newer: str) -> None:
    """It waits for the server's address, runs with one, and takes all along when it is purged."""
    said = _apt(machine, "install", agent)
    assert "/etc/nextplease-agent/token" in said
    assert "shows a code" in said
    state = "systemctl is-active nextplease-agent"
    assert machine.run(state, well=False) == "inactive"
    machine.run("sed -i s/queue.example.org/queue.invalid/ /etc/nextplease-agent/agent.conf")
    machine.run("systemctl restart nextplease-agent")
    _apt(machine, "install", newer)
    assert machine.run(state) == "active"
    seen = "journalctl -u nextplease-agent --no-pager"
    wait_until(lambda: "queue.invalid" in machine.run(seen), 60, "what the agent says")
    _apt(machine, "purge", "nextplease-agent")
    assert machine.run("ls -d /etc/nextplease-agent", well=False).endswith(
        "No such file or directory"
    )
