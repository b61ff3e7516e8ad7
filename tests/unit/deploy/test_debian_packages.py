"""What is in the Debian packages of our own. That they install, run, upgrade and go again with the
data kept is the soak's part `packages`."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from scripts import deb
from tests.helpers import ROOT

needs_dpkg = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb is Debian's")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    return deb.own_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module", params=deb.PACKAGES, ids=lambda package: package.name)
def laid_out(request, wheel, tmp_path_factory) -> tuple[deb.Package, Path]:
    """The files of a package without those of others, and DEBIAN/."""
    package, tree = request.param, tmp_path_factory.mktemp("tree") / "tree"
    deb.own(package, wheel, tree / package.home / "lib" / "python3.11" / "site-packages")
    deb.own_files(package, tree)
    deb.control(package, tree, deb.version(), "arm64")
    return package, tree


def inside(tree: Path) -> dict[str, Path]:
    return {f"/{file.relative_to(tree)}": file for file in tree.rglob("*") if file.is_file()}


def test_the_package_has_the_version_of_the_program(laid_out) -> None:
    package, tree = laid_out
    said = (tree / "DEBIAN" / "control").read_text()
    assert f"\nVersion: {metadata.version('nextplease')}\n" in said
    assert f"Package: {package.name}\n" in said
    assert "\nArchitecture: arm64\n" in said
    assert "{" not in said


def test_it_depends_on_the_pythons_whose_packages_are_inside(laid_out) -> None:
    _, tree = laid_out
    said = (tree / "DEBIAN" / "control").read_text()
    assert "python3 (>= 3.11), python3 (<< 3.14)" in said
    assert deb.PYTHONS == ("3.11", "3.12", "3.13")


@needs_dpkg
def test_all_is_roots_and_nobody_else_may_write_it(laid_out, tmp_path) -> None:
    package, tree = laid_out
    copy = tmp_path / "copy"
    shutil.copytree(tree, copy, symlinks=True)
    (copy / "usr").chmod(0o777)  # as somebody's umask would leave it
    made = deb.pack(copy, tmp_path, f"{package.name}.deb", level=1)
    listed = subprocess.check_output(["dpkg-deb", "--contents", made], text=True).splitlines()
    assert len(listed) > 20
    for line in listed:
        mode, owner, *_, name = line.split(maxsplit=5)
        assert owner == "root/root", line
        assert mode in ("drwxr-xr-x", "-rw-r--r--", "-rwxr-xr-x"), line
        assert (mode == "-rwxr-xr-x") == name.endswith(("/bin/nextplease", ".sh")), line


def test_the_service_starts_what_the_package_brings(laid_out) -> None:
    package, tree = laid_out
    files = inside(tree)
    unit = files[f"/usr/lib/systemd/system/{package.name}.service"].read_text()
    program, *words = re.findall(r"^ExecStart=(.+)$", unit, re.MULTILINE)[0].split()
    assert program in (*files, f"/{package.home}/bin/python3")
    if "--config" in words:
        assert words[words.index("--config") + 1] in package.conffiles
    for name in re.findall(r"^EnvironmentFile=(.+)$", unit, re.MULTILINE):
        assert name in package.conffiles
    assert set((tree / "DEBIAN" / "conffiles").read_text().split()) == set(package.conffiles)
    assert set(package.conffiles) == {name for name in files if name.startswith("/etc/")}


def test_the_service_may_open_loudspeakers_serial_lines_and_printers(laid_out) -> None:
    package, tree = laid_out
    unit = inside(tree)[f"/usr/lib/systemd/system/{package.name}.service"].read_text()
    # Debian's groups of /dev/snd, of serial lines and of /dev/usb/lp*.
    (groups,) = re.findall(r"^SupplementaryGroups=(.+)$", unit, re.MULTILINE)
    assert set(groups.split()) == {"audio", "dialout", "lp"}


def test_no_path_is_that_of_an_installation_from_source_or_of_this_machine(laid_out) -> None:
    _, tree = laid_out
    wrong = (str(ROOT).encode(), str(Path.home()).encode() + b"/", b"/opt/nextplease")
    found = [
        name
        for name, file in inside(tree).items()
        if any(word in file.read_bytes() for word in wrong)
    ]
    assert [name for name in found if not name.endswith("/installation.md")] == []


def test_the_scripts_are_sh_and_name_their_own_package_alone(laid_out) -> None:
    package, tree = laid_out
    for script in ("postinst", "prerm", "postrm"):
        file = tree / "DEBIAN" / script
        assert file.stat().st_mode & 0o111
        assert subprocess.run(["sh", "-n", file], check=False).returncode == 0
        text = file.read_text()
        homes = set(re.findall(r"/(?:usr|var)/lib/(nextplease[a-z-]*)", text))
        assert homes <= {package.name}, homes
        assert set(re.findall(r"(nextplease[a-z-]*)\.service", text)) <= {package.name}


def test_the_server_has_all_its_code_and_pages_and_the_agent_its_own_alone(laid_out) -> None:
    package, tree = laid_out
    site = f"/{package.home}/lib/python3.11/site-packages"
    files = {name.removeprefix(f"{site}/") for name in inside(tree) if name.startswith(site)}
    tops = {name.partition("/")[0] for name in files}
    if package is deb.AGENT:
        assert tops == {"hardware", f"nextplease-{deb.version()}.dist-info"}
        return
    known = subprocess.check_output(["git", "ls-files", "server", "web", "kiosk"], cwd=ROOT)
    for_building = (".md", ".d.ts", "web/icons.txt", "web/icons/site-mark.svg")
    shipped = {name for name in known.decode().split() if not name.endswith(for_building)}
    assert shipped - files == set()
    assert "sites/one-stop-shop.toml" in files  # for `nextplease demo`


_ALL_OF_THE_AGENT = """
import importlib, pkgutil, sys
import hardware.__main__, requests, websocket
for base in ("agent", "connections", "drivers", "slips"):
    package = importlib.import_module("hardware." + base)
    for one in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(one.name)
"""


def test_the_agent_needs_no_package_but_those_that_it_brings(tmp_path) -> None:
    brought = deb.closure(deb.AGENT.names)
    assert not brought & {"flask", "numpy", "eventlet"}
    for name in brought:
        for top in {Path(file).parts[0] for file in metadata.files(name) or ()} - {"..", "bin"}:
            place = tmp_path / top
            if not place.is_symlink():
                place.symlink_to(Path(str(metadata.distribution(name).locate_file(top))))
    (tmp_path / "hardware").symlink_to(ROOT / "hardware")
    command = [sys.executable, "-S", "-P", "-c", _ALL_OF_THE_AGENT]
    done = subprocess.run(
        command, capture_output=True, text=True, env={"PYTHONPATH": str(tmp_path)}, check=False
    )
    assert done.returncode == 0, done.stderr


def test_packages_are_taken_as_they_are_pinned_with_their_hashes() -> None:
    everything = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert deb.pinned(()) == everything
    agents = deb.pinned(deb.AGENT.names)
    assert set(agents.splitlines()) < set(everything.splitlines())
    assert agents.count("==") == len(deb.closure(deb.AGENT.names))


def test_what_is_made_of_its_source_is_pinned_by_one_hash_that_of_the_source() -> None:
    everything = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    for name in deb.SOURCES:
        (pin,) = re.findall(rf"^{name}==[^\n]+\n(?:    [^\n]+\n)+", everything, re.MULTILINE)
        assert pin.count("--hash=") == 1


def test_a_file_that_several_pythons_have_is_kept_once(tmp_path) -> None:
    for python, own_text in (("a", "1"), ("b", "2")):
        (tmp_path / python).mkdir()
        (tmp_path / python / "same.py").write_text("x")
        (tmp_path / python / "other.py").write_text(own_text)
    deb.one_file_each([tmp_path / "a", tmp_path / "b"])
    assert (tmp_path / "a" / "same.py").samefile(tmp_path / "b" / "same.py")
    assert (tmp_path / "b" / "other.py").read_text() == "2"
