"""One press, one command: what a pad's keys do, without their chatter.

Contacts bounce, keys stick, and what came twice on a line looks like two presses. Pure: whoever
hears a pad says when.
"""

from __future__ import annotations

from hardware.drivers.field.interface import Heard

#: A key that was heard of less than so many seconds ago is still the same press.
QUIET_S = 0.6
#: After a press no other key of the pad counts for so long: a hand that slips, two keys at once.
APART_S = 0.4
#: A key that is down for so long is stuck, or something lies on it.
STUCK_S = 10.0


class Presses:
    """The keys of one pad."""

    def __init__(self) -> None:
        self._heard: dict[str, float] = {}  # key → when it was down last
        self._since: dict[str, float] = {}  # key → when this press of it began
        self._down: frozenset[str] | None = None  # of a pad that tells all that are down
        self._pressed = float("-inf")

    def heard(self, what: Heard, now: float) -> list[str]:
        """The keys that were pressed just now: one at most. `now` in seconds, of a steady clock."""
        before, self._down = self._down, what.keys if what.levels else None
        begun = []
        for key in sorted(what.keys):
            quiet = now - self._heard.get(key, float("-inf")) >= QUIET_S
            held = what.levels and (before is None or key in before)
            self._heard[key] = now
            if held:
                self._since.setdefault(key, now)
            elif quiet:
                self._since[key] = now
                begun.append(key)
        if what.levels:
            for key in self._since.keys() - what.keys:
                del self._since[key]
        if len(begun) != 1 or now - self._pressed < APART_S:
            return []  # two at once are an accident, whichever was meant
        self._pressed = now
        return begun

    def lost(self) -> None:
        """The pad was away: what is down when it is back was not pressed before our eyes."""
        self._down = None
        self._heard.clear()
        self._since.clear()

    def stuck(self, now: float) -> str | None:
        """A key that is down for too long."""
        for key, since in self._since.items():
            down = self._down is not None and key in self._down
            if (down or now - self._heard[key] < QUIET_S) and now - since >= STUCK_S:
                return key
        return None
