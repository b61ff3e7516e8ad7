"""The parts of a site file that close it: public holidays and days of its own."""

from __future__ import annotations

from datetime import date
from functools import cached_property, lru_cache
from typing import Annotated, Self

import holidays
from pydantic import StringConstraints, field_validator, model_validator

from ticketing.sites.parts import Label, Language, Names, Part


class ClosedDay(Part):
    """A day on which the site is closed whatever its hours say, and why in each language."""

    day: date
    reason: Names


class Holidays(Part):
    """The days on which the site is closed: public holidays and its own.

    `country` (ISO 3166: 'GB') and `subdivision` ('WLS') choose public holidays; on those in `open`
    the site opens all the same. `names` says what a holiday is called in other languages than the
    one in which it is known.
    """

    country: Annotated[str, StringConstraints(max_length=3)] | None = None
    subdivision: Annotated[str, StringConstraints(max_length=40)] | None = None
    closed: tuple[ClosedDay, ...] = ()
    open: tuple[date, ...] = ()
    names: dict[Label, dict[Language, Label]] = {}  # noqa: RUF012

    @field_validator("country")
    @classmethod
    def _known_country(cls, value: str | None) -> str | None:
        if value is not None and value not in holidays.list_supported_countries():
            raise ValueError(
                f"the holidays of {value!r} are not known; write a country's two letters: 'GB'"
            )
        return value

    @model_validator(mode="after")
    def _known_subdivision(self) -> Self:
        if self.subdivision is not None:
            if self.country is None:
                raise ValueError("subdivision needs a country; add country = 'GB'")
            known = holidays.list_supported_countries()[self.country]
            if self.subdivision not in known:
                raise ValueError(
                    f"{self.subdivision!r} is no subdivision of {self.country}; "
                    f"write {'one of ' + ', '.join(known) if known else 'none'}"
                )
        return self

    @cached_property
    def _own(self) -> dict[date, dict[str, str]]:
        return {entry.day: dict(entry.reason) for entry in self.closed}

    def closing(self, day: date) -> dict[str, str] | None:
        """Why the site is closed on `day`, by language ('' where the language is not known); None
        if these rules do not close it."""
        own = self._own.get(day)
        if own is not None:
            return own
        return None if day in self.open else self.public(day)

    def public(self, day: date) -> dict[str, str] | None:
        """What the public holiday on `day` is called, by language; None if it is none."""
        if self.country is None:
            return None
        name = public_holidays(self.country, self.subdivision, day.year).get(day)
        return None if name is None else {**self.names.get(name, {}), "": name}


@lru_cache(maxsize=256)
def public_holidays(country: str, subdivision: str | None, year: int) -> dict[date, str]:
    """The public holidays of a year, with the names that the `holidays` library gives them."""
    found = holidays.country_holidays(country, subdiv=subdivision, years=year)
    return {day: name for day, name in found.items() if day.year == year}


def in_language(reason: dict[str, str], language: str) -> str:
    """A closing's reason in `language`, else as it is known."""
    said = reason.get(language) or reason.get("") or reason.get("en")
    return said or next(iter(reason.values()))
