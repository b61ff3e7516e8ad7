"""What somebody may see and do at a site: rights, and the templates of them that a role is.

own         see and call their own enquiry types alone (partner staff, such as the police)
advise      serve at a service point, and see all queues
reception   work at the door, and see all queues
supervise   run the day: hours, notices, staff, figures
administer  change what the house is
read        see everything and change nothing (an auditor)

Each of `supervise` and `administer` holds what stands before it, but `own` and `read`.
"""

from __future__ import annotations

from collections.abc import Mapping

from ticketing.sites.parts import Adviser, Right

#: What a role is a short name for.
TEMPLATES: Mapping[str, frozenset[Right]] = {
    "receptionist": frozenset({"reception"}),
    "adviser": frozenset({"advise", "reception"}),
    "supervisor": frozenset({"advise", "reception", "supervise"}),
    "administrator": frozenset({"advise", "reception", "supervise", "administer"}),
    "partner": frozenset({"own"}),
    "auditor": frozenset({"read"}),
}
_SERVING: frozenset[Right] = frozenset({"own", "advise"})
_ABOVE: frozenset[Right] = frozenset({"supervise", "administer"})


def of(person: Adviser) -> frozenset[Right]:
    """What a person may: what stands with them, or else what their role is short for."""
    return frozenset(person.rights) or TEMPLATES[person.role]


def level(person: Adviser) -> str:
    """The role by whose `rank` they count: that which holds what they may, whatever theirs is."""
    if not person.rights:
        return person.role
    found = of(person)
    if "administer" in found:
        return "administrator"
    return "supervisor" if found & {"supervise", "read"} else "adviser"


def serves(person: Adviser) -> bool:
    """Whether they serve visitors at a service point."""
    return bool(of(person) & _SERVING)


def manages(person: Adviser) -> bool:
    """Whether they run the site, and can help those who cannot get in."""
    return bool(of(person) & _ABOVE)


def only(person: Adviser) -> frozenset[str] | None:
    """The enquiry types beyond which a person sees nothing; None for whoever sees all queues."""
    return frozenset((*person.skills, *person.backup)) if "own" in of(person) else None


def rank(role: str) -> int:
    """By which nobody gives a role above their own, nor touches somebody who has one."""
    held = TEMPLATES.get(role, frozenset())
    if "administer" in held:
        return 2
    # Whoever reads everything is nobody that an adviser makes.
    return 1 if held & {"supervise", "read"} else 0
