"""What happens to a site: its file, its enquiry types, its day."""

from __future__ import annotations

from dataclasses import dataclass, field

from ticketing.events.base import Event, OfDay


@dataclass(frozen=True, slots=True)
class SiteLoaded(Event):
    """A site file was taken over as `version`."""

    kind = "site_loaded"
    version: int


@dataclass(frozen=True, slots=True)
class PublishingPlanned(Event):
    """The draft of the site file is to be published at `due_at` (ms UTC)."""

    kind = "publishing_planned"
    due_at: int


@dataclass(frozen=True, slots=True)
class PublishingStopped(Event):
    """The draft is not published at its time: somebody stopped it, or something was in its way."""

    kind = "publishing_stopped"


@dataclass(frozen=True, slots=True)
class EnquirySwitched(Event):
    """An enquiry type takes tickets again, or none for now; `reason` is one of the closed list."""

    kind = "enquiry_switched"
    enquiry: str
    on: bool
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class SiteClosedEarly(OfDay):
    """The site takes no more tickets on this service day."""

    kind = "site_closed_early"
    reason: str


@dataclass(frozen=True, slots=True)
class SiteReopened(OfDay):
    """An early close was taken back."""

    kind = "site_reopened"


@dataclass(frozen=True, slots=True)
class DayCloseStopped(OfDay):
    """A supervisor keeps the service day open for those who still wait."""

    kind = "day_close_stopped"


@dataclass(frozen=True, slots=True)
class DayCloseResumed(OfDay):
    """The service day may close again."""

    kind = "day_close_resumed"


@dataclass(frozen=True, slots=True)
class EverybodyStopped(OfDay):
    """All who waited rest, for one reason: an evacuation, a power cut, a house that closes. `words`
    are what the house says of it itself."""

    kind = "everybody_stopped"
    reason: str
    visits: int
    words: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EverybodyGoesOn(OfDay):
    """The standstill is over: all wait on, come again with a pass, or are closed with the day."""

    kind = "everybody_goes_on"
    ending: str
    visits: int


@dataclass(frozen=True, slots=True)
class DateChanged(Event):
    """A supervisor said the hours of a date: none, it is closed, for a reason by language."""

    kind = "date_changed"
    day: str
    hours: list[str]
    reason: dict[str, str]


@dataclass(frozen=True, slots=True)
class DateCleared(Event):
    """The week's hours and the holidays count again on a date."""

    kind = "date_cleared"
    day: str


@dataclass(frozen=True, slots=True)
class CourtesyChanged(Event):
    """The ticket's last line is another, by language; none: the usual one."""

    kind = "courtesy_changed"
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class NoticePut(Event):
    """A notice stands on `places` from a moment to another (ms UTC), or until it is taken down; a
    `whole` one fills every screen."""

    kind = "notice_put"
    notice: int
    words: dict[str, str]
    from_ms: int
    until_ms: int | None
    places: list[str]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class NoticeTakenDown(Event):
    """A notice is shown no more."""

    kind = "notice_taken_down"
    notice: int


@dataclass(frozen=True, slots=True)
class MediaPut(Event):
    """Displays show `media` between calls (a picture, a video, or a page of words), from a date to
    another (None: without an end), for `seconds` at a time. Without `words` it is not shown yet.
    `displays` are the screens that show it, by their ids (None: all)."""

    kind = "media_put"
    media: int
    what: str
    words: dict[str, str]
    first_day: str | None
    last_day: str | None
    seconds: int
    displays: list[str] | None = None


@dataclass(frozen=True, slots=True)
class MediaMoved(Event):
    """`media` is shown before another one, or after it, from now on: so many places `by`."""

    kind = "media_moved"
    media: int
    by: int


@dataclass(frozen=True, slots=True)
class MediaTakenOut(Event):
    """`media` is shown no more, and its file is deleted."""

    kind = "media_taken_out"
    media: int


@dataclass(frozen=True, slots=True)
class SignpostShown(OfDay):
    """Somebody touched a tile that answers at `kiosk`, and was told where it is done."""

    kind = "signpost_shown"
    signpost: str
    language: str
    kiosk: str | None = None


@dataclass(frozen=True, slots=True)
class SignpostPrinted(OfDay):
    """The answer of such a tile was wanted on paper: the slip `slip`, on `printer`, in large
    letters if `larger`."""

    kind = "signpost_printed"
    signpost: str
    language: str
    kiosk: str
    slip: str
    printer: str
    larger: bool = False


@dataclass(frozen=True, slots=True)
class PastMadeUp(Event):
    """What the log tells of the service days from `first_day` to `last_day` was made up, for a
    demonstration: nobody came."""

    kind = "past_made_up"
    first_day: str
    last_day: str


@dataclass(frozen=True, slots=True)
class ClockJumped(Event):
    """The server's clock went `by_ms` on, or back, within a moment; or it was so far from the last
    entry when the machine was started. Ahead: what would be over by it alone stays open."""

    kind = "clock_jumped"
    by_ms: int


@dataclass(frozen=True, slots=True)
class ClockAgreed(Event):
    """A supervisor said that the clock is right after it had gone `by_ms` ahead; or it was far from
    the last entry when the machine was started, and says what may be now, `by_ms` from it."""

    kind = "clock_agreed"
    by_ms: int


@dataclass(frozen=True, slots=True)
class DayBroughtBack(OfDay):
    """Those whom the close of a day had ended wait again, on this service day: so many `visits`."""

    kind = "day_brought_back"
    visits: int
