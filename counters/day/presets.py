"""Sentences that are often needed on a notice, in every language that the product has: what is the
case, then what to do. Plain words, for a reader of nine."""

from __future__ import annotations

from typing import TypedDict


class Preset(TypedDict):
    """A sentence by language, and what it is called in a list."""

    label: str
    words: dict[str, str]


def _of(label: str, en: str, cy: str) -> Preset:
    return {"label": label, "words": {"cy": cy, "en": en}}


NOTICES: tuple[Preset, ...] = (
    _of(
        "The lift",
        "The lift is out of order. We come to you.",
        "Nid yw’r lifft yn gweithio. Down ni atoch.",
    ),
    _of(
        "The toilets",
        "The toilets are closed. Please ask at reception.",
        "Mae’r toiledau ar gau. Gofynnwch yn y dderbynfa.",
    ),
    _of(
        "The heating",
        "The heating is not working. Please keep your coat on.",
        "Nid yw’r gwres yn gweithio. Cadwch eich cot amdanoch.",
    ),
    _of(
        "Computers are slow",
        "Our computers are slow today. It takes longer than usual.",
        "Mae ein cyfrifiaduron yn araf heddiw. Mae’n cymryd mwy o amser nag arfer.",
    ),
    _of(
        "Fewer of us",
        "There are fewer of us today. You may have to wait longer.",
        "Mae llai ohonom yma heddiw. Efallai bydd rhaid aros yn hirach.",
    ),
    _of(
        "Fire alarm test",
        "We are testing the fire alarm. You can stay where you are.",
        "Rydym yn profi’r larwm tân. Cewch aros lle rydych chi.",
    ),
    _of(
        "We close early",
        "We close early today. We see all who have a ticket.",
        "Rydym yn cau’n gynnar heddiw. Byddwn yn gweld pawb sydd â thocyn.",
    ),
    _of(
        "Card payments",
        "We cannot take cards today. You can pay online or by phone.",
        "Ni allwn gymryd cardiau heddiw. Cewch dalu ar-lein neu dros y ffôn.",
    ),
)

#: Why a date is closed, or open at other times.
REASONS: tuple[Preset, ...] = (
    _of("Staff training", "Staff training", "Hyfforddiant staff"),
    _of("Weather", "Bad weather", "Tywydd garw"),
    _of("Building work", "Work on the building", "Gwaith ar yr adeilad"),
    _of("Election", "Election day", "Diwrnod etholiad"),
    _of("Christmas", "Christmas", "Nadolig"),
    _of("No power", "No electricity", "Dim trydan"),
)
