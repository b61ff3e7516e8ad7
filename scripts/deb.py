"""Makes the Debian packages of the server and of the agent, with every Python package inside.

    python -m scripts.deb [--arch arm64] [--version 0.2.0] [--into dist]

Only dpkg-deb is needed, and nothing is compiled: the packages come as wheels, pinned by their
hashes, so that one machine makes both architectures; of SOURCES, which are Python alone, wheels are
made here. What is installed is a virtual environment
without its set-up: `pyvenv.cfg`, a link to the system's Python, and the packages once for each
Python that Debian and Ubuntu have, so that a new release of the system finds its own. Files that
are the same for several of them are one file with several names.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
DEBIAN = ROOT / "deploy" / "debian"
#: Debian 12, Ubuntu 24.04, Debian 13.
PYTHONS = ("3.11", "3.12", "3.13")
MACHINES = {"amd64": "x86_64", "arm64": "aarch64"}
#: That of Debian 12; wheels for an older one run there as well.
GLIBC = 36
#: Published as their source alone.
SOURCES = frozenset({"http-ece"})
#: Numbers of files and folders, whatever the umask of who builds.
FILE, FOLDER, PROGRAM = 0o644, 0o755, 0o755
#: As in the project, so that the documents name one place. Not in /usr/share/doc, which containers
#: leave out.
SHARE = "usr/share/nextplease/deploy"
#: What a wheel's installation leaves that tells of this machine.
_TELLS = ("direct_url.json", "REQUESTED", "INSTALLER", "RECORD")


@dataclass(frozen=True)
class Package:
    """One of the two: `names` are the packages of requirements.in that it needs (all when empty),
    `folders` those of our own. `files` are (file of the project, place in the system, mode)."""

    name: str
    names: tuple[str, ...]
    folders: tuple[str, ...]
    files: tuple[tuple[str, str, int], ...]
    conffiles: tuple[str, ...]

    @property
    def home(self) -> str:
        return f"usr/lib/{self.name}"


def _shared(name: str) -> tuple[tuple[str, str, int], ...]:
    """What both have: a screen's start, the names of printers, the documents."""
    doc = f"usr/share/doc/{name}"
    return (
        ("deploy/99-nextplease-printers.rules", "usr/lib/udev/rules.d", FILE),
        ("deploy/kiosk-autostart.sh", SHARE, PROGRAM),
        ("deploy/waiting.html", SHARE, FILE),
        ("deploy/chromium-policy.json", SHARE, FILE),
        (f"deploy/{name}.service", "usr/lib/systemd/system", FILE),
        ("LICENSE", doc, FILE),
        *((f"docs/{page}.md", doc, FILE) for page in ("installation", "devices", "licences")),
    )


SERVER = Package(
    name="nextplease",
    names=(),
    folders=(),
    files=(
        *_shared("nextplease"),
        ("deploy/nextplease.toml", "etc/nextplease", FILE),
        ("deploy/nginx.conf", SHARE, FILE),
        ("docs/configuration.md", "usr/share/doc/nextplease", FILE),
        ("docs/site-file.md", "usr/share/doc/nextplease", FILE),
        *(
            (f"sites/{file.name}", "usr/share/nextplease/sites", FILE)
            for file in sorted((ROOT / "sites").glob("*.toml"))
        ),
    ),
    conffiles=("/etc/nextplease/nextplease.toml",),
)
AGENT = Package(
    name="nextplease-agent",
    names=(
        "fonttools", "ifaddr", "pillow", "pydantic", "pyserial", "python-escpos[serial,usb]",
        "python-socketio[client]", "segno", "structlog", "sqlite-utils",
    ),
    folders=("hardware",),
    files=(
        *_shared("nextplease-agent"),
        ("deploy/agent.conf", "etc/nextplease-agent", FILE),
    ),
    conffiles=("/etc/nextplease-agent/agent.conf",),
)  # fmt: skip
PACKAGES = (SERVER, AGENT)

#: A path of an installation from source, and that of the package.
MOVED = (
    ("/opt/nextplease/.venv/bin/", "/usr/lib/{name}/bin/"),
    ("WorkingDirectory=/opt/nextplease", "WorkingDirectory=/var/lib/nextplease"),
    ("/opt/nextplease/deploy/", "/usr/share/nextplease/deploy/"),
    ("# /etc/systemd/system/", "# /usr/lib/systemd/system/"),
)


def version() -> str:
    """That of the program."""
    found: str = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    return found


# ------------------------------------------------------------------ what is pinned


def pinned(names: tuple[str, ...]) -> str:
    """The lines of requirements.txt, hashes included, for these and all that they need."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    if not names:
        return text
    wanted = closure(names)
    return "".join(one for one in _blocks(text) if _name(one) in wanted)


def _blocks(pins: str) -> list[str]:
    """A package each, with its hashes."""
    return re.split(r"^(?=[A-Za-z0-9])", pins, flags=re.MULTILINE)[1:]


def _name(block: str) -> str:
    return canonicalize_name(block.partition("==")[0])


def closure(names: tuple[str, ...]) -> set[str]:
    """These packages and what they need, as the installed ones say it."""
    found: set[str] = set()
    left, seen = [Requirement(name) for name in names], set()
    while left:
        one = left.pop()
        if str(one) in seen:
            continue
        seen.add(str(one))
        found.add(canonicalize_name(one.name))
        for extra in one.extras | {""}:
            for text in metadata.requires(one.name) or ():
                needed = Requirement(text)
                if needed.marker is None or needed.marker.evaluate({"extra": extra}):
                    left.append(needed)
    return found


def _install_wheels(requirements: str, site: Path, python: str, machine: str, work: Path) -> None:
    """For another Python and another machine than this one, so by wheels alone."""
    blocks = _blocks(requirements)
    listed = work / "requirements.txt"
    listed.write_text("".join(one for one in blocks if _name(one) not in SOURCES), encoding="utf-8")
    platforms = [f"manylinux_2_{minor}_{machine}" for minor in range(GLIBC, 4, -1)]
    platforms += [f"manylinux{old}_{machine}" for old in ("2014", "2010", "1")]
    _pip(
        "install", "--target", str(site), "--no-deps", "--no-compile", "--require-hashes",
        "--only-binary=:all:", "--implementation", "cp", "--python-version", python,
        *(word for platform in platforms for word in ("--platform", platform)),
        "-r", str(listed),
    )  # fmt: skip
    shutil.rmtree(
        site / "bin", ignore_errors=True
    )  # commands of packages, for this machine's Python
    for one in blocks:
        if _name(one) in SOURCES:
            shutil.unpack_archive(_made(one, work), site, "zip")


def _made(block: str, work: Path) -> Path:
    """The wheel of one of SOURCES, made once, of nothing but what is pinned."""
    name = _name(block)
    into, listed = work / "made" / name, work / f"{name}.txt"
    if not into.is_dir():
        listed.write_text(block, encoding="utf-8")
        _pip(
            "wheel", "--no-deps", "--require-hashes", f"--no-binary={name}", "--no-build-isolation",
            "--wheel-dir", str(into), "-r", str(listed),
        )  # fmt: skip
    (wheel,) = into.glob("*.whl")
    if not wheel.name.endswith("-none-any.whl"):
        raise SystemExit(f"{wheel.name} is for one machine alone; it is not among SOURCES.")
    return wheel


def own_wheel(work: Path) -> Path:
    """Ours, from a copy: setuptools takes along what an earlier build left in the tree."""
    source = work / "source"
    found = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]
    tops = [name.rstrip("*") for name in found["find"]["include"]]
    ignore = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in tops:
        shutil.copytree(ROOT / name, source / name, ignore=ignore)
    for name in ("pyproject.toml", "requirements.in", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(work), str(source))
    return next(work.glob("nextplease-*.whl"))


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          env=os.environ | {"PYTHONWARNINGS": "ignore"}, check=False)  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stdout)


# ------------------------------------------------------------------ the tree


def lay_out(package: Package, wheel: Path, machine: str, work: Path) -> Path:
    """The files as they will be in the system, but for DEBIAN/; the folder that they are in."""
    tree = work / package.name
    home = tree / package.home
    (home / "bin").mkdir(parents=True)
    (home / "bin" / "python3").symlink_to("/usr/bin/python3")
    (home / "pyvenv.cfg").write_text("home = /usr/bin\ninclude-system-site-packages = false\n")
    for python in PYTHONS:
        site = home / "lib" / f"python{python}" / "site-packages"
        _install_wheels(pinned(package.names), site, python, machine, work)
        own(package, wheel, site)
    one_file_each([home / "lib" / f"python{python}" for python in PYTHONS])
    own_files(package, tree)
    return tree


def own(package: Package, wheel: Path, site: Path) -> None:
    """Our own code and the sites that the demonstration shows, where the code looks for them."""
    shutil.unpack_archive(wheel, site, "zip")
    info = next(site.glob("nextplease-*.dist-info"))
    for top in (info / "top_level.txt").read_text().split():
        if package.folders and top not in package.folders:
            shutil.rmtree(site / top)
    if not package.folders:
        shutil.copytree(ROOT / "sites", site / "sites")
    for file in site.glob("*.dist-info/*"):
        if file.name in _TELLS:
            file.unlink()


def own_files(package: Package, tree: Path) -> None:
    """The service, the settings, the documents; paths in them are those of the package."""
    for name, place, mode in package.files:
        there = tree / place / Path(name).name
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_text(_moved((ROOT / name).read_text(encoding="utf-8"), package), "utf-8")
        there.chmod(mode)
    (tree / f"usr/share/doc/{package.name}/LICENSE").rename(
        tree / f"usr/share/doc/{package.name}/copyright"
    )
    if package is SERVER:
        program = tree / package.home / "bin" / "nextplease"
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(
            f"#!/{package.home}/bin/python3 -P\nfrom server.cli import main\n\nmain()\n"
        )
        program.chmod(PROGRAM)
        command = tree / "usr" / "bin" / "nextplease"
        command.parent.mkdir(parents=True, exist_ok=True)
        command.write_text(_moved((ROOT / "deploy" / "nextplease.sh").read_text(), package))
        command.chmod(PROGRAM)


def _moved(text: str, package: Package) -> str:
    if not text.startswith("# Installing"):  # the page that tells of both ways
        for source, packaged in MOVED:
            text = text.replace(source, packaged.format(name=package.name))
    return text


def one_file_each(folders: list[Path]) -> None:
    """What is the same in several folders becomes one file."""
    known: dict[tuple[str, bytes], Path] = {}
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and not file.is_symlink():
                key = (file.name, hashlib.sha256(file.read_bytes()).digest())
                first = known.setdefault(key, file)
                if first is not file:
                    file.unlink()
                    os.link(first, file)


def control(package: Package, tree: Path, version: str, architecture: str) -> Path:
    """DEBIAN/: what dpkg has to know, and the scripts that it runs."""
    folder = tree / "DEBIAN"
    folder.mkdir()
    sizes = {file.stat().st_ino: file.stat().st_size for file in tree.rglob("*") if file.is_file()}
    first, last = PYTHONS[0], PYTHONS[-1].split(".")
    (folder / "control").write_text(
        (DEBIAN / f"{package.name}.control")
        .read_text()
        .format(
            version=version,
            architecture=architecture,
            size=sum(sizes.values()) // 1024,
            python=f"python3 (>= {first}), python3 (<< {last[0]}.{int(last[1]) + 1})",
            glibc=f"2.{GLIBC}",
        )
    )
    (folder / "conffiles").write_text("".join(f"{file}\n" for file in package.conffiles))
    (folder / "triggers").write_text("interest-noawait /usr/bin/python3\n")
    for script in ("postinst", "prerm", "postrm"):
        shutil.copy(DEBIAN / f"{package.name}.{script}", folder / script)
        (folder / script).chmod(PROGRAM)
    return folder


def _set_modes(tree: Path) -> None:
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(FOLDER if runs else FILE)


def pack(tree: Path, into: Path, name: str, *, level: int = 12) -> Path:
    """The package, its files as old as the commit."""
    _set_modes(tree)
    made = into / name
    dated = _date_of_commit()
    env = os.environ | ({"SOURCE_DATE_EPOCH": dated} if dated else {})
    command = [
        "dpkg-deb",
        "--root-owner-group",
        "-Zzstd",
        f"-z{level}",
        "--build",
        str(tree),
        str(made),
    ]
    subprocess.run(command, check=True, env=env, stdout=subprocess.DEVNULL)
    return made


def _date_of_commit() -> str:
    """In seconds; '' where there is no git, or no repository."""
    if shutil.which("git") is None:
        return ""
    asked = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def main() -> None:
    """Make both, and say where they are."""
    parser = argparse.ArgumentParser(prog="python -m scripts.deb", description=main.__doc__)
    parser.add_argument("--arch", choices=MACHINES, help="this machine's unless told")
    parser.add_argument("--version", default=version(), help="that of pyproject.toml unless told")
    parser.add_argument("--into", type=Path, default=ROOT / "dist")
    chosen = parser.parse_args()
    if shutil.which("dpkg-deb") is None:
        raise SystemExit("dpkg-deb is missing: packages are made on a Debian or Ubuntu")
    here = subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()
    arch = chosen.arch or here
    if arch not in MACHINES:
        raise SystemExit(f"there are wheels for {' and '.join(MACHINES)}, not for {arch}")
    chosen.into.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="nextplease-deb-") as folder:
        work = Path(folder)
        wheel = own_wheel(work)
        for package in PACKAGES:
            tree = lay_out(package, wheel, MACHINES[arch], work)
            control(package, tree, chosen.version, arch)
            made = pack(tree, chosen.into, f"{package.name}_{chosen.version}_{arch}.deb")
            shutil.rmtree(tree)
            sys.stdout.write(f"{made}: {made.stat().st_size / 1e6:.0f} MB\n")


if __name__ == "__main__":
    main()
