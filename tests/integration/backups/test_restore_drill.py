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
    assert session.get(f"{house.url}{path}?token={token}", timeout=90).status_code == 200
    return session


def test_a_house_goes_on_from_its_backup_and_no_kiosk_or_pc_notices(
    tmp_path: Path, house: House
) -> None:
    archive, new = tmp_path / "elsewhere" / "backup.zip", tmp_path / "new"
    site = house.add_site(pins_too=True)
    kiosk_page = f"/kiosk/{site.id}/entrance"
    kiosk = browser_of(house, kiosk_page, site.kiosk)
    first = [house.issue(site)["number"] for _ in range(3)]
    called = house.call(site)
    assert called is not None
    assert nextplease(house.data, "backup", str(archive)).exit_code == 0
    # What comes after the backup is lost, as when the machine is.
    house.issue(site)

    done = nextplease(new, "restore", str(archive))
    assert done.exit_code == 0, done.output
    with running(new) as other:
        assert kiosk.get(other.url + kiosk_page, timeout=90).status_code == 200
        with other.store.read() as conn:
            assert tokens.find(conn, site.adviser) is not None
        visit = other.change(site, called["visit"], "start")
        assert visit["state"] == "serving"
        assert other.issue(site)["number"] not in first
        assert other.troubles() == []

        # It is no accident: the key that the backup brings makes the difference.
        other.stop()
        (new / "secret.key").unlink()
        other.start()
        answer = kiosk.get(other.url + kiosk_page, timeout=90, allow_redirects=False)
        assert answer.status_code != 200
