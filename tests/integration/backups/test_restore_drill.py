"""The drill: the machine is lost in the middle of a morning, and the house goes on elsewhere."""

from __future__ import annotations

from pathlib import Path

import requests

from tests.integration.backups.data_folder import nextplease
from tests.running import House, running
from web import tokens


def browser_of(house: House, path: str, token: str) -> requests.Session:
    """A browser that was given its token once, by hand."""
    session = requests.Session()
    assert session.get(f"{house.url}{path}?token={token}", timeout=30).status_code == 200
    return session


def test_a_house_goes_on_from_its_backup_and_no_kiosk_or_pc_notices(tmp_path: Path) -> None:
    archive = tmp_path / "elsewhere" / "backup.zip"
    with running(tmp_path / "lost") as house:
        site = house.add_site(pins_too=True)
        kiosk_page = f"/kiosk/{site.id}/entrance"
        kiosk = browser_of(house, kiosk_page, site.kiosk)
        first = [house.issue(site)["number"] for _ in range(3)]
        called = house.call(site)
        assert called is not None
        assert nextplease(house.data, "backup", str(archive)).exit_code == 0
        house.kill()

    done = nextplease(tmp_path / "new", "restore", str(archive))
    assert done.exit_code == 0, done.output
    with running(tmp_path / "new") as house:
        kiosk.cookies.update(kiosk.cookies)
        assert kiosk.get(house.url + kiosk_page, timeout=30).status_code == 200
        with house.store.read() as conn:
            assert tokens.find(conn, site.adviser) is not None
        visit = house.change(site, called["visit"], "start")
        assert visit["state"] == "serving"
        assert house.issue(site)["number"] not in first
        assert house.troubles() == []


def test_without_the_key_that_the_backup_brings_the_kiosk_would_be_a_stranger(
    tmp_path: Path,
) -> None:
    """What the drill proves is not true of any house: the key makes the difference."""
    archive = tmp_path / "backup.zip"
    with running(tmp_path / "lost") as house:
        site = house.add_site()
        page = f"/kiosk/{site.id}/entrance"
        kiosk = browser_of(house, page, site.kiosk)
        assert nextplease(house.data, "backup", str(archive)).exit_code == 0
    assert nextplease(tmp_path / "new", "restore", str(archive)).exit_code == 0
    (tmp_path / "new" / "secret.key").unlink()
    with running(tmp_path / "new") as house:
        answer = kiosk.get(house.url + page, timeout=30, allow_redirects=False)
        assert answer.status_code != 200
