"""Keep a database of the present schema: `python -m tests.integration.upgrades.make NAME`.

To be done with each new migration, before it is in use: what the schema was before can be made by
nobody afterwards. Something of every kind is in it.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from analytics.figures.rollup import roll_up_days
from hardware.hub import Hub, jobs, rolls, standing_in
from hardware.protocol import JobState, PrinterState
from hardware.slips import Rule, Slip
from storage import Store
from storage.times import to_ms
from tests.asides import ReportsHere
from tests.helpers import MIGRATIONS, SITE_TEXT, an_ask
from tests.integration.upgrades.kept import FILES, FOLDER
from ticketing import appointments, commands, sites
from ticketing.appointments.dates import ringing
from ticketing.asks import SYSTEM
from ticketing.day import clocks, dates, media, notices, redating, switches, unfound
from ticketing.drafting import changing, publishing
from ticketing.drafting import draft as drafts
from ticketing.drafting.edits import Edit
from ticketing.events import publisher
from ticketing.help import alerts
from ticketing.help.alerts import Needed
from ticketing.staff import pauses, people, places
from ticketing.visits import heard, notes, receipts
from ticketing.visits.model import Issued, Visit
from web import tokens
from web.paired import Paired
from web.security_log import SecurityLog
from web.sessions import Sessions, SignedIn

SITE = "riverside"
_MONDAY = datetime(2026, 11, 23, tzinfo=UTC)


def at(clock: str, day: int = 1) -> datetime:
    """A moment of Tuesday 24 November 2026, or of so many days after the Monday before it."""
    hour, minute = map(int, clock.split(":"))
    return _MONDAY + timedelta(days=day, hours=hour, minutes=minute)


class Day:
    """Words for what happens, so that the day below can be read."""

    def __init__(self, store: Store, day: int) -> None:
        self._store, self._day = store, day

    def issue(self, clock: str, enquiry: str, kiosk: str | None = "entrance-left") -> Issued:
        """A ticket, under a request's key."""
        asked = an_ask(at(clock, self._day), key=f"{self._day} {clock}")
        return commands.issue(self._store, SITE, enquiry, asked, language="cy", kiosk=kiosk)

    def call(self, clock: str, adviser: str, point: str) -> Visit:
        """The next visit at a service point."""
        asked = an_ask(at(clock, self._day), adviser=adviser)
        visit = commands.call_next(self._store, SITE, point, asked)
        assert visit is not None
        return visit

    def serve(self, clock: str, adviser: str, point: str) -> Visit:
        """The next visit, which has come to the service point."""
        asked = an_ask(at(clock, self._day), adviser=adviser)
        return commands.start(self._store, self.call(clock, adviser, point).visit, asked)

    def finish(self, clock: str, adviser: str, point: str) -> None:
        """The next visit, from its call to its end."""
        visit = self.serve(clock, adviser, point).visit
        later = an_ask(at(clock, self._day) + timedelta(minutes=5), adviser=adviser)
        commands.finish(self._store, visit, later, outcome="resolved")

    def sign_on(self, clock: str, **where: str) -> None:
        """Advisers, each at a service point."""
        for adviser, point in where.items():
            asked = an_ask(at(clock, self._day), adviser=adviser)
            places.sign_on(self._store, SITE, adviser, point.replace("_", "-"), asked)


def fill(store: Store) -> None:
    """A Monday that is over, and a Tuesday morning with something of every kind."""
    site = commands.load_site(store, SITE_TEXT, now=at("08:00", 0), actor=SYSTEM)
    monday = Day(store, 0)
    monday.sign_on("09:00", megan="counter_1")
    for minute, enquiry in enumerate(("council-tax", "council-tax", "benefits", "planning")):
        monday.issue(f"09:1{minute}", enquiry)
    monday.finish("09:20", "megan", "counter-1")
    absent = monday.call("09:40", "megan", "counter-1").visit
    commands.no_show(store, absent, an_ask(at("09:45", 0), adviser="megan"))
    places.sign_off(store, SITE, "counter-1", an_ask(at("16:00", 0), adviser="megan"))
    commands.close_past_days(store, SITE, at("08:30"))
    roll_up_days(store, ReportsHere(store.path), site, date(2026, 11, 23), date(2026, 11, 24))
    redating.look(store, SITE, clocks.Reading(at("08:31"), 60_000, "a start of the machine"))
    _visits(store)
    _screens(store)
    _rooms_and_help(store)
    _an_alert(store)
    _appointments(store)
    _what_visitors_say(store)
    _staff_and_devices(store)
    _a_draft(store)
    with store.write() as db:
        db.execute("INSERT INTO purged VALUES (?, '2026-11-20', ?)", (SITE, to_ms(at("00:00", -3))))


def _a_draft(store: Store) -> None:
    """A version that was published from a page, and changes that wait for the next."""
    asked = an_ask(at("11:30"), adviser="carys")
    for minutes in (12, 14):
        path = ("enquiries", "council-tax", "target_minutes")
        with store.read() as conn:
            seen = drafts.read(conn, SITE).value_at(path)
        draft = changing.change(store, SITE, asked, Edit("set", path, minutes), seen)
        if minutes == 12:
            publishing.publish(store, SITE, asked, draft.revision, why="a new promise")
    publishing.plan(store, SITE, asked, draft.revision, None)


def _visits(store: Store) -> None:
    day = Day(store, 1)
    day.sign_on("08:50", megan="counter_1", daniel="counter_2", owen="counter_3", aisha="room_1")
    enquiries = ("council-tax", "council-tax", "benefits", "planning", "council-tax", "garages")
    first = [day.issue(f"09:0{n}", one, [None, "entrance-left"][n % 2]) for n, one in
             enumerate(enquiries)]  # fmt: skip
    day.finish("09:10", "megan", "counter-1")
    sent_on = day.serve("09:16", "daniel", "counter-2").visit
    daniel, megan = (an_ask(at("09:20"), adviser=who) for who in ("daniel", "megan"))
    commands.refer(store, sent_on, daniel, enquiry="benefits", note="Has brought the letter")
    day.call("09:17", "owen", "counter-3")
    notes.add(store, first[2].visit, megan, "Has a pushchair")
    commands.add_enquiry(store, first[5].visit, "refuse", megan)
    commands.greet(store, first[4].visit, megan)
    commands.set_needs(store, first[4].visit, megan, needs=("step_free",))
    held = day.serve("09:22", "megan", "counter-1").visit
    commands.hold(store, held, an_ask(at("09:25"), adviser="megan"), reason="other")
    taken_back = day.call("09:26", "megan", "counter-1").visit
    commands.undo(store, taken_back, an_ask(at("09:26"), adviser="megan"))
    pauses.pause(store, SITE, "counter-1", an_ask(at("09:30"), adviser="megan"), "break", "lunch")
    commands.answer_at_door(store, SITE, "reception", an_ask(at("09:31")), language="en")


def _screens(store: Store) -> None:
    """One of ours, which showed and said a call, and one that may be anybody's."""
    seats, other = (receipts.screen_id(name) for name in ("seats", "somebody"))
    with store.write() as db:
        (call,) = db.execute("SELECT announcement FROM step WHERE state = 'called'").fetchone()
        for screen in (seats, other):
            receipts.seen(db, SITE, "main", screen, "on", at("09:17"))
            receipts.shown(db, SITE, call, screen, at("09:17"))
        receipts.name(db, SITE, seats, "Display, seats")
        receipts.said(db, SITE, call, seats, at("09:17"))
    picture = media.File("picture", "0" * 32 + ".jpg", 1000)
    one = media.add(store, SITE, an_ask(at("09:30")), picture)
    for number, words in ((one.id, "Llun"), (None, "Ar gau ddydd Gwener")):
        media.put(
            store, SITE, an_ask(at("09:31")), words={"cy": words}, seconds=15, media=number,
            first_day=date(2026, 11, 24), last_day=date(2026, 12, 24),
            displays=["main"] if number else None,
        )  # fmt: skip
    with store.write() as db:
        told = receipts.Picture(to_ms(at("09:32")), (one.id,))
        receipts.pictured(db, SITE, "main", seats, told)


def _what_visitors_say(store: Store) -> None:
    """From a phone and at the exit."""
    with store.write() as db:
        (visit,) = db.execute("SELECT visit FROM step WHERE state = 'called'").fetchone()
        db.execute(
            "INSERT INTO push (visit, endpoint, p256dh, auth, language, at)"
            " VALUES (?, 'https://push.example.org/1', 'key', 'secret', 'cy', 0)",
            (visit,),
        )
        db.execute("INSERT INTO opinion_given VALUES (?)", (visit,))
        day = ("2026-11-23", "morning")
        opinion = "INSERT INTO opinion VALUES (?, ?, ?, ?, ?, ?, 'cy', ?, ?)"
        db.execute(opinion, ("a", SITE, *day, "phone", "benefits", 4, "Diolch"))
        db.execute(opinion, ("b", SITE, *day, "exit", None, 1, None))
        for closed, by, answer in ((None, None, None), (1, "carys", "We rang her.")):
            db.execute(
                "INSERT INTO complaint (site, at, kind, source, language, text, name, contact,"
                " closed_at, closed_by, answer)"
                " VALUES (?, 0, 'complaint', 'exit', 'en', 'Cold', 'Mair', '01234', ?, ?, ?)",
                (SITE, closed, by, answer),
            )
    heard.say(store, visit, an_ask(at("09:28")), "on_my_way")


def _rooms_and_help(store: Store) -> None:
    day = Day(store, 1)
    day.sign_on("09:32", rhian="room_2")
    day.issue("09:33", "private-interview")
    day.finish("09:34", "rhian", "room-2")
    with store.write() as db:
        db.execute(
            "INSERT INTO lone_check (site, service_point, step, adviser, asked_at, closed_at,"
            " answer) SELECT site, service_point, id, adviser, called_at, ended_at, 'left'"
            " FROM step WHERE service_point = 'room-2'"
        )
    commands.close_room(store, SITE, "room-2", an_ask(at("09:40")), reason="cleaning")
    commands.open_room(store, SITE, "room-2", an_ask(at("09:45")))
    commands.close_room(
        store, SITE, "room-2", an_ask(at("09:46")), reason="repair", until=at("12:00")
    )
    call = commands.raise_help(store, SITE, "room-1", an_ask(at("09:50"), adviser="aisha")).help
    commands.take_help(store, SITE, call, an_ask(at("09:51"), adviser="owen"))
    commands.end_help(store, SITE, call, an_ask(at("09:55"), adviser="owen"))
    commands.raise_help(store, SITE, "counter-2", an_ask(at("09:56"), adviser="daniel"))
    switches.switch_off(store, SITE, "tenders", an_ask(at("10:00")), reason="staff_away")
    switches.close_early(store, SITE, an_ask(at("10:05")), reason="building")
    with store.read() as conn:
        snow = dates.read(["10:00-12:00"], {"cy": "Eira"}, sites.get(conn, SITE))
    dates.change(store, SITE, date(2026, 12, 1), snow, an_ask(at("10:06")))
    dates.change_courtesy(store, SITE, {"cy": "Diolch"}, an_ask(at("10:07")))
    notices.put(store, SITE, an_ask(at("10:08")), words={"cy": "Eira"}, places=["kiosks"])
    words, until = {"cy": "Dim lifft"}, at("11:00")
    asked = an_ask(at("10:09"))
    notices.put(store, SITE, asked, words=words, places=["displays"], until=until, whole=True)
    with store.read() as conn:
        site = sites.get(conn, SITE)
    unfound.count(store, site, "cy", "trwydded pysgota", 3, at("10:09"))


def _an_alert(store: Store) -> None:
    """A kiosk's printer that staff were told of; nobody has pressed that away yet."""
    for clock in ("09:40", "09:41"):
        down = Needed("printer left", "printer", "Kiosk 1, printer", "Entrance, left", "paper_out")
        alerts.look(store, SITE, [down], at(clock))


def _appointments(store: Store) -> None:
    def book(clock: str, who: appointments.Person | None = None) -> appointments.Appointment:
        order = appointments.Order("benefits-interview", at(clock), "aisha", "room-1", person=who)
        return appointments.book(store, SITE, order, an_ask(at("09:57")))

    mair = appointments.Person("Mair Jones", "mair@example.org", "Brings her rent book")
    kept, _, cancelled = book("11:00", mair), book("11:30"), book("14:00")
    commands.check_in(store, SITE, kept.code, an_ask(at("10:55")), kiosk="entrance-left")
    appointments.cancel(store, cancelled.id, an_ask(at("10:10")), reason="visitor_asked")
    appointments.miss(store, SITE, at("12:00"))
    with store.write() as db:
        db.execute("INSERT INTO appointment_said VALUES (?, 'csv', 0, '{}', NULL)", (kept.id,))
        ringing.put(db, cancelled, an_ask(at("10:10")))
    training = appointments.NewBlock(at("09:00", 3), at("12:00", 3), "Training", adviser="aisha")
    appointments.block(store, SITE, training, an_ask(at("10:12")))


def _staff_and_devices(store: Store) -> None:
    carys = people.Manager(an_ask(at("10:20"), adviser="carys"), "supervisor")
    people.change(store, SITE, "owen", carys, name="Owain")
    tokens.make(store, "agent", site=None, name="this machine", now=at("08:30"))
    tokens.make(store, "kiosk", site=SITE, name="K", now=at("08:30"), kiosk="entrance-left")
    tokens.make(store, "counter", site=SITE, name="PC", now=at("08:30"))
    tokens.revoke(store, 1, at("08:40"))
    paired = Paired(store, lambda: at("08:50"))
    screen = paired.make("display", SITE, "main", "Display, seats")
    paired.tell(screen.id, name="first-page", page="/display/riverside/main", version="1.0")
    paired.flush()
    uses = tokens.Uses(store, lambda: at("09:00"))
    with store.read() as conn:
        for token in tokens.of_site(conn, SITE):
            uses.note(token)
    uses.flush()
    _who_gets_in(store)
    hub, slip = Hub(store, lambda: at("09:00")), Slip(elements=(Rule(),))
    with store.write() as db:
        for state in (JobState.PRINTED, JobState.FAILED, None):
            job = hub.enqueue(
                db, device="entrance-left-printer", key=f"visit:{state}", slip=slip,
                now=at("09:00"), expires_at=at("23:30"),
            )  # fmt: skip
            for step in (JobState.SENT, JobState.PRINTING, state) if state else ():
                jobs.move(db, job, step, "", at("09:01"))
        publisher.move_on(db, "ticket printing", 3)
        db.execute("INSERT INTO device VALUES ('entrance-left-printer', 'paper_out', '', 1)")
        rolls.moved(db, "entrance-left-printer", "paper_out", PrinterState.READY, 1)
        standing_in.take_back(db, "entrance-left-printer", "another-printer", at("09:00"))


def _who_gets_in(store: Store) -> None:
    security = SecurityLog(store, lambda: at("09:00"))
    sessions = Sessions(store, lambda: at("09:00"), security, idle=timedelta(hours=1))
    for how in ("pin", "password"):
        sessions.begin(SignedIn(SITE, "megan", 1, how, "192.0.2.7", "Firefox", "counter-1"))
    sessions.end(1, "signed out")
    security.note("sign_in_failed", site=SITE, who="megan", address="192.0.2.8")
    security.flush()
    with store.write() as db:
        db.execute(
            "INSERT INTO second_factor VALUES (?, 'carys', 'salt', 1, 2, 3, 0, NULL)", [SITE]
        )
        db.execute("INSERT INTO recovery_code VALUES (?, 'carys', 'a hash', NULL)", [SITE])


def main(name: str) -> None:
    """Write the database as SQL, under the next number."""
    target = FOLDER / f"{len(FILES) + 1:02}-{name}.sql"
    with TemporaryDirectory() as folder:
        path = Path(folder, "nextplease.db")
        with closing(Store(path)) as store:
            store.migrate(MIGRATIONS)
            fill(store)
        with closing(sqlite3.connect(path)) as connection:
            target.write_text("\n".join(connection.iterdump()) + "\n", encoding="utf-8")
    sys.stdout.write(f"wrote {target.name}\n")


if __name__ == "__main__":
    main(sys.argv[1])
