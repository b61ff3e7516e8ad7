"""Names, dates and times of day as people and spreadsheets write them. Each raises Wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from difflib import get_close_matches
from functools import lru_cache
from typing import TypeVar
from zoneinfo import ZoneInfo

from ticketing.foreign.said import LONGEST, Known, Names, Wrong
from ticketing.foreign.text import clean, one_line, plain, shortened

T = TypeVar("T")

#: Appointments start and end at whole steps of so many minutes; none lasts longer than that.
STEP, MOST_MINUTES = 5, 8 * 60
#: Nobody books before or after; beyond, arithmetic with zones would fail.
_FIRST_YEAR, _LAST_YEAR = 2000, 2199
#: Longer than any name; more letters are not compared with all names that there are.
_COMPARED = 80
_SHOWN = 40
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([-/.]) ?([0-9]{1,2})\2 ?([0-9]{4}|[0-9]{2})\.?")
_WEEKDAY, _MONTH, _YEAR = r"(?:[^\W\d_]+\.?,? )?", r"([^\W\d_]+)\.?", r"([0-9]{4}|[0-9]{2})"
_NAMED = re.compile(rf"{_WEEKDAY}([0-9]{{1,2}})(?:st|nd|rd|th|\.)?[- /.]{_MONTH},?[- /.]{_YEAR}")
_NAMED_FIRST = re.compile(rf"{_WEEKDAY}{_MONTH}[- ]([0-9]{{1,2}})(?:st|nd|rd|th)?,?[- ]{_YEAR}")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]{5,15}(?:Z|[+-][0-9]{2}:?[0-9]{2})")
_CLOCK = re.compile(r"([0-9]{1,2})[:.h]([0-9]{2})(?:[:.]([0-9]{2})(?:[.,]0+)?)? ?([ap]\.? ?m\.?)?")
_HOUR = re.compile(r"([0-9]{1,2}) ?([ap]\.? ?m\.?)")
_SERIAL = re.compile(r"[345][0-9]{4}(?:[.,]([0-9]+))?")
_FRACTION = re.compile(r"0?[.,]([0-9]{2,})")
_MINUTES = re.compile(r"([0-9]{1,3}) ?(?:m|min|mins|minutes)?\.?")


#: How programs and people begin, or end, the subject of what was called off, in small letters.
_OFF = (
    "(?:cancell?ed|cancell?ation|deleted|withdrawn|wedi(?:['’]i| ei) (?:ganslo|chanslo)|canslwyd|"
    "abgesagt|annul[ée]e?|cancelad[oa]|annullat[oa]|geannuleerd|odwołan[eoya]|anulowan[eoya]|"
    "anulat[ăe]?|скасован[оиа]|已取消|تم إلغاء|ملغى)"
    "(?: event| meeting| appointment)?(?: by [^:]{1,40})?"
)
_OFF_BEFORE = re.compile(rf"[\[(*]*{_OFF}(?: ?[\])*] ?| ?[:：–—-] *)+", re.IGNORECASE)
_OFF_AFTER = re.compile(rf" ?[\[(:–—*-]{{1,3}} ?{_OFF}[\])*]*$", re.IGNORECASE)
_OFF_ANYWHERE = re.compile(rf"(?<!\w){_OFF}(?!\w)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
#: What a mail was, before what it is about.
_SENT_ON = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|antw)(?:\[[0-9]{1,2}\])? ?: ?)+", re.IGNORECASE)


def shown(text: str) -> str:
    """What was written, in a mistake."""
    return f"'{text[:_SHOWN]}…'" if len(text) > _SHOWN else f"'{text}'"


# ---------------------------------------------------------------------- names


def one_of(what: str, text: str, names: Names) -> str | None:
    """The id that a name or an id means; None for nothing written."""
    if not text:
        return None
    found = meant(text, names)
    if found is not None:
        return found
    hint = near(text, names)
    raise Wrong(
        f"There is no {what} {shown(text)}"
        + (f"; did you mean '{hint}'?" if hint else f"; there are: {_all(names)}")
    )


def subject(text: str, types: Names) -> tuple[str, bool]:
    """(what an entry is about, whether its subject calls it off). The name of a type that there is
    is that type, whatever words it has."""
    text = text[sent.end() :] if (sent := _SENT_ON.match(text)) else text
    off = False
    for _ in range(3):
        if plain(text) in types:
            break
        if found := _OFF_BEFORE.match(text):
            rest = text[found.end() :]
        elif found := _OFF_AFTER.search(text):
            rest = text[: found.start()]
        else:
            break
        text, off = rest, True
    if not off and plain(text) not in types:
        # 'Cancelled benefits interview': without a sign between, only before what there is.
        bare = _OFF_ANYWHERE.sub(" ", text).strip(" *[]()!.…")
        if bare != text and (not bare or plain(bare) in types):
            return bare, True
    return text, off


def type_of(text: str, types: Names) -> str | None:
    """The type that a subject means. What stands beside its name may turn the meaning round, so
    nobody is told to leave it out."""
    if text and meant(text, types) is None and (named := _named_in(text, types)):
        raise Wrong(
            f"{shown(text)} names the type '{named}', and says more than that, which is not "
            "understood: is it to be booked, or was it called off?"
        )
    return one_of("appointment type", text, types)


def _named_in(text: str, types: Names) -> str | None:
    written = _only_words(plain(text[:_COMPARED]))
    for name, ids in types.items():
        if len(ids) == 1 and _only_words(name) in written:
            return ids[0]
    return None


def _only_words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text))} "


def meant(text: str, names: Names) -> str | None:
    """The id that a name or an id means, if it is one; Wrong if it may be several."""
    ids = names.get(plain(text), ())
    if len(ids) > 1:
        raise Wrong(f"{shown(text)} may be {' or '.join(ids)}; write which, by its id.")
    return ids[0] if ids else None


def near(text: str, names: Names) -> str | None:
    """The id whose name is nearly this one."""
    if len(text) > _COMPARED:
        return None
    close = _nearest(plain(text), tuple(names))
    return names[close][0] if close else None


@lru_cache(maxsize=1024)
def _nearest(text: str, names: tuple[str, ...]) -> str | None:
    return next(iter(get_close_matches(text, names, 1)), None)


def _all(names: Names) -> str:
    ids = list(dict.fromkeys(one for found in names.values() for one in found))
    return ", ".join(ids[:30]) or "none"


def needs(known: Known, words: Iterable[str]) -> tuple[tuple[str, ...], list[str]]:
    """(the needs among these words, the words that are none)."""
    found: list[str] = []
    others: list[str] = []
    for word in filter(None, map(one_line, words)):
        need = re.sub(r"[ -]", "_", plain(word))
        if need not in known.needs:
            others.append(word)
        elif need not in found:
            found.append(need)
    return tuple(found), others


def free_text(field: str, text: str, notes: list[str]) -> str | None:
    """A name, a contact or a note, as much of it as is kept; None for nothing written."""
    text = clean(text) if field == "note" else one_line(text)
    most = LONGEST[field]
    if len(text) > most:
        notes.append(f"The {field} has {len(text)} letters; the first {most} are kept.")
    return shortened(text, most) or None


# ---------------------------------------------------------------------- lengths


def length(known: Known, kind: str | None, minutes: int, notes: list[str]) -> int:
    """How long an appointment lasts that another program says lasts `minutes`."""
    if minutes <= 0:
        raise Wrong("It ends before it begins, or at once.")
    if minutes > MOST_MINUTES:
        raise Wrong(f"It lasts {_hours(minutes)}; an appointment lasts at most 8 hours.")
    kept = -(-minutes // STEP) * STEP
    usual = known.minutes.get(kind or "")
    if usual is not None and minutes != usual:
        notes.append(f"It lasts {minutes} minutes, the type {usual}; {kept} are kept for it.")
    return kept


def _hours(minutes: int) -> str:
    if minutes >= 48 * 60:
        return f"{minutes // (24 * 60)} days"
    return f"{minutes // 60} h" + (f" {minutes % 60} min" if minutes % 60 else "")


def minutes(text: str) -> int:
    """'30', '30 min' or '0:30' as minutes."""
    text = plain(text)
    if found := _MINUTES.fullmatch(text):
        return int(found[1])
    if re.fullmatch(r"[0-9]{1,2}:[0-5][0-9](:00)?", text):
        return int(text.split(":")[0]) * 60 + int(text.split(":")[1])
    raise Wrong(f"{shown(text)} is no length; write minutes, like 30.")


# ---------------------------------------------------------------------- dates and times


def moment(known: Known, day_text: str, clock_text: str) -> int:
    """A local date and time of day as ms UTC. Either cell may hold both."""
    day_text, clock_text = one_line(day_text), one_line(clock_text)
    both = day_text if not clock_text else clock_text if not day_text else ""
    if _INSTANT.fullmatch(both.upper()):
        return _instant(both.upper())
    if both:
        day_text, clock_text = _apart(both)
        if not clock_text:
            raise Wrong("The time is missing." if both == day_text else "The date is missing.")
    elif found := re.fullmatch(r"(\S{8,10})[ T]0{1,2}:00(:00)?(\.0+)?", day_text):
        day_text = found[1]  # a date, from a program that knows only moments
    return local_ms(known.zone, day(known, day_text), clock(clock_text))


def end(known: Known, starts_at: int, day_text: str, text: str) -> int:
    """Until when it lasts, ms UTC: a time of the same day, or a date and a time."""
    text = one_line(text)
    if day_text or _INSTANT.fullmatch(text.upper()) or _apart(text)[0]:
        return moment(known, day_text, text)
    zone = ZoneInfo(known.zone)
    return local_ms(known.zone, datetime.fromtimestamp(starts_at / 1000, zone).date(), clock(text))


def _instant(text: str) -> int:
    try:
        return ms(datetime.fromisoformat(text))
    except ValueError:
        raise Wrong(f"{shown(text)} is no date and time.") from None


def _apart(text: str) -> tuple[str, str]:
    """(the date, the time) of a cell that holds both: 2026-12-08T10:30, 08/12/2026 10:30 AM."""
    found = re.fullmatch(r"(.*[0-9]{2})(?:[T ]|, )([0-9]{1,2}[:.h][0-9]{2}.*)", text)
    if found:
        return found[1].rstrip(","), found[2]
    return ("", text) if _CLOCK.fullmatch(plain(text)) else (text, "")


def local_ms(zone: str, on: date, at: time) -> int:
    """A local date and time as ms UTC; Wrong if clocks were put over it."""
    local = datetime.combine(on, at, ZoneInfo(zone))
    moved = local.astimezone(UTC).astimezone(local.tzinfo)
    if moved.replace(tzinfo=None) != local.replace(tzinfo=None):
        raise Wrong(f"The clocks go forward over {at:%H:%M} on {on.isoformat()}.")
    return ms(local)


def ms(at: datetime) -> int:
    """Milliseconds UTC; Wrong for a year in which nobody books."""
    if not _FIRST_YEAR <= at.year <= _LAST_YEAR:
        raise Wrong(f"Nobody books for the year {at.year}.")
    return round(at.timestamp() * 1000)


def day(known: Known, text: str) -> date:
    """A date: the year first, the day first, or with the month's name; its weekday may stand before
    it, and is that date's."""
    text = one_line(text)
    for words in (1, 2):  # 'Tuesday', 'Dydd Mawrth'
        *weekday, rest = text.split(" ", words)
        number = known.weekdays.get(plain(" ".join(weekday)).rstrip(".,"))
        if number is not None:
            found = _day(known, rest)
            if found.weekday() != number:
                says = f"{shown(text)}: that date is a {found:%A}. Look which of them is meant."
                raise Wrong(says)
            return found
    return _day(known, text)


def _day(known: Known, text: str) -> date:
    if found := _YEAR_FIRST.fullmatch(text):
        return _date(text, int(found[1]), int(found[3]), int(found[4]))
    if found := _DAY_FIRST.fullmatch(text):
        if int(found[3]) > 12 >= int(found[1]):
            raise MonthFirst(
                f"{shown(text)} has no month {found[3]}. If the month comes first in this file, "
                "write all dates like 2026-11-18."
            )
        return _date(text, _year(found[4]), int(found[3]), int(found[1]))
    for form, number, name in ((_NAMED, 1, 2), (_NAMED_FIRST, 2, 1)):
        found = form.fullmatch(text)
        month = found and known.months.get(plain(found[name]))
        if found and month:
            return _date(text, _year(found[3]), month, int(found[number]))
    raise Wrong(_no_date(text))


class MonthFirst(Wrong):
    """A date that can only be read with the month first; then all of the file's may be so."""


def _no_date(text: str) -> str:
    if not text:
        return "The date is missing."
    if _SERIAL.fullmatch(text):
        that = date(1899, 12, 30) + timedelta(days=int(text[:5]))
        return (
            f"{shown(text)} is a spreadsheet's own number of a day, perhaps {that.isoformat()}; "
            "format the column as a date."
        )
    if set(text) == {"#"}:
        return "The date is only ####; make its column wider and save it again."
    return f"{shown(text)} is no date; write it like 2026-11-18."


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _date(text: str, year: int, month: int, number: int) -> date:
    try:
        found = date(year, month, number)
    except ValueError:
        raise Wrong(f"{shown(text)} is no date; write it like 2026-11-18.") from None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Wrong(f"{shown(text)}: nobody books for the year {year}.")
    return found


def clock(text: str) -> time:
    """A time of day: 10:30, 10.30, 10:30:00, 11:30 AM, 2 pm."""
    text = one_line(text)
    written = plain(text)
    if found := _CLOCK.fullmatch(written):
        hour, minute = int(found[1]), int(found[2])
        if int(found[3] or 0):
            raise Wrong(f"{shown(text)} has seconds; an appointment starts at a whole minute.")
        half = found[4]
    elif found := _HOUR.fullmatch(written):
        hour, minute, half = int(found[1]), 0, found[2]
    else:
        raise Wrong(_no_time(text))
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    elif half and half.startswith("a"):
        raise Wrong(f"{shown(text)} is no time of day; write it like 10:30.")
    if hour > 23 or minute > 59:
        raise Wrong(f"{shown(text)} is no time of day; write it like 10:30.")
    return time(hour, minute)


def _no_time(text: str) -> str:
    if not text:
        return "The time is missing."
    if found := _FRACTION.fullmatch(text):
        total = round(float(f"0.{found[1]}") * 24 * 60)
        return (
            f"{shown(text)} is a spreadsheet's own part of a day, perhaps "
            f"{total // 60:02}:{total % 60:02}; format the column as a time."
        )
    return f"{shown(text)} is no time of day; write it like 10:30."


def tried(mistakes: list[Wrong], work: Callable[[], T]) -> T | None:
    """What `work` gives; None with its mistake among the others, so that all are told at once."""
    try:
        return work()
    except Wrong as mistake:
        mistakes.append(mistake)
        return None
