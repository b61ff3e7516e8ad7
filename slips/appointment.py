"""The slip of an appointment, and its words and times. Nobody's name is on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from hardware.slips import Code, Label, Number, Pair, Pairs, Rule, Slip, Text
from hardware.slips import Words as Spoken
from slips.marks import ROOM, heading, logo
from storage.times import from_ms
from ticketing.appointments import Appointment
from ticketing.appointments.keeping import last_minute
from ticketing.sites import Site
from web import dates
from web.words import Words, source


@dataclass(frozen=True, slots=True)
class Times:
    """The moments of an appointment, on the site's clock."""

    starts: datetime
    ends: datetime
    opens: datetime
    kept: datetime

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return round((self.ends - self.starts).total_seconds() / 60)


def times(site: Site, one: Appointment) -> Times:
    """When it is, from when its visitor may check in, and until when it is kept."""
    kind = next((x for x in site.appointment_types if x.id == one.type), None)
    starts = from_ms(one.starts_at).astimezone(site.zone_info)
    opens = starts - timedelta(minutes=kind.early_minutes if kind else 30)
    return Times(
        starts,
        from_ms(one.ends_at).astimezone(site.zone_info),
        opens,
        last_minute(site, one).astimezone(site.zone_info),
    )


def day_words(moment: datetime, language: str) -> str:
    """'Wednesday 18 November 2026' in a language."""
    return dates.written(moment, language, weekday=True)


def spoken(site: Site, language: str) -> str:
    """The visitor's language where there are words in it, else English."""
    return language if source(ROOM, language) is not None else "en"


def public_name(site: Site, one: Appointment, language: str) -> str | None:
    """What it is for, as its type is called; None where the enquiry type is a sensitive one."""
    kind = next((x for x in site.appointment_types if x.id == one.type), None)
    if kind is None or site.enquiry(one.enquiry).sensitive:
        return None
    return kind.called(language)


def confirmation_slip(site: Site, one: Appointment, url: str) -> Slip:
    """The slip: date, time, code, and what to scan. The visitor's language first, then the site's
    own and English where there is room: two at most."""
    codes = list(dict.fromkeys([one.language, site.languages[0], "en"]))
    codes = [code for code in codes if source(ROOM, code) is not None][:2] or ["en"]
    at = times(site, one)

    def lines(key: str, **values: object) -> tuple[Spoken, ...]:
        return tuple(
            Spoken(text=Words(ROOM, code, site.wording)(key, **values), lang=code) for code in codes
        )

    return Slip(
        elements=(
            *logo(site, "small"),
            heading(site, codes),
            Rule(),
            Label(lines=lines("appointment-yours")),
            Number(text=f"{at.starts:%H:%M}"),
            Text(lines=tuple(Spoken(text=day_words(at.starts, x), lang=x) for x in codes)),
            *_kind(site, one, codes),
            Pairs(pairs=(Pair(label=lines("appointment-code"), value=spaced(one.code)),)),
            Rule(style="dotted"),
            *([Code(data=url, lines=lines("appointment-scan"))] if "://" in url else []),
            Text(lines=lines("appointment-from", time=f"{at.opens:%H:%M}")),
            Rule(style="dotted"),
            Text(lines=lines("appointment-cannot")),
        ),
        late=lines("slip-late"),
    )


def _kind(site: Site, one: Appointment, codes: list[str]) -> tuple[Text, ...]:
    names = [(public_name(site, one, code), code) for code in codes]
    found = {name: Spoken(text=name, lang=code) for name, code in names if name is not None}
    return (Text(lines=tuple(found.values())),) if found else ()


def spaced(code: str) -> str:
    """'482 913': figures are read and typed in threes."""
    return " ".join(code[i : i + 3] for i in range(0, len(code), 3))
