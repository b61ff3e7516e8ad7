"""As whom an agent connects: the token that it was given, else its own, else none."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from hardware.agent.identity import Identity


@pytest.fixture
def given(tmp_path: Path) -> Path:
    return tmp_path / "etc" / "token"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "state" / "token"


def test_its_own_token_is_kept_for_its_user_alone(given: Path, own: Path) -> None:
    found = Identity(given, own)
    assert found.token() is None
    found.keep("nxp_one")
    assert stat.S_IMODE(own.stat().st_mode) == 0o600
    assert [one.name for one in own.parent.iterdir()] == ["token"]
    assert (found.token(), Identity(None, own).token()) == ("nxp_one", "nxp_one")


def test_a_token_that_somebody_wrote_goes_first_and_is_never_left_for_another(
    given: Path, own: Path
) -> None:
    found = Identity(given, own)
    found.keep("nxp_own")
    given.parent.mkdir()
    given.write_text("nxp_given\n")
    assert found.token() == "nxp_given"
    assert not found.refused("nxp_given")
    assert found.token() == "nxp_given"


def test_one_of_its_own_that_was_ended_is_asked_for_anew_and_the_next_counts(
    given: Path, own: Path
) -> None:
    found = Identity(given, own)
    found.keep("nxp_one")
    assert found.refused("nxp_one")
    assert found.token() is None
    assert own.read_text() == "nxp_one"  # until there is another
    found.keep("nxp_two")
    assert found.token() == "nxp_two"


def test_without_a_token_it_is_known_by_a_secret_that_no_other_run_has(own: Path) -> None:
    one, two = Identity(None, own), Identity(None, own)
    assert one.introduction(None)["enrol"] != two.introduction(None)["enrol"]
    assert one.introduction("nxp_one") == {
        **two.introduction("nxp_one"), "instance": one.instance,
    }  # fmt: skip
    assert "enrol" not in one.introduction("nxp_one")


@pytest.mark.parametrize("written", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_token_is_read_as_any_editor_or_shell_writes_it(
    given: Path, own: Path, written: str
) -> None:
    given.parent.mkdir()
    given.write_bytes("nxp_given\r\n".encode(written))
    assert Identity(given, own).token() == "nxp_given"


@pytest.mark.parametrize(
    "written", [b"\xff\x00\x01", b"nxp_one\nnxp_two", "nxp_ä".encode(), b"\xff\xfen"]
)
def test_a_file_that_holds_no_token_is_said_to(given: Path, own: Path, written: bytes) -> None:
    given.parent.mkdir()
    given.write_bytes(written)
    with pytest.raises(OSError, match="holds no token"):
        Identity(given, own).token()
