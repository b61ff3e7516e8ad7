"""What a device in public may do: as much as the people who stand before it, and no more."""

from __future__ import annotations

from ticketing.sites import Site
from web.budgets import Budgets, Rate, TooFast
from web.callers import Forbidden, Grant
from web.house import House

#: Codes that are not found, of one kiosk and of a whole site: a visitor mistypes one or two.
_WRONG_CODES = Rate(per_s=6 / 60, burst=12)
_WRONG_CODES_OF_SITE = Rate(per_s=20 / 60, burst=40)
#: How often a kiosk may ask for a person: a child that plays with it rings no bell all day.
_PERSONS = Rate(per_s=2 / 60, burst=5)
#: And how often it may say more about one who asked: six switches, touched on and off.
_TOLD = Rate(per_s=20 / 60, burst=20)
#: How often a kiosk answers where something is done: each is counted, and may cost paper.
_SIGNPOSTS = Rate(per_s=20 / 60, burst=20)
#: How often a kiosk tells what was not found: a visit each.
_SEARCHES = Rate(per_s=6 / 60, burst=6)
#: Sentences that were said before cost nothing; so many new ones a kiosk may have made: more than a
#: hand walks past that never stops, in a language that nobody has heard since the start.
_SENTENCES = Rate(per_s=4, burst=240)


class KioskPace:
    """How fast each kiosk of a house asks."""

    def __init__(self, house: House) -> None:
        self._note = house.security.note
        self._tickets = Budgets(Rate(1, 1))
        self._codes = Budgets(_WRONG_CODES)
        self._codes_of_site = Budgets(_WRONG_CODES_OF_SITE)
        self._persons = Budgets(_PERSONS)
        self._told = Budgets(_TOLD)
        self._signposts = Budgets(_SIGNPOSTS)
        self._searches = Budgets(_SEARCHES)
        self._sentences = Budgets(_SENTENCES)

    def ticket(self, site: Site, grant: Grant, kiosk: str | None) -> None:
        """A kiosk asks for a ticket: TooFast if it gives more than people can take."""
        most = site.door.tickets_per_minute
        if grant.role != "kiosk" or not most:
            return
        # A site file that says another number begins another budget.
        key = f"{_who(site.id, grant)} {most}"
        if not self._tickets.take(key, rate=Rate(most / 60, 2 * most)):
            named = kiosk or grant.kiosk or grant.name
            self._note(
                "budget_exceeded",
                site=site.id,
                detail=f"{named} issues faster than people can press",
            )
            raise TooFast(
                "This kiosk gives tickets faster than people can press. Please go to reception.",
                retry_after=max(1, 60 // most),
            )

    def person(self, site: str, kiosk: str, grant: Grant, *, again: bool) -> None:
        """Somebody at a kiosk asks for a person, or tells more of the same wish (`again`): TooFast
        after many times."""
        budget = self._told if again else self._persons
        if grant.role == "kiosk" and not budget.take(f"{site} {kiosk}"):
            raise TooFast("Reception was asked often just now. Please go there.", retry_after=30)

    def signpost(self, site: str, kiosk: str, grant: Grant) -> None:
        """Somebody asks at a kiosk where something is done: TooFast after many times."""
        if grant.role == "kiosk" and not self._signposts.take(f"{site} {kiosk}"):
            raise TooFast("This was asked often just now. Please wait a moment.", retry_after=5)

    def search(self, site: str, kiosk: str, grant: Grant) -> None:
        """Somebody at a kiosk did not find what they looked for: TooFast after many times."""
        if grant.role == "kiosk" and not self._searches.take(f"{site} {kiosk}"):
            raise TooFast("Much was looked for just now. Please wait a moment.", retry_after=10)

    def sentence(self, site: str, kiosk: str, grant: Grant) -> None:
        """A kiosk wants a sentence made that was not said before: TooFast after many."""
        if grant.role == "kiosk" and not self._sentences.take(f"{site} {kiosk}"):
            raise TooFast("More is to be said here than anybody can listen to.", retry_after=2)

    def code(self, site: str, grant: Grant) -> None:
        """A kiosk is about to look for a code: TooFast after too many that were not found."""
        if grant.role != "kiosk":
            return
        if not (self._codes.take(_who(site, grant)) and self._codes_of_site.take(site)):
            self._note(
                "budget_exceeded", site=site, detail=f"{grant.kiosk or grant.name} tries codes"
            )
            raise TooFast(
                "Too many codes were not found here. Please go to reception.", retry_after=10
            )

    def found(self, site: str, grant: Grant) -> None:
        """The code was a right one: it does not count."""
        if grant.role == "kiosk":
            self._codes.give(_who(site, grant))
            self._codes_of_site.give(site)


def own_kiosk(grant: Grant, kiosk: str | None) -> str | None:
    """The kiosk that is meant; Forbidden where the token is that of another."""
    if kiosk is not None and grant.kiosk not in (None, kiosk):
        raise Forbidden(f"This token is that of the kiosk '{grant.kiosk}', not of '{kiosk}'.")
    return kiosk or grant.kiosk


def _who(site: str, grant: Grant) -> str:
    return f"{site} {grant.ref or grant.name}"
