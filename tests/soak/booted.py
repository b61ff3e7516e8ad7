"""A clean root that is started as a machine is: its systemd is process 1 of what it sees, it has a
network, processes and control groups of its own, and it ends with the test."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.running import wait_until
from tests.soak.clean_roots import PATH, Impossible

GROUPS = Path("/sys/fs/cgroup")
#: Seconds in which it is up, and that a command in it may take.
UP_S, COMMAND_S = 120, 600

_START = """
set -e
mount --make-rprivate /
mount --bind "$0" "$0"
mount -t proc proc "$0/proc"
mount -t sysfs -o ro sysfs "$0/sys"
if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
    mount -t cgroup2 cgroup2 "$0/sys/fs/cgroup"
else
    mount -t tmpfs tmpfs "$0/sys/fs/cgroup"
    mkdir "$0/sys/fs/cgroup/systemd" "$0/sys/fs/cgroup/unified"
    mount -t cgroup -o none,name=systemd cgroup "$0/sys/fs/cgroup/systemd"
    mount -t cgroup2 cgroup2 "$0/sys/fs/cgroup/unified"
fi
mount -t tmpfs tmpfs "$0/dev"
for device in null zero full random urandom tty; do
    touch "$0/dev/$device"
    mount --bind "/dev/$device" "$0/dev/$device"
done
mkdir "$0/dev/pts" "$0/dev/shm"
mount -t devpts devpts "$0/dev/pts"
ln -s /proc/self/fd "$0/dev/fd"
mount -t tmpfs tmpfs "$0/run"
mount -t tmpfs tmpfs "$0/tmp"
ip link set lo up
exec chroot "$0" env -i container=other "PATH=$1" /lib/systemd/systemd --log-target=console
"""
#: Into the groups first: what it then sees as their top is these.
_ENTER = 'for group in $IN_GROUPS; do echo $$ > "$group/cgroup.procs"; done; exec "$@"'


class Machine:
    """A root that runs, by the number of its process 1."""

    def __init__(self, root: Path, pid: int) -> None:
        self.root = root
        self._pid = pid

    def run(self, command: str, words: str = "", *, well: bool = True) -> str:
        """What a line of shell says there, `words` on its standard input."""
        inside = ["nsenter", "-t", str(self._pid), "-m", "-p", "-n", "-u", "-i", "-C", "-r", "-w"]
        environment = {"PATH": PATH, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            [*inside, "sh", "-c", command], input=words, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, env=environment, timeout=COMMAND_S, check=False,
        )  # fmt: skip
        assert not well or done.returncode == 0, (
            f"{command} ended with {done.returncode}:\n{done.stdout}"
        )
        return done.stdout.strip()


@contextmanager
def booted(root: Path) -> Iterator[Machine]:
    """The root, started; Impossible where a machine may not do so."""
    command = ["unshare", "--cgroup", "--mount", "--uts", "--ipc", "--net", "--pid", "--fork",
               "--kill-child", "sh", "-c", _START, str(root), PATH]  # fmt: skip
    groups = _own_groups()
    said = root.with_suffix(".boot")
    with said.open("wb") as out:
        process = subprocess.Popen(
            ["sh", "-c", _ENTER, "sh", *command],
            stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
            env=os.environ | {"IN_GROUPS": " ".join(map(str, groups))},
        )  # fmt: skip
    try:
        first = wait_until(lambda: _first_child(process, said), UP_S, "process 1")
        machine = Machine(root, first)
        wait_until(lambda: _is_up(machine, process, said), UP_S, "systemd")
        yield machine
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(60)
        for group in groups:
            _remove(group)


def _own_groups() -> list[Path]:
    """A control group for all that runs there, in each tree that this machine has."""
    trees = [GROUPS / "systemd", GROUPS / "unified"]
    if (GROUPS / "cgroup.controllers").exists():
        trees = [GROUPS]
    made = [tree / f"nextplease-soak-{os.getpid()}" for tree in trees]
    try:
        for group in made:
            group.mkdir()
    except OSError as error:
        raise Impossible(f"this machine gives no control groups ({error})") from error
    return made


def _remove(group: Path) -> None:
    """The deepest first; a process that is just dying keeps its group for a moment."""

    def gone() -> bool:
        try:
            for folder, _, _ in os.walk(group, topdown=False):
                os.rmdir(folder)
        except OSError:
            return not group.exists()
        return True

    wait_until(gone, 30, f"the end of {group}")


def _first_child(process: subprocess.Popen[bytes], said: Path) -> int:
    if process.poll() is not None:
        raise Impossible(f"a root cannot be started here: {said.read_text()[-300:]}")
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return int(listed[0]) if listed else 0


def _is_up(machine: Machine, process: subprocess.Popen[bytes], said: Path) -> bool:
    if process.poll() is not None:
        raise Impossible(f"a root cannot be started here: {said.read_text()[-300:]}")
    state = machine.run("systemctl is-system-running", well=False)
    return state.endswith(("running", "degraded"))
