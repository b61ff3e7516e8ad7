"""What the rules look at besides the site file: who can sign in, what screens and printers say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from administration.missing.rules import Facts, Missing, missing
from ticketing import sites
from ticketing.sites import Site
from ticketing.sites.shown.printers import Printer
from ticketing.staff import people
from ticketing.visits import queries, receipts
from web import remembered, tokens
from web.house import House

_FILE = "as-it-is.json"


def facts(house: House, site: Site) -> Facts:
    """How a house is just now."""
    with house.store.read() as conn:
        kept = tokens.of_site(conn, site.id)
        shown = {one.zone for one in receipts.screens(conn, site.id) if one.name is not None}
        paired = house.paired.of_site(conn, site.id)
        able = people.able(conn, site.id)
        others = [one for one in sites.every(conn) if one.id != site.id]
    own = {one.kiosk for one in kept if one.role == "kiosk"}
    kiosks = {one.id for one in site.kiosks if one.id in own or None in own}
    shown |= {one.place for one in paired if one.kind == "display"}
    printers = house.devices.devices(site.id)
    return Facts(
        able=able,
        kiosks=frozenset(kiosks),
        displays=frozenset(shown & {one.id for one in site.screens}),
        printers=frozenset(
            str(one["device"]).rpartition(".")[2]
            for one in printers
            if one["kind"] == "printer" and one["usable"]
        ),
        phones=bool(house.public_url),
        unspoken=tuple(house.unspoken(site)),
        shared=tuple(shared(site, others)),
    )


def shared(site: Site, others: Iterable[Site]) -> Iterator[tuple[str, str]]:
    """The printers of a site that another one names too, with the first such site's name."""
    taken: dict[tuple[str, ...], str] = {}
    for other in others:
        for printer in other.printers:
            taken.setdefault(_where(printer), other.called(other.staff_language))
    for printer in site.printers:
        if (name := taken.get(_where(printer))) is not None:
            yield printer.id, name


def _where(printer: Printer) -> tuple[str, ...]:
    """Equal for two entries that are one printer, as they are usually written."""
    address = printer.address.lower().rstrip(".")
    if printer.transport == "network":
        port = "" if re.search(r":\d+$", address) else ":9100"
        return printer.transport, address + port
    return printer.transport, printer.agent, printer.address


def of(house: House, site: Site) -> list[Missing]:
    """What a house misses just now, and is not meant to be so."""
    meant = as_it_is(house, site)
    return [one for one in missing(site, facts(house, site)) if one.shut or one.key not in meant]


def opened(house: House, site: Site) -> bool:
    """Whether the house has had its opening day."""
    with house.store.read() as conn:
        return queries.any_yet(conn, site.id)


def as_it_is(house: House, site: Site) -> frozenset[str]:
    """What somebody said is meant to be so, by the keys of the rules."""
    return remembered.words(house.data, _FILE, site.id)


def leave(house: House, site: Site, key: str) -> None:
    """One thing is meant to be as it is, unless the house cannot open without it."""
    known = [one.key for one in missing(site, facts(house, site)) if not one.shut]
    if key in known:
        remembered.remember(house.data, _FILE, site.id, {*as_it_is(house, site), key} & {*known})


def show_again(house: House, site: Site) -> None:
    """Whatever was meant to be so is told again."""
    remembered.remember(house.data, _FILE, site.id, ())
