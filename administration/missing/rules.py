"""What a house still misses before it opens, and what it has. Pure: a site and some facts in, a
list in words out. What keeps the house shut comes first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ticketing.sites import Site, privacy, unwise
from ticketing.sites.hours import WEEKDAYS
from ticketing.sites.shown.kiosks import Kiosk
from web.at_fields import at_field
from web.words import language_names

#: So many enquiry types, or people, are told one by one; more are told as one.
EACH = 3
_MANAGERS = ("supervisor", "administrator")


@dataclass(frozen=True, slots=True)
class Facts:
    """What no site file says. `able`: who has a PIN or a password. `kiosks` and `displays` (waiting
    areas among them): those with a screen. `printers`: those that print now. `phones`: whether
    slips have an address for them; `pushes`: whether messages to them go out. `unspoken`: languages
    in which nobody says a call. `shared`: the printers that another site names too, with that
    site's name."""

    able: frozenset[str] = frozenset()
    kiosks: frozenset[str] = frozenset()
    displays: frozenset[str] = frozenset()
    printers: frozenset[str] = frozenset()
    phones: bool = True
    pushes: bool = True
    unspoken: tuple[str, ...] = ()
    shared: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing. `says` is what would happen to a visitor, `do` the deed and `href` where it is
    done; `shut` while the house cannot open without it."""

    key: str
    title: str
    says: str
    do: str
    href: str
    icon: str
    shut: bool = field(default=False)


@dataclass(frozen=True, slots=True)
class Ready:
    """What is there, in words."""

    title: str
    says: str


def missing(site: Site, facts: Facts) -> list[Missing]:
    """All that is missing; nothing once the house can open."""
    found = [
        one
        for rule in (
            _no_hours, _unserved, _nobody_signs_in, _no_supervisor, _no_kiosk, _unpaired_kiosks,
            _paperless, _silent_printers, _shared_printers, _unseen_places, _unspoken, _letters,
            _without_secret, _no_phones, _no_pushes, _unwise,
        )
        for one in rule(site, facts)
    ]  # fmt: skip
    return sorted(found, key=lambda one: not one.shut)


def ready(site: Site, facts: Facts) -> list[Ready]:
    """What is ready, counted."""
    days = [day.capitalize() for day in WEEKDAYS if site.hours.get(day)]
    kinds = {kind: sum(one.kind == kind for one in site.service_points)
             for kind in ("counter", "room")}  # fmt: skip
    screens = f"{_count(len(facts.kiosks), 'kiosk')}, {_count(len(facts.displays), 'display')}"
    found = [
        (True, "The council", site.called(site.staff_language)),
        (bool(days), "Hours and holidays", _range(days)),
        (True, "Languages", ", ".join(language_names(code)["own"] for code in site.languages)),
        (True, _count(len(site.enquiries), "enquiry type"),
         f"on {_count(len(site.groups), 'tile')}"),
        (True, _and([_count(many, kind) for kind, many in kinds.items() if many]), ""),
        (bool(facts.able), f"{len(facts.able)} staff", "with a way to sign in"),
        (bool(facts.printers), _count(len(facts.printers), "printer"), "ready to print"),
        (bool(facts.kiosks or facts.displays), screens, "paired"),
    ]  # fmt: skip
    return [Ready(title, says) for there, title, says in found if there]


# ---------------------------------------------------------------------- what keeps it shut


def _no_hours(site: Site, facts: Facts) -> Iterator[Missing]:
    if not any(site.hours.values()):
        yield Missing(
            "hours", "The house has no hours", "Nobody could ever take a ticket.",
            "Write the hours", _field(site, "hours"), "clock", shut=True,
        )  # fmt: skip


def _unserved(site: Site, facts: Facts) -> Iterator[Missing]:
    served = {key for one in site.advisers for key in (*one.skills, *one.backup)}
    names = [one.called("en") for one in site.enquiries if one.id not in served]
    if not names:
        return
    them = "it" if len(names) <= EACH else "one of them"
    says = f"Whoever takes a ticket for {them} would never be called."
    for title, key in _told(names, "Nobody serves {}", "Nobody serves {} of your {} enquiry types",
                            len(site.enquiries)):  # fmt: skip
        yield Missing(
            f"unserved-{key}", title, says, "Choose who serves it", f"/staff/{site.id}", "users",
            shut=True,
        )  # fmt: skip


def _nobody_signs_in(site: Site, facts: Facts) -> Iterator[Missing]:
    serving = [one for one in site.advisers if one.skills or one.backup]
    if serving and not any(one.id in facts.able for one in serving):
        yield Missing(
            "sign-in", "None of those who serve can sign in",
            "Nobody could be called: give each a PIN of four figures.",
            "Give them PINs", f"/staff/{site.id}", "log-in", shut=True,
        )  # fmt: skip


def _no_supervisor(site: Site, facts: Facts) -> Iterator[Missing]:
    managers = [one for one in site.advisers if one.role in _MANAGERS]
    if not any(one.role == "supervisor" and one.id in facts.able for one in managers):
        named = next((one for one in managers if one.role == "supervisor"), None)
        says = "Only an administrator could pair a screen, close a day or answer a call for help."
        if named is not None:
            says = f"{named.name} is one, and has neither PIN nor password yet."
        yield Missing(
            "supervisor", "There is no supervisor" if named is None
            else f"Your supervisor {named.name} cannot sign in",
            says, "Name a supervisor" if named is None else "Give a password",
            f"/staff/{site.id}", "user", shut=True,
        )  # fmt: skip


# ---------------------------------------------------------------------- what is better


def _no_kiosk(site: Site, facts: Facts) -> Iterator[Missing]:
    if not site.kiosks:
        yield Missing(
            "kiosk", "There is no kiosk", "Visitors get their tickets at reception alone.",
            "Add a kiosk", _field(site, "kiosks"), "monitor",
        )  # fmt: skip


def _unpaired_kiosks(site: Site, facts: Facts) -> Iterator[Missing]:
    for one in site.kiosks:
        if one.id not in facts.kiosks:
            yield Missing(
                f"unpaired-{one.id}", f"{one.name} is on no screen",
                "Its screen shows six figures: type them, and it gives out tickets.",
                "Pair its screen", f"/devices/{site.id}", "monitor",
            )  # fmt: skip


def _paperless(site: Site, facts: Facts) -> Iterator[Missing]:
    taken = {one.printer for one in site.kiosks}
    free = [one for one in site.printers if one.id not in taken]
    for one in site.kiosks:
        if one.printer is None:
            yield Missing(
                f"paperless-{one.id}", f"{one.name} has no printer",
                "Its visitors get their number on the screen and on the phone, but no paper."
                + (f" ‘{free[0].name}’ is free." if free else ""),
                f"Use ‘{free[0].name}’" if free else "Add a printer",
                _member(site, one) if free else f"/setup/{site.id}/printers", "printer-x",
            )  # fmt: skip


def _silent_printers(site: Site, facts: Facts) -> Iterator[Missing]:
    used = {one.printer for one in site.kiosks}
    for one in site.printers:
        if one.id in used and one.id not in facts.printers:
            yield Missing(
                f"printer-{one.id}", f"{one.name} does not print",
                "Whoever takes a ticket there gets no paper. Devices says why.",
                "See what it needs", f"/devices/{site.id}", "printer-x",
            )  # fmt: skip


def _shared_printers(site: Site, facts: Facts) -> Iterator[Missing]:
    for one, other in facts.shared:
        name = site.printer(one).name
        yield Missing(
            f"shared-{one}", f"{name} is a printer of {other} too",
            "Each waits for the other, and a slip of one house may come out between two of the "
            "other's.",
            "Give it another address", _field(site, f"printers/{one}"), "printer",
        )  # fmt: skip


def _unseen_places(site: Site, facts: Facts) -> Iterator[Missing]:
    """Counters and rooms that no screen shows, by their waiting area; one of several alone."""
    shown = {place for one in site.screens if one.id in facts.displays for place in one.places}
    for zone in site.zones:
        here = [one for one in site.service_points if one.zone == zone.id]
        dark = [one.called("en") for one in here if one.id not in shown]
        if not dark:
            continue
        named = _and(dark) if len(dark) <= EACH else f"{len(dark)} counters and rooms"
        whole = len(dark) == len(here)
        yield Missing(
            f"zone-{zone.id}",
            f"{zone.called('en') if whole else named} {_has(whole or len(dark) == 1)} no display",
            f"A call to {named} would be seen on the phone only.",
            "Pair a display", f"/devices/{site.id}", "monitor",
        )  # fmt: skip


def _unspoken(site: Site, facts: Facts) -> Iterator[Missing]:
    for code in facts.unspoken:
        name = language_names(code)["name"]
        yield Missing(
            f"unspoken-{code}", f"Nobody says calls in {name}",
            "No voice of this server speaks it. Its visitors hear the chime alone, until somebody "
            "records the letters, figures and places.",
            "Record them", f"/administration/{site.id}/announcements?language={code}", "volume-2",
        )  # fmt: skip


def _has(one: bool) -> str:
    return "has" if one else "have"


def _letters(site: Site, facts: Facts) -> Iterator[Missing]:
    for path, _ in (*privacy.mistakes(site), *privacy.cautions(site)):
        one = site.enquiries[int(path[1])]
        alike = [each for each in site.enquiries
                 if each.prefix == one.prefix and each is not one]  # fmt: skip
        says = (
            f"Only ‘{one.called('en')}’ has it: the whole room would know why {one.prefix}001 is "
            "here. Let it share the letter of something harmless."
            if not alike
            else f"It begins ‘{one.called('en')}’ and nothing harmless that shares it: the room "
            "can guess. Let it share another letter."
        )
        yield Missing(
            f"letter-{one.id}", f"The letter {one.prefix} tells too much", says, "Share a letter",
            _field(site, f"enquiries/{one.id}"), "eye",
        )  # fmt: skip


def _without_secret(site: Site, facts: Facts) -> Iterator[Missing]:
    serving = [one for one in site.advisers if one.skills or one.backup]
    if not any(one.id in facts.able for one in serving):
        return
    names = [one.name for one in site.advisers
             if one.id not in facts.able and one.role != "supervisor"]  # fmt: skip
    for title, key in _told(names, "{} cannot sign in yet", "{} of your {} staff cannot sign in",
                            len(site.advisers)):  # fmt: skip
        yield Missing(
            f"secret-{key}", title, "Nobody is called to them until they have a PIN.",
            "Give a PIN", f"/staff/{site.id}", "log-in",
        )  # fmt: skip


def _no_phones(site: Site, facts: Facts) -> Iterator[Missing]:
    if not facts.phones:
        yield Missing(
            "phones", "Slips have no address for phones",
            "Visitors could not follow their place on the phone. Whoever runs the server writes "
            "public_url into its settings.",
            "", "", "smartphone",
        )  # fmt: skip


def _no_pushes(site: Site, facts: Facts) -> Iterator[Missing]:
    if site.phone.push and not facts.pushes:
        yield Missing(
            "pushes", "Phones cannot be told that it is their turn",
            "They are promised a message, and the server does not get out to the push services of "
            "their browsers. Whoever runs the network lets it out, or it is switched off.",
            "Switch it off", _field(site, "phone"), "smartphone",
        )  # fmt: skip


#: What `unwise` says too, and rules here say better.
_SAID = {("enquiries", "id"), ("advisers", ""), ("hours", ""), ("service_points", "zone")}


def _unwise(site: Site, facts: Facts) -> Iterator[Missing]:
    """Whatever else the check of a site file would ask."""
    for path, says in unwise.cautions(site):
        last = str(path[-1]) if len(path) > 1 and isinstance(path[-1], str) else ""
        if not path or (str(path[0]), last) in _SAID:
            continue
        if len(path) > 1 and isinstance(path[1], int):
            part = getattr(site, str(path[0]))[path[1]]
            name = part.name if isinstance(part.name, str) else part.called("en")
            href = _field(site, f"{path[0]}/{part.id}")
        else:
            name, href = last.capitalize() or "The house", _field(site, str(path[0]))
        told = at_field(says, str(path[0]))
        yield Missing(
            f"unwise-{'-'.join(map(str, path))}", f"{name}: look again",
            f"{told[:1].upper()}{told[1:]}.", "Look at it", href, "triangle-alert",
        )  # fmt: skip


# ---------------------------------------------------------------------- words


def _told(names: Sequence[str], one: str, many: str, of: int) -> Iterator[tuple[str, str]]:
    """Each by its name, or, if there are many, how many of them; with a key for each."""
    if len(names) <= EACH:
        yield from ((one.format(name), name) for name in names)
    else:
        yield many.format(len(names), of), "many"


def _field(site: Site, place: str) -> str:
    return f"/administration/{site.id}#{place}"


def _member(site: Site, kiosk: Kiosk) -> str:
    return _field(site, f"kiosks/{kiosk.id}")


def _count(many: int, what: str) -> str:
    return f"{many} {what}{'' if many == 1 else 's'}"


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _range(days: Sequence[str]) -> str:
    return days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}" if days else ""
