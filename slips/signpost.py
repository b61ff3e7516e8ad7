"""'We do not do this here', on paper: where it is done instead, when, and the way there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from hardware.slips import Code, Element, Heading, Label, Logo, Reverse, Rule, Slip, Text, When
from hardware.slips import Words as Spoken
from slips.marks import ROOM, heading, logo, said
from slips.ticket import date_words
from ticketing.sites import Site
from ticketing.sites.hours import OF_THE_MONTH, ORDINALS, WEEKDAYS, Hours, Interval
from ticketing.sites.shown.phrases import Wording
from ticketing.sites.signpost import Signpost
from web.dates import weekdays
from web.words import NO_WORDING, Words, offered


def signpost_slip(
    site: Site,
    post: Signpost,
    *,
    language: str,
    url: str,
    at: datetime,
    drawn: bytes | None = None,
) -> Slip:
    """The slip, in the visitor's `language` alone: nobody at a counter reads it, and in two it is
    longer than an arm. A `url` without a host is of no use to a phone, and left out. `drawn` is the
    map in dots (`web.easy.on_paper`)."""
    offered_here = offered(ROOM, site.languages)
    spoken = [language if language in offered_here else offered_here[0]]
    local = at.astimezone(site.zone_info)

    def each(make: Callable[[str], str | None]) -> tuple[Spoken, ...]:
        found = {text: code for code in reversed(spoken) if (text := make(code)) is not None}
        return tuple(Spoken(text=text, lang=code) for text, code in reversed(found.items()))

    return Slip(
        elements=(
            *logo(site, "small"),
            heading(site, spoken),
            Rule(),
            Label(lines=said("signpost-not-here", spoken, site.wording)),
            Reverse(lines=each(post.called)),
            Label(lines=said("signpost-go-to", spoken, site.wording)),
            Heading(lines=each(lambda code: post.words("place", code))),
            *_facts(site, post, each),
            *([] if drawn is None else [Logo(data=drawn)]),
            Rule(style="dotted"),
            *(
                [Code(data=url, lines=said("signpost-phone", spoken, site.wording))]
                if "://" in url
                else []
            ),
            Rule(),
            When(
                dates=tuple(Spoken(text=date_words(local, code), lang=code) for code in spoken),
                time=f"{local:%H:%M}",
            ),
        ),
        late=said("slip-late", spoken, site.wording),
    )


def _facts(
    site: Site, post: Signpost, each: Callable[[Callable[[str], str | None]], tuple[Spoken, ...]]
) -> Iterator[Element]:
    """Where, how far, when, and what to bring: a paragraph for each that is known."""
    for key in facts(site, post, "en"):

        def fact(code: str, key: str = key) -> str | None:
            return facts(site, post, code).get(key)

        yield Text(lines=each(fact))


def facts(site: Site, post: Signpost, language: str) -> dict[str, str]:
    """What is known of the place, in words: 'street', 'walk', 'way', 'hours', 'bring', 'phone'."""
    say = Words(ROOM, language, site.wording)
    found = {
        "street": post.words("street", language),
        "walk": walk(site, post, language),
        "way": post.words("way", language),
        "hours": None if not post.hours else ", ".join(
            f"{days} {times}" for days, times in week(post.hours, language, site.wording)
        ),
        "bring": post.words("bring", language),
        "phone": None if post.phone is None else say("signpost-ring", phone=post.phone),
    }  # fmt: skip
    return {key: text for key, text in found.items() if text}


def walk(site: Site, post: Signpost, language: str) -> str | None:
    """'8 minutes on foot, no steps'; None where neither is known."""
    say = Words(ROOM, language, site.wording)
    parts = [] if post.minutes_on_foot is None else [say("signpost-walk", n=post.minutes_on_foot)]
    if post.no_steps:
        parts.append(say("signpost-no-steps"))
    return ", ".join(parts) or None


def week(hours: Hours, language: str, wording: Wording = NO_WORDING) -> list[tuple[str, str]]:
    """(days, times): days in a row with the same times stand together, 'Monday – Friday'."""
    names = weekdays(language)
    runs: list[tuple[list[int], str]] = []
    for number, day in enumerate(WEEKDAYS):
        times = _times(hours.get(day, ()))
        if runs and runs[-1][1] == times:
            runs[-1][0].append(number)
        else:
            runs.append(([number], times))
    weekly = [(_days([names[number] for number in days]), times) for days, times in runs if times]
    return weekly + _of_the_month(hours, names, Words(ROOM, language, wording))


def _of_the_month(hours: Hours, names: Sequence[str], say: Words) -> list[tuple[str, str]]:
    """'First Monday of the month', and its times or that it is closed then."""
    return [
        (
            say("signpost-day-of-month", nth=key.split()[0], day=names[n // len(ORDINALS)]),
            _times(hours[key]) or say("signpost-day-closed"),
        )
        for n, key in enumerate(OF_THE_MONTH)
        if key in hours
    ]


def _times(spans: Sequence[Interval]) -> str:
    return ", ".join(str(span).replace("-", " – ") for span in spans)


def _days(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} – {names[-1]}"
