"""Any sequence of changes, publications, loaded files and versions brought back ends in the file
that the history says, each version to the letter as it was."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.helpers import NOW, an_ask, fresh_store
from tests.unit.ticketing.small_house import SITE, TEXT
from ticketing import commands, sites
from ticketing.asks import SYSTEM
from ticketing.drafting import changing, publishing, undoing
from ticketing.drafting import draft as drafts
from ticketing.drafting.edits import Edit, KeyPath, plain, value_at
from ticketing.errors import Conflict, Refused
from ticketing.sites import history

#: Each with values of which some stand there already, and some cannot.
FIELDS: dict[KeyPath, list[Any]] = {
    ("name",): [{"en": "Corner"}, {"en": "Market"}, {}],
    ("recall", "times"): [1, 2, 9],
    ("desk", "hold_minutes"): [None, 5, 0],
    ("enquiries", "quick", "target_minutes"): [5, 6, None],
    ("enquiries", "long", "last_ticket"): [None, "16:30", "25:00"],
    ("zones", "main", "lead_in_ms"): [None, 200],
}
#: Lists that get a member and lose it again, and what it is to begin with.
MEMBERS: dict[KeyPath, dict[str, Any]] = {
    ("outcomes", "passed-on"): {"id": "passed-on", "name": {"en": "Passed on"}},
    ("groups", "more"): {"id": "more", "name": {"en": "More"}, "icon": "info"},
}
LOADED = [TEXT, TEXT + "# theirs\n", TEXT.replace("target_minutes = 5\n", "target_minutes = 8\n")]


class AnyHistory(RuleBasedStateMachine):
    """What was published is kept here a second time, and compared after each step."""

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.store = fresh_store(Path(self.folder.name, "any.db"), TEXT)
        self.now = NOW
        self.texts = [TEXT]
        self.wanted: dict[KeyPath, Any] = {}

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    def ask(self) -> Any:
        self.now += timedelta(minutes=1)
        return an_ask(self.now, adviser="ann")

    def draft(self) -> drafts.Draft:
        with self.store.read() as conn:
            return drafts.read(conn, SITE)

    @rule(path=st.sampled_from(sorted(FIELDS)), data=st.data())
    def edit(self, path: KeyPath, data: st.DataObject) -> None:
        value = data.draw(st.sampled_from(FIELDS[path]))
        before = self.draft()
        edit = Edit("set", path, value)
        try:
            after = changing.change(self.store, SITE, self.ask(), edit, before.value_at(path))
        except Refused:
            assert self.draft() == before
        else:
            assert after.value_at(path) == value

    @rule(path=st.sampled_from(sorted(MEMBERS)))
    def add_or_take_out(self, path: KeyPath) -> None:
        there = self.draft().value_at(path)
        edit = Edit("add", path, MEMBERS[path]) if there is None else Edit("remove", path)
        with suppress(Refused):
            after = changing.change(self.store, SITE, self.ask(), edit, there)
            assert after.value_at(path) == edit.value

    @rule(data=st.data())
    def put_in_order(self, data: st.DataObject) -> None:
        ids = self.draft().value_at(("enquiries",))
        edit = Edit("order", ("enquiries",), data.draw(st.permutations(ids)))
        with suppress(Refused):
            after = changing.change(self.store, SITE, self.ask(), edit, ids)
            assert after.value_at(("enquiries",)) == edit.value

    @rule(anew=st.sampled_from(["main", "hall"]))
    def give_another_id(self, anew: str) -> None:
        draft = self.draft()
        edit = Edit("set", ("zones", draft.value_at(("zones",))[0], "id"), anew)
        path = draft.named(edit.path)
        with suppress(Refused):
            changing.change(self.store, SITE, self.ask(), edit, draft.value_at(path))
            assert self.draft().value_at(("zones",))[0] == anew

    @rule()
    def undo(self) -> None:
        with self.store.read() as conn:
            step = undoing.newest(conn, SITE, str(self.ask().actor))
        if step is None:
            return
        with suppress(Conflict):
            after = changing.undo(self.store, SITE, self.ask(), step.number)
            kept = {one.edit.path: one for one in after.edits}
            assert all(kept.get(path) == step.before.get(path) for path in step.paths)

    @rule(stale=st.booleans())
    def publish(self, stale: bool) -> None:
        draft = self.draft()
        try:
            publishing.publish(self.store, SITE, self.ask(), draft.revision - stale)
        except Conflict:
            assert stale or draft.clashes or not draft.edits
        else:
            self.texts.append(draft.text)
            assert self.draft().edits == ()

    @rule(text=st.sampled_from(LOADED))
    def load(self, text: str) -> None:
        edits = self.draft().edits
        commands.load_site(self.store, text, now=self.ask().now, actor=SYSTEM)
        if text != self.texts[-1]:
            self.texts.append(text)
        # Nothing of the draft is lost but what the file says by itself now.
        kept = {one.edit.path for one in self.draft().edits}
        for one in edits:
            assert one.edit.path in kept or value_at(plain(text), one.edit.path) == one.edit.value

    @rule(data=st.data())
    def bring_back(self, data: st.DataObject) -> None:
        number = data.draw(st.integers(1, len(self.texts)))
        with suppress(Conflict):
            publishing.bring_back(self.store, SITE, number, self.ask())
            self.texts.append(self.texts[number - 1])

    @rule(minutes=st.integers(1, 3))
    def plan(self, minutes: int) -> None:
        draft = self.draft()
        ask = self.ask()
        with suppress(Conflict):
            due = ask.now + timedelta(minutes=minutes)
            publishing.plan(self.store, SITE, ask, draft.revision, due)

    @rule()
    def stop(self) -> None:
        publishing.stop(self.store, SITE, self.ask())

    @rule()
    def time_passes(self) -> None:
        draft, now = self.draft(), self.ask().now
        if publishing.publish_due(self.store, SITE, now, now):
            self.texts.append(draft.text)

    @invariant()
    def the_file_is_what_the_history_says(self) -> None:
        with self.store.read() as conn:
            assert sites.dump(conn, SITE) == self.texts[-1]
            assert history.in_force(conn, SITE) == len(self.texts)
            for number, text in enumerate(self.texts, 1):
                assert history.text_of(conn, SITE, number) == text
        draft = self.draft()
        assert plain(draft.text) == draft.data
        for edit in draft.counting:
            if edit.kind != "order":
                assert draft.value_at(edit.path) == edit.value


TestAnyHistory = AnyHistory.TestCase
TestAnyHistory.settings = settings(max_examples=15, stateful_step_count=20)
