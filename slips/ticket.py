"""The slip of a ticket: what the paper says, for a printer of any width."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from hardware.slips import (
    Code,
    Element,
    Heading,
    Label,
    Number,
    Pair,
    Pairs,
    Reverse,
    Rule,
    Slip,
    Text,
    When,
    Words,
)
from slips.marks import ROOM, said
from ticketing.sites import Site
from web import dates, words

#: How many further enquiries a slip names: more would make it longer than a hand.
MOST_FURTHER = 4


def slip_languages(site: Site, visitor: str) -> list[str]:
    """In which languages the slip speaks: the site's own first, and English; a visitor in a third
    one gets that one alone."""
    offered = words.offered(ROOM, site.languages)
    usual = list(dict.fromkeys([offered[0], *(["en"] if "en" in offered else [])]))
    return [visitor] if visitor in offered and visitor not in usual else usual


def ticket_slip(
    site: Site,
    *,
    number: str,
    enquiry: str,
    language: str,
    ahead: int,
    url: str,
    issued_at: datetime,
    further: Sequence[str] = (),
    appointment_at: datetime | None = None,
    again: bool = False,
) -> Slip:
    """The slip for a visit. `enquiry` is the enquiry type's id, `language` the visitor's,
    `issued_at` aware. The enquiry is always there in English too, for staff at the counter.

    `further` enquiry types follow in the same visit. With `appointment_at`, that time stands where
    else those ahead are counted. A `url` without a host is for the kiosk's scanner alone. `again`
    marks a reprint. What a visitor needs is never on it.
    """
    spoken = slip_languages(site, language)
    local = issued_at.astimezone(site.zone_info)

    def lines(key: str) -> tuple[Words, ...]:
        return said(key, spoken)

    ahead_or_time = (
        Pair(label=lines("slip-ahead"), value=str(ahead))
        if appointment_at is None
        else Pair(
            label=lines("slip-appointment"),
            value=f"{appointment_at.astimezone(site.zone_info):%H:%M}",
        )
    )
    slip = Slip(
        elements=(
            Heading(lines=tuple(Words(text=site.called(code), lang=code) for code in spoken)),
            Rule(),
            Label(lines=lines("slip-your-number")),
            Number(text=number),
            Reverse(lines=_names(site, enquiry, spoken)),
            *_further(site, further, spoken, lines("slip-then")),
            Pairs(pairs=(ahead_or_time,)),
            Rule(style="dotted"),
            Code(data=url, lines=lines("slip-follow" if "://" in url else "slip-code")),
            Rule(style="dotted"),
            Text(lines=_thanks(site, spoken) or lines("slip-thanks")),
            Rule(),
            When(
                dates=tuple(Words(text=date_words(local, code), lang=code) for code in spoken),
                time=f"{local:%H:%M}",
            ),
        ),
        late=lines("slip-late"),
    )
    return slip.marked(*lines("slip-again")) if again else slip


def _thanks(site: Site, spoken: Sequence[str]) -> tuple[Words, ...]:
    """The last line that a supervisor wrote, in those of the slip's languages that it has, else as
    the house says it."""
    found = [code for code in spoken if code in site.courtesy] or list(site.courtesy)[:1]
    return _distinct([Words(text=site.courtesy[code], lang=code) for code in found])


def _names(site: Site, enquiry: str, spoken: Sequence[str]) -> tuple[Words, ...]:
    """An enquiry type in the slip's languages, and in English."""
    kind = site.enquiry(enquiry)
    names = [Words(text=kind.called(code), lang=code) for code in spoken]
    if "en" not in spoken and "en" in kind.name:
        names.append(Words(text=kind.name["en"], lang="en"))
    return _distinct(names)


def _further(
    site: Site, enquiries: Sequence[str], spoken: Sequence[str], then: tuple[Words, ...]
) -> list[Element]:
    """What comes after the first enquiry in the same visit, in its order."""
    if not enquiries:
        return []
    shown = [Text(lines=_names(site, one, spoken)) for one in enquiries[:MOST_FURTHER]]
    return [Label(lines=then), *shown, Rule(style="dotted")]


def _distinct(lines: list[Words]) -> tuple[Words, ...]:
    """Each text once: a name that is the same in two languages is said once."""
    seen = {line.text: line for line in reversed(lines)}
    return tuple(line for line in lines if seen.get(line.text) is line)


def date_words(local: datetime, language: str) -> str:
    """'26 Tachwedd 2026', as the language writes it."""
    return dates.written(local, language)
