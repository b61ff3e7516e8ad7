"""Every key of the site file has a field with its help, can be changed, and comes back from export
to the letter."""

from __future__ import annotations

from typing import Any

import pytest

from administration.site.form import Field, sections
from tests.helpers import SAMPLE_TEXT
from tests.wired import WIRED
from ticketing.drafting import keys
from ticketing.drafting.editing import edited
from ticketing.drafting.edits import Edit, KeyPath, plain, value_at
from ticketing.sites.file import examine
from ticketing.sites.model import LISTS

#: The sample site, and what it has none of.
FULL = f"""{SAMPLE_TEXT}{WIRED}
[[phrases]]
id = "cy-kiosk-welcome"
text = "Croeso."
source = "0123456789ab"

[[readings]]
id = "cy"
by = "Carys Bowen"
day = 2026-11-20
source = "0123456789ab"
"""

#: What it says: to read it takes more than to change a key.
SAYS = plain(FULL)

FIELDS: dict[KeyPath, Field] = {
    ((table["id"], field["key"]) if table["id"] else (field["key"],)): field
    for section in sections()
    for table in section["tables"]
    for field in table["fields"]
}
#: What a key becomes where its kind does not say it: something else that is possible there.
OTHER: dict[KeyPath, Any] = {
    ("timezone",): "Europe/Paris",
    ("languages",): ["en", "cy"],
    ("notice",): {"cy": "Dim lifft", "en": "The lift is out of order"},
    ("ticket", "lines"): ["number", "logo", "code"],
    ("announcements", "languages"): ["en", "cy"],
    ("announcements", "voices"): {"en": "en-gb-scotland"},
    ("announcements", "volume_by_hour"): ["08:45-09:30=60", "12:00-14:00=80"],
    ("looks", "colour"): "#015C9A",
    ("advisers", "rights"): ["advise"],
    ("looks", "second"): "#DBE9F4",
    ("holidays", "country"): "IE",
    ("holidays", "subdivision"): "SCT",
    ("enquiries", "prefix"): "GG",
    ("kiosks", "glass"): "1080x1920",
    ("printers", "profile"): "TM-T88V",
    ("kiosks", "tiles"): ["council-tax", "housing"],
    ("kiosks", "languages"): ["en"],
    ("kiosks", "keys"): ["up=F18"],
    ("lines", "protocol"): "modbus",
    ("boards", "zones"): ["main"],
    ("boards", "number"): 50,
    **{("pads", key): "f2" for key in ("next", "recall", "start", "no_show", "finish", "help")},
    ("displays", "zones"): ["main"],
    ("displays", "places"): ["counter-1"],
    ("displays", "band"): ["waits", "calls"],
    ("displays", "waits"): ["council-tax"],
    ("displays", "glass"): "3840x2160",
    ("phrases", "id"): "cy-kiosk-greeting",
    ("phrases", "source"): "ba9876543210",
    ("readings", "id"): "en",
    ("readings", "day"): "2026-11-23",
    ("readings", "source"): "ba9876543210",
    ("signposts", "phone"): "01632 960 101",
    ("desk", "help_phone"): "01632 960 100",
}
_DOT = (
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR4nGNgwA0AABgAAcjcE8kAAAAASUVORK5CYII="
)
BY_KIND: dict[str, Any] = {
    "names": {"cy": "Arall", "en": "Another"},
    "hours": {
        "monday": ["09:00-12:00", "13:00-17:00"],
        "saturday": "10:00-12:00",
        "first tuesday": "10:00-17:00",
        "last friday": [],
    },
    "time": "15:30",
    "codes": ["ur", "pl"],
    "dates": ["2026-12-28", "2027-01-04"],
    "closed": [{"day": "2026-12-24", "reason": {"cy": "Hyfforddiant", "en": "Training"}}],
    "holidays": {"Boxing Day": {"cy": "Gŵyl Steffan"}},
    "room": {"seats": 4, "screen": True},
    "icon": "trees",
    "text": "another-1",
    "picture": "bins.jpg",
    "clip": "bins.mp4",
    "logo": f"data:image/png;base64,{_DOT}",
}


def test_there_is_a_field_for_every_key_of_the_model_with_its_help() -> None:
    assert set(FIELDS) == set(keys.every())
    assert all(field["help"] and field["label"] for field in FIELDS.values())
    assert [path for path, field in FIELDS.items() if field["kind"] == "locked"] == [("id",)]


def of_the_sample(path: KeyPath) -> KeyPath:
    """The key of the sample site's first member, or of the site."""
    if path[0] not in LISTS:
        return path
    return (path[0], str(SAYS[path[0]][0]["id"]), path[1])


def another(path: KeyPath, field: Field, now: Any) -> Any:
    """A value that is possible there and not there now."""
    if path in OTHER:
        return OTHER[path]
    match field["kind"]:
        case "switch":
            return not now
        case "choice":
            return next(one["value"] for one in field["choices"] if one["value"] != now)
        case "number":
            least, most = field["least"] or 0, field["most"] or 100
            return next(int(n) for n in (most, least, 60, 80) if n != now)
        case "ref" | "refs":
            ids = [one["id"] for one in SAYS[field["named"]]]
            if field["kind"] == "refs":
                return ids[:2] if ids[:2] != now else ids[2:3]
            return next((one for one in ids if one != now), ids[0])
        case kind:
            return BY_KIND[kind]


@pytest.mark.parametrize("path", [path for path in FIELDS if path != ("id",)], ids=".".join)
def test_a_key_is_changed_and_what_was_comes_back_to_the_letter(path: KeyPath) -> None:
    sample = FULL
    if path == ("holidays", "country"):  # another country has other parts
        sample = sample.replace('subdivision = "WLS"             # those of Wales\n', "")
    data = SAYS if sample is FULL else plain(sample)
    full, field = of_the_sample(path), FIELDS[path]
    was = value_at(data, full)
    now = another(path, field, was)
    text = edited(sample, [Edit("set", full, now)])
    moved = (full[0], str(now), full[2]) if full[-1] == "id" else full
    assert value_at(plain(text), moved) == now
    site, mistakes = examine(text)
    assert site is not None, mistakes
    # Nothing else is touched: taken back, every line is as it was but for spread values.
    back = edited(text, [Edit("set", moved, was)])
    assert plain(back) == data
    if field["kind"] not in ("hours", "holidays") and was != [] and not isinstance(was, list):
        assert back == sample
