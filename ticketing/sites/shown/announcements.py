"""How calls are spoken: in which languages, in which order, by which voice, how loud and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from ticketing.sites.hours import Interval, parse_interval
from ticketing.sites.parts import Language, Names, Part

#: What espeak-ng calls a voice: 'cy', 'en-gb-scotland', 'pl+f3'.
VoiceName = Annotated[
    str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{1,12}){0,3}(\+[A-Za-z0-9]{1,12})?$")
]
#: The voices of a language begin with its code, but for these.
_CODES = {"zh": ("cmn", "yue", "hak")}
_LOUD = re.compile(r"([0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2})=([0-9]{1,3})")
_DAY = 24 * 60


class Loud(Part):
    """From when to when (local minutes of the day, `until` beyond midnight too) how loud it is."""

    span: Interval
    percent: int

    def holds(self, minute: int) -> bool:
        """Whether it is so at this minute of the day."""
        return any(self.span.start <= one < self.span.end for one in (minute, minute + _DAY))

    def __str__(self) -> str:
        return f"{self.span}={self.percent}"


def _loud(value: object) -> object:
    if isinstance(value, Loud):
        return value
    found = _LOUD.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None or not 0 <= int(found[2]) <= 100:
        raise ValueError(f"{value!r:.60} is no such time; write it like '08:30-09:30=60'")
    span = parse_interval(found[1])
    return Loud(span=span, percent=int(found[2]))


def _apart(value: tuple[Loud, ...]) -> tuple[Loud, ...]:
    for n, one in enumerate(value):
        for other in value[:n]:
            if other.holds(one.span.start % _DAY) or one.holds(other.span.start % _DAY):
                raise ValueError(f"'{other}' and '{one}' overlap; give each minute one volume")
    return value


class Announcements(Part):
    """`languages` are those in which a call is said, in their order; none: the two of the displays.
    With `own_language` a visitor of another language of the site's hears it in that too.

    `voices` name espeak-ng's for a language, `speed` its words a minute. Without `repeat` each call
    is said once. `volume` is in percent, `volume_by_hour` at some hours another.
    """

    languages: Annotated[tuple[Language, ...], Field(max_length=4)] = ()
    own_language: bool = True
    repeat: bool = True
    voices: dict[Language, VoiceName] = {}  # noqa: RUF012
    speed: Annotated[int, Field(ge=80, le=200)] = 138
    volume: Annotated[int, Field(ge=0, le=100)] = 100
    volume_by_hour: Annotated[
        tuple[Annotated[Loud, BeforeValidator(_loud)], ...],
        Field(max_length=24),
        AfterValidator(_apart),
    ] = ()

    def in_order(self, shown: tuple[str, ...]) -> tuple[str, ...]:
        """The languages of a call, if `shown` are those of the displays."""
        return self.languages or shown

    def of_visitor(
        self, language: str, shown: tuple[str, ...], offered: tuple[str, ...]
    ) -> tuple[str, ...]:
        """The languages of a call to a visitor whose own is `language`."""
        said = self.in_order(shown)
        more = self.own_language and language in offered and language not in said
        return (*said, language) if more else said

    def volume_at(self, minute: int) -> int:
        """How loud it is at a local minute of the day, in percent."""
        return next((one.percent for one in self.volume_by_hour if one.holds(minute)), self.volume)


def place_in(names: Names, language: str) -> tuple[str, str]:
    """The name of a place for who is called in `language`, and the language that it is in."""
    of = next((one for one in (language, "en") if one in names), next(iter(names)))
    return names[of], of


def mistakes(
    languages: tuple[str, ...], said: Announcements
) -> Iterator[tuple[tuple[str, ...], str]]:
    """What does not fit the languages of the site."""
    here = ("announcements",)
    for one in (*said.languages, *said.voices):
        if one not in languages:
            key = "languages" if one in said.languages else "voices"
            says = f"{one!r} is no language of the site; write one of: {', '.join(languages)}"
            yield (*here, key), says
    if len(set(said.languages)) != len(said.languages):
        yield (*here, "languages"), "a language stands twice; name each once"
    for language, voice in said.voices.items():
        if re.split(r"[-+]", voice)[0] not in _CODES.get(language, (language,)):
            says = f"{voice!r} is no voice of {language!r}: it would speak it wrongly"
            yield (*here, "voices"), f"{says}; leave it out for the usual one"
