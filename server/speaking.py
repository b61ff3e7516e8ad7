"""Loudspeakers: which there are, what each is to say now, and whether a word of it still holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from hardware.hub import Hub
from hardware.hub.views import Change
from hardware.protocol import SpeakerConfig
from hardware.sounds import MaySay, SaidCall, Saying, Sound, Spoken, ToSay
from storage import Connection
from storage.times import from_ms
from ticketing import sites
from ticketing.day.standstill import standing
from ticketing.events import Logged
from ticketing.sites import Site
from ticketing.sites.shown.speakers import Speaker
from ticketing.visits import announced, receipts
from web.house import House
from web.speaking import LOUDSPEAKER, Asking

#: How far back calls are looked for, over all of a site; as displays do.
_LOOKED_AT = 200
#: Older calls are not begun any more.
_FRESH = timedelta(seconds=60)
#: How long after the last a counter's own loudspeaker says a number again, how long in all, and so
#: how often at most: whoever walks towards it may take all of that.
EVERY_S, WITHIN_S = 5.0, 90
TIMES_AT_COUNTER = round(WITHIN_S / EVERY_S)


def configured(site: Site) -> Iterator[SpeakerConfig]:
    """Every loudspeaker of a site as its agent needs it."""
    for one in site.speakers:
        yield SpeakerConfig(
            id=receipts.speaker_id(site.id, one.id),
            name=one.name,
            where=one.where or "",
            site=site.id,
            agent=one.agent,
            program=one.program,
            output=one.output,
        )


class Speaking:
    """Tells the hub what every loudspeaker is to say, after each event of its site, and answers
    what its agent asks before each word."""

    name = "loudspeakers"
    durable = False

    def __init__(self, house: House, hub: Hub) -> None:
        self._house = house
        self._hub = hub
        hub.on_speech(self)
        hub.on_change(self._changed)

    def start(self) -> int | None:
        """From now on; what is called now is told at once."""
        self._tell(None)
        return None

    def handle(self, events: list[Logged]) -> None:
        """Something happened at these sites."""
        self._tell({logged.site for logged in events})

    def _tell(self, only: set[str] | None) -> None:
        now = self._house.clock()
        with self._house.store.read() as conn:
            speaking = [
                one
                for one in sites.every(conn)
                if one.speakers and (only is None or one.id in only)
            ]
            self._hub.say([each for site in speaking for each in to_say(conn, site, now)])

    # ------------------------------------------------------------------ what agents ask

    def may_say(self, speaker: SpeakerConfig, asked: MaySay) -> Saying:
        """Whether its visitor is still awaited, and whether this loudspeaker is to say it."""
        site = self._house.site(speaker.site)
        one = _of(site, speaker)
        with self._house.store.read() as conn:
            day = site.service_day(self._house.clock()).isoformat()
            called = announced.awaited(conn, site.id, day, asked.call)
            if one is None or not called or standing(conn, site.id) is not None:
                return Saying(called=False, says=False)
            said = one.use == "hall" and self._said_before(conn, site, one, asked.call)
        if site.volume_of(one, self._house.clock()) == 0:
            return Saying(called=True, says=False)
        asking = Asking(speaker.id, _connection(speaker.id), LOUDSPEAKER)
        says = self._house.speakers.speaks(
            _room(site, one), asking, asked.call, asked.word, said_before=said
        )
        return Saying(called=True, says=says)

    def _said_before(self, conn: Connection, site: Site, one: Speaker, call: int) -> bool:
        places = one.heard_at(site.service_points)
        known = self._house.speakers.knows(_room(site, one), call)
        return not known and receipts.said_in(
            conn, site, places, call, receipts.speaker_id(site.id, one.id)
        )

    def said(self, speaker: SpeakerConfig, said: SaidCall) -> None:
        """Kept for reception: the call was heard. A counter's own repeats a number alone."""
        site = self._house.site(speaker.site)
        one = _of(site, speaker)
        if one is None or one.use == "counter":
            return
        now = self._house.clock()
        with self._house.store.write() as db:
            receipts.said_by_speaker(db, site.id, said.call, speaker.id, now)

    def _changed(self, change: Change) -> None:
        """One that does not work any more gives way to the screens of its room at once."""
        if ".speaker." not in change.device:
            return
        views = self._house.devices.devices(change.site)
        view = next((one for one in views if one["device"] == change.device), None)
        if view is None or not view["usable"]:
            self._house.speakers.gone(_connection(change.device))


def to_say(conn: Connection, site: Site, now: datetime) -> Iterator[ToSay]:
    """What every loudspeaker of a site is to say at `now`."""
    day = site.service_day(now).isoformat()
    # While everybody is asked to wait nobody is called.
    still = standing(conn, site.id) is not None
    every = [] if still else announced.announced(conn, site.id, day, _LOOKED_AT)
    called = [one for one in every if one.state == "called"]
    for speaker in site.speakers:
        places = speaker.heard_at(site.service_points)
        young = timedelta(seconds=WITHIN_S) if speaker.use == "counter" else _FRESH
        device = receipts.speaker_id(site.id, speaker.id)
        yield ToSay(
            device=device,
            calls=tuple(
                _spoken(site, speaker, one)
                for one in called
                if one.service_point in places
                and now - from_ms(one.last_called_at) < young
                and not receipts.said_by(conn, site.id, one.announcement, device)
            ),
        )


def _spoken(site: Site, speaker: Speaker, one: announced.Announced) -> Spoken:
    here = f"/display/{site.id}/speakers/{speaker.id}/{one.announcement}"
    said = site.announcements
    languages = said.of_visitor(one.language, site.main_languages, site.languages)
    own = one.language if one.language in languages else languages[0]
    if speaker.use == "counter":
        sounds = [
            Sound(word=f"number/{n}", path=f"{here}/number-{own}.wav", own=True)
            for n in range(1, TIMES_AT_COUNTER + 1)
        ]
        return Spoken(
            call=one.announcement,
            at=from_ms(one.last_called_at),
            first=tuple(sounds[:1]),
            again=tuple(sounds[1:]),
            again_pause_s=EVERY_S,
            again_within_s=WITHIN_S,
        )
    rounds = [
        tuple(
            Sound(word=f"{code}/{n}", path=f"{here}/{code}.wav", own=code == own)
            for code in languages
        )
        for n in (1, 2)
    ]
    return Spoken(
        call=one.announcement,
        at=from_ms(one.last_called_at),
        chime=Sound(word="chime", path=f"{here}/chime.wav"),
        first=rounds[0],
        again=rounds[1] if said.repeat else (),
    )


def _room(site: Site, speaker: Speaker) -> tuple[object, ...]:
    if speaker.use == "hall":
        return (site.id, speaker.heard_at(site.service_points))
    return (site.id, speaker.use, speaker.id)


def _connection(device: str) -> str:
    return f"the agent of {device}"


def _of(site: Site, speaker: SpeakerConfig) -> Speaker | None:
    wanted = speaker.id.rpartition(".")[2]
    return next((one for one in site.speakers if one.id == wanted), None)
