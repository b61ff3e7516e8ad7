"""Who waits and who asks, for tests of the routing: plain to write, and drawn by Hypothesis."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from ticketing.queue.routing import Colleague, Desk, Waiting

T0 = 1_795_000_000_000
MINUTE = 60_000
OWN, BACKUP, OTHERS = "own", "backup", "others"


def waiting(step: int, enquiry: str = OWN, *, minutes: float = 5, target: int = 10,
            **more: Any) -> Waiting:  # fmt: skip
    """Somebody who has waited for `minutes` at T0."""
    since = T0 - round(minutes * MINUTE)
    return Waiting(step, f"v{step}", f"C{step:03}", enquiry, since, since, target * 60, **more)


def desk(**more: Any) -> Desk:
    """Ann at counter-1: her own enquiries and 'backup', English and Polish, next to Bob."""
    values: dict[str, Any] = {
        "point": "counter-1",
        "adviser": "ann",
        "preferred": frozenset({OWN, "own-too"}),
        "backup": frozenset({BACKUP}),
        "languages": frozenset({"pl"}),
        "offers": frozenset({"step_free"}),
        "colleagues": (bob(),),
    }
    return Desk(**values | more)


def bob(**more: Any) -> Colleague:
    """Signed on too, with the same enquiries, and with a visitor; speaks Arabic."""
    values: dict[str, Any] = {
        "adviser": "bob",
        "enquiries": frozenset({OWN, BACKUP}),
        "languages": frozenset({"ar"}),
        "busy": True,
    }
    return Colleague(**values | more)


@st.composite
def steps(draw: st.DrawFn, *, min_size: int = 0, plain: bool = False) -> list[Waiting]:
    """Anybody who could wait: at most 8; `plain` ones are Ann's own, without any wish."""
    found = []
    for step in range(1, draw(st.integers(min_size, 8)) + 1):
        more: dict[str, Any] = {}
        if not plain:
            more = {
                "weight": draw(st.sampled_from([100, 100, 200, 350])),
                "for_adviser": draw(st.sampled_from([None, None, None, "ann", "bob", "cas"])),
                "asked_language": draw(st.sampled_from([None, None, "pl", "ar", "fr"])),
                "place_needs": draw(st.sampled_from([frozenset(), frozenset({"step_free"}),
                                                     frozenset({"hearing_loop"})])),
                "appointment": draw(st.sampled_from([None, None, None, "a1"])),
                "needs_private_room": draw(st.sampled_from([False, False, True])),
                "service_s": draw(st.sampled_from([0, 300, 1800])),
            }  # fmt: skip
        enquiry = OWN if plain else draw(st.sampled_from([OWN, "own-too", BACKUP, OTHERS]))
        found.append(
            waiting(
                step,
                enquiry,
                minutes=draw(st.integers(-40, 90)),
                target=draw(st.sampled_from([5, 10, 15, 20, 240])),
                **more,
            )
        )
    return found


def _idle(draw: st.DrawFn) -> Colleague:
    """Bob has nobody, and did something lately, or not for long."""
    return bob(busy=False, acted_at=T0 + draw(st.integers(-300, 60)) * MINUTE)


@st.composite
def desks(draw: st.DrawFn) -> Desk:
    """Ann anywhere, with rooms or none, before an appointment or not, with or without Bob."""
    room = st.sampled_from([None, "counter-1", "room-1"])
    rooms = {step: place for step in range(1, 9) if (place := draw(room)) is not None}
    at = st.sampled_from([None, None, T0 + MINUTE, T0 + 10 * MINUTE, T0 + 45 * MINUTE])
    return desk(
        adviser=draw(st.sampled_from(["ann", "ann", "ann", None])),
        offers=draw(st.sampled_from([frozenset(), frozenset({"step_free", "hearing_loop"})])),
        elsewhere=draw(st.sampled_from([frozenset(), frozenset(), frozenset({OWN, OTHERS})])),
        rooms=rooms,
        until=draw(at),
        place_until=draw(at),
        colleagues=draw(st.sampled_from([(), (bob(),), (bob(here=False),), (_idle(draw),)])),
    )
