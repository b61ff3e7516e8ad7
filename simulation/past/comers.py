"""Who comes on a day: when, for what, how, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from simulation import demand
from simulation.past.people import Answered, Comer, Meeting
from storage.times import to_ms
from ticketing.sites import Site

#: Of a hundred who take a ticket, so many are given it at the reception. Assumed.
AT_RECEPTION = 0.14
#: For each ticket, so many are answered at the door and need none (Chorley 2005: 40 % of what
#: reached specialists were basic requests for information).
ANSWERED = 0.3
#: What is quickly answered, relative to each other. Assumed.
QUICK = {"general-enquiries": 8, "reception": 6, "refuse": 4, "council-tax": 3, "bus-passes": 3,
         "highways": 1, "parks": 1}  # fmt: skip
#: Of those who are served, so many are sent on to another enquiry type, most for these. Assumed.
REFERRED = 0.08
REFERRALS = {
    "council-tax": ("benefits", "citizens-advice"),
    "benefits": ("council-tax", "housing-allocations", "private-interview"),
    "housing-allocations": ("private-interview", "benefits"),
    "complaints": ("private-interview",),
    "reception": ("council-tax", "housing-allocations", "benefits"),
    "general-enquiries": ("council-tax", "benefits", "bus-passes", "planning"),
}
#: A first service that ends in a referral is shorter than one that settles the matter.
BEFORE_A_REFERRAL = 0.5
#: Half of all would leave after so long a wait; few stay for twice that.
PATIENCE_MIN = 75.0
PATIENCE_SPREAD = 0.5
#: Of those who miss their call, so many come back within some minutes.
COMES_BACK = 0.3
#: What visitors at the reception need, now and then, and languages that they ask for.
NEEDS = (("step_free",), ("priority",), ("children",), ("more_time",), ("interpreter",))
SOME_NEED = 0.25
OTHER_LANGUAGES = ("pl", "ur", "pa", "cy")
SOME_LANGUAGE = 0.1
#: So long before the doors open somebody may stand before them.
EARLIEST_MIN = 12.0
#: How a service ends, relative to each other.
OUTCOMES = {"resolved": 66, "form-issued": 14, "appointment-made": 8, "signposted": 8,
            "incomplete": 4}  # fmt: skip


class Comers:
    """Draws the visitors of the days of one site."""

    def __init__(self, site: Site, random: Random, receptionist: str) -> None:
        self._site = site
        self._random = random
        self._receptionist = receptionist
        self._kiosks = [one.id for one in site.kiosks]
        self._outcomes = [one.id for one in site.outcomes if one.id in OUTCOMES]

    def of(self, day: date, scale: float) -> list[Comer]:
        """Who takes a ticket on a day, in order; `scale` 1 is an ordinary one."""
        return [self._comer(at, self._enquiry(day, at)) for at in self._moments(day, scale)]

    def answered(self, day: date, scale: float) -> list[Answered]:
        """Who is answered at the door, in order."""
        known = [one.id for one in self._site.enquiries if one.id in QUICK]
        weights = [QUICK[one] for one in known]
        return [
            Answered(at, self._random.choices(known, weights)[0], self._language())
            for at in self._moments(day, scale * ANSWERED)
        ]

    def keeping(self, meetings: Iterable[Meeting]) -> list[Comer]:
        """The visitors of appointments, as far as they come: they check in at a kiosk."""
        return [self._keeping(one, one.arrives_at) for one in meetings if one.arrives_at]

    def _keeping(self, meeting: Meeting, at: int) -> Comer:
        random = self._random
        kiosk = random.choice(self._kiosks)
        return Comer(
            at, meeting.enquiry, meeting.language, f"kiosk:{kiosk}", "appointment",
            demand.walk_s(random), demand.service_s(random, meeting.enquiry), self._outcome(),
            kiosk=kiosk, meeting=meeting,
        )  # fmt: skip

    # ------------------------------------------------------------------ one visitor

    def _moments(self, day: date, scale: float) -> list[int]:
        """When they come, in order: as assumed for the weekday, while the doors are open."""
        return sorted(self._drawn(day, scale))

    def _drawn(self, day: date, scale: float) -> Iterator[int]:
        spans = [(to_ms(opens), to_ms(closes)) for opens, closes, _ in self._site.openings(day)]
        midnight = datetime.combine(day, time(), self._site.zone_info)
        for minute in demand.arrivals(self._random, day.weekday(), scale=scale):
            at = to_ms(midnight + timedelta(minutes=minute))
            for opens, closes in spans:
                if opens - EARLIEST_MIN * 60_000 <= at < closes:
                    # Who stands before the doors comes in one after the other.
                    yield max(at, opens + self._random.randrange(1_000, 150_000))

    def _enquiry(self, day: date, at: int) -> str:
        offered = []
        for one in self._site.enquiries:
            spans = self._site.openings(day, 1, one) if one.hours else None
            if spans is None or any(to_ms(a) <= at < to_ms(b) for a, b, _ in spans):
                offered.append(one.id)
        return demand.enquiry(self._random, offered)

    def _comer(self, at: int, enquiry: str) -> Comer:
        random = self._random
        service, then, then_s = demand.service_s(random, enquiry), None, 0.0
        if random.random() < REFERRED and (then := self._referral(enquiry)) is not None:
            service, then_s = service * BEFORE_A_REFERRAL, demand.service_s(random, then)
        fate = demand.fate(random)
        comes = fate is not demand.Fate.MISSES_THE_CALL
        back = not comes and random.random() < COMES_BACK
        by, kiosk = self._receptionist, None
        needs: tuple[str, ...] = ()
        asked = None
        if random.random() < AT_RECEPTION:
            needs = random.choice(NEEDS) if random.random() < SOME_NEED else ()
            asked = random.choice(OTHER_LANGUAGES) if random.random() < SOME_LANGUAGE else None
        else:
            kiosk = random.choice(self._kiosks)
            by = f"kiosk:{kiosk}"
        return Comer(
            at, enquiry, self._language(), by, "kiosk" if kiosk else "reception",
            demand.walk_s(random), service, self._outcome(),
            kiosk=kiosk, needs=needs, asked_language=asked, patience_s=self._patience(fate),
            comes=comes, returns_s=random.uniform(60, 900) if back else None, then=then,
            then_s=then_s,
        )  # fmt: skip

    def _patience(self, fate: demand.Fate) -> float:
        longest = PATIENCE_MIN * 60 * self._random.lognormvariate(0, PATIENCE_SPREAD)
        if fate is demand.Fate.HAS_LEFT:  # for reasons of their own, however short the wait
            return self._random.uniform(120, 1200)
        return longest

    def _referral(self, enquiry: str) -> str | None:
        known: Sequence[str] = REFERRALS.get(enquiry, ())
        open_ = [one for one in known if not self._site.enquiry(one).hours]
        return self._random.choice(open_) if open_ else None

    def _language(self) -> str:
        return demand.language(self._random, self._site.languages)

    def _outcome(self) -> str:
        return self._random.choices(self._outcomes, [OUTCOMES[one] for one in self._outcomes])[0]
