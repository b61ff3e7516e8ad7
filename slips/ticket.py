"""The slip of a ticket: what the paper says, for a printer of any width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from hardware.slips import (
    Code,
    Element,
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
from slips.marks import ROOM, heading, logo, said
from ticketing.sites import Site
from ticketing.sites.looks.ticket import Line
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
    about: int | None = None,
    url: str,
    issued_at: datetime,
    further: Sequence[str] = (),
    appointment_at: datetime | None = None,
    again: bool = False,
) -> Slip:
    """The slip for a visit. `enquiry` is the enquiry type's id, `language` the visitor's,
    `issued_at` aware. The enquiry is always there in English too, for staff at the counter.

    `about` is the likely wait in minutes, where it is known. `further` enquiry types follow in the
    same visit. With `appointment_at`, that time stands where
    else those ahead are counted, whatever the house leaves out. A `url` without a host is for the
    kiosk's scanner alone. `again` marks a reprint. What a visitor needs is never on it. Which lines
    it has, in which order and size, is the house's (`Site.ticket`).
    """
    spoken = slip_languages(site, language)
    local = issued_at.astimezone(site.zone_info)
    ticket = site.ticket
    wait = [Pair(label=said("slip-ahead", spoken, site.wording), value=str(ahead))]
    if about:
        wait.append(Pair(label=said("slip-wait", spoken, site.wording), value=str(about)))
    if appointment_at is not None:
        at = appointment_at.astimezone(site.zone_info)
        wait = [Pair(label=said("slip-appointment", spoken, site.wording), value=f"{at:%H:%M}")]
    parts: dict[Line, list[Element]] = {
        "logo": [*logo(site, ticket.logo)],
        "name": [heading(site, spoken)],
        "number": [
            Label(lines=said("slip-your-number", spoken, site.wording)),
            Number(text=number),
        ],
        "enquiry": [
            Reverse(
                lines=_names(site, enquiry, spoken),
                size="small" if ticket.enquiry == "small" else "usual",
            ),
            *_further(site, further, spoken),
        ],
        "ahead": [Pairs(pairs=tuple(wait))],
        "code": [
            Code(
                data=url,
                lines=said("slip-follow" if "://" in url else "slip-code", spoken, site.wording),
            )
        ],
        "courtesy": [
            Text(lines=_thanks(site, spoken) or said("slip-thanks", spoken, site.wording))
        ],
        "when": [_when(local, spoken, ticket.when)],
    }
    lines = list(ticket.lines)
    if appointment_at is not None and "ahead" not in lines:
        lines.insert(lines.index("number") + 1, "ahead")
    slip = Slip(
        elements=tuple(_apart([(line, parts[line]) for line in lines if parts[line]])),
        late=said("slip-late", spoken, site.wording),
    )
    return slip.marked(*said("slip-again", spoken, site.wording)) if again else slip


def lines_of(slip: Slip) -> list[Line | None]:
    """Which line of the ticket each element of its slip belongs to; None: a rule, or a mark."""
    named: dict[str, Line] = {
        "logo": "logo", "heading": "name", "label": "number", "number": "number",
        "reverse": "enquiry", "pairs": "ahead", "code": "code", "text": "courtesy", "when": "when",
    }  # fmt: skip
    return [named.get(one.kind) for one in slip.elements]


def _apart(parts: Sequence[tuple[Line, list[Element]]]) -> Iterator[Element]:
    """The lines with what sets them apart: nothing within what names the visit, a solid rule below
    the house's name and above the date, dots between the others."""
    above: Line | None = None
    for line, elements in parts:
        if above is not None and not ({above, line} <= _TOGETHER or above == "logo"):
            yield Rule(style="solid" if {above, line} & {"name", "when"} else "dotted")
        yield from elements
        above = line


#: What stands without a rule between.
_TOGETHER: frozenset[Line] = frozenset({"number", "enquiry", "ahead"})


def _when(local: datetime, spoken: Sequence[str], how: str) -> Element:
    codes = spoken if how == "date-and-time" else ()
    dates = tuple(Words(text=date_words(local, code), lang=code) for code in codes)
    return When(dates=dates, time=f"{local:%H:%M}")


def _thanks(site: Site, spoken: Sequence[str]) -> tuple[Words, ...]:
    """The last line that a supervisor wrote, else the house's own, in those of the slip's languages
    that it has; nothing where the program's is said."""
    line = site.courtesy or site.ticket.courtesy
    found = [code for code in spoken if code in line] or list(line)[:1]
    return _distinct([Words(text=line[code], lang=code) for code in found])


def _names(site: Site, enquiry: str, spoken: Sequence[str]) -> tuple[Words, ...]:
    """An enquiry type in the slip's languages, and in English."""
    kind = site.enquiry(enquiry)
    names = [Words(text=kind.called(code), lang=code) for code in spoken]
    if "en" not in spoken and "en" in kind.name:
        names.append(Words(text=kind.name["en"], lang="en"))
    return _distinct(names)


def _further(site: Site, enquiries: Sequence[str], spoken: list[str]) -> list[Element]:
    """What comes after the first enquiry in the same visit, in its order."""
    if not enquiries:
        return []
    shown = [Text(lines=_names(site, one, spoken)) for one in enquiries[:MOST_FURTHER]]
    return [Label(lines=said("slip-then", spoken, site.wording)), *shown, Rule(style="dotted")]


def _distinct(lines: list[Words]) -> tuple[Words, ...]:
    """Each text once: a name that is the same in two languages is said once."""
    seen = {line.text: line for line in reversed(lines)}
    return tuple(line for line in lines if seen.get(line.text) is line)


def date_words(local: datetime, language: str) -> str:
    """'26 Tachwedd 2026', as the language writes it."""
    return dates.written(local, language)
