from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.drivers.printer.status import ASKED, ask, is_reply, judge, name_and_number, question
from hardware.protocol import PrinterState

WELL = {1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}
replies = st.sampled_from([byte for byte in range(256) if is_reply(byte)])
noise = st.sampled_from([byte for byte in range(256) if not is_reply(byte)])


class Wire:
    """A line whose printer answers what it is told to, with noise before each answer. Who waits for
    an answer that does not come waits by the line's own clock."""

    def __init__(self, answers: Mapping[int, int], rubbish: bytes = b"") -> None:
        self.answers = answers
        self.rubbish = rubbish
        self.asked: list[bytes] = []
        self.waiting = b""
        self.now = 0.0

    def clock(self) -> float:
        return self.now

    def write(self, data: bytes) -> None:
        self.asked.append(data)
        answer = self.answers.get(data[2])
        self.waiting += self.rubbish + (b"" if answer is None else bytes((answer,)))

    def read(self, timeout: float) -> bytes:
        data, self.waiting = self.waiting, b""
        if not data:
            self.now += max(timeout, 0.001)
        return data


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({}, "ready"),
        ({4: 0x1E}, "paper_low"),
        ({4: 0x7E}, "paper_out"),
        ({2: 0x32}, "paper_out"),
        ({2: 0x16}, "cover_open"),
        ({2: 0x36, 4: 0x7E}, "cover_open"),
        ({3: 0x1A}, "cutter_stuck"),
        ({1: 0x1A}, "offline"),
        ({2: 0x52}, "offline"),
        ({3: 0x32}, "offline"),
    ],
)
def test_each_condition_has_its_own_state(changed: dict[int, int], state: str) -> None:
    assert judge({**WELL, **changed}).state == state


def test_silence_is_never_taken_for_well() -> None:
    assert judge(dict.fromkeys(WELL)).state is PrinterState.SILENT
    assert judge({}).state is PrinterState.SILENT


@given(st.dictionaries(st.integers(1, 4), noise))
def test_noise_alone_is_silence(bytes_: dict[int, int]) -> None:
    assert judge(dict(bytes_)).state is PrinterState.SILENT


@given(st.fixed_dictionaries(dict.fromkeys(WELL, replies)))
def test_a_printer_is_ready_only_when_no_bit_says_otherwise(said: dict[int, int]) -> None:
    quiet = not (said[1] & 0x08 or said[2] & 0x64 or said[3] & 0x68 or said[4] & 0x6C)
    assert (judge(said).state is PrinterState.READY) == quiet


@given(st.fixed_dictionaries(dict.fromkeys(WELL, replies)), st.binary(max_size=20))
def test_noise_on_the_line_never_changes_what_a_printer_said(
    said: dict[int, int], rubbish: bytes
) -> None:
    clean = bytes(byte for byte in rubbish if not is_reply(byte))
    assert ask(Wire(said, clean), first=0.5).status == judge(said)


def test_what_lay_on_the_line_before_the_question_is_no_answer() -> None:
    wire = Wire({**WELL, 4: 0x7E})
    wire.waiting = b"\x12\x12\x12\x12"
    assert ask(wire, first=0.5).status.state is PrinterState.PAPER_OUT


def test_a_printer_that_says_nothing_to_the_first_question_is_asked_the_others() -> None:
    wire = Wire({})
    assert ask(wire, clock=wire.clock).status.state is PrinterState.SILENT
    assert wire.asked == [question(n) for n in ASKED]


@pytest.mark.parametrize(
    ("answered", "state"),
    [
        ({1}, "paper_unknown"),
        ({3}, "paper_unknown"),
        ({1, 3}, "paper_unknown"),
        ({2}, "ready"),  # it tells of the paper's end too
        ({4}, "ready"),
        ({1, 4}, "ready"),
        (set(), "silent"),
    ],
)
def test_a_missing_answer_about_the_paper_is_no_good_answer(answered: set[int], state: str) -> None:
    wire = Wire({n: byte for n, byte in WELL.items() if n in answered})
    told = ask(wire, clock=wire.clock)
    assert told.status.state == state
    assert told.questions == answered


@given(st.sets(st.integers(1, 4), min_size=1))
def test_whatever_a_printer_leaves_unanswered_its_troubles_are_seen(answered: set[int]) -> None:
    troubled = {1: 0x1A, 2: 0x16, 3: 0x1A, 4: 0x7E}
    assert not judge({n: troubled[n] for n in answered}).state.usable


def test_what_was_never_answered_is_asked_last() -> None:
    wire = Wire({4: 0x12})
    told = ask(wire, known=frozenset({4}), clock=wire.clock)
    assert told.status.state is PrinterState.READY
    assert wire.asked == [question(n) for n in (4, 1, 2, 3)]


class Introduced(Wire):
    """A line whose printer says what it is."""

    def __init__(self, replies: Mapping[int, bytes]) -> None:
        super().__init__({})
        self.replies = replies

    def write(self, data: bytes) -> None:
        self.waiting += self.replies.get(data[2], b"")


@pytest.mark.parametrize(
    ("replies", "told"),
    [
        ({67: b"_TM-T88V\0", 68: b"_MXKF123\0"}, ("TM-T88V", "MXKF123")),
        ({67: b"\x14\0\0\x0f_TM-T20II\0"}, ("TM-T20II", "")),  # after a status of its own accord
        ({}, ("", "")),
        ({67: b"_" + b"x" * 500, 68: b"\x16"}, ("", "")),
        ({67: b"_\x1b@\x07T\xff1\0"}, ("@T\ufffd1", "")),
    ],
)
def test_a_printer_is_known_by_the_name_that_it_tells(
    replies: dict[int, bytes], told: tuple[str, str]
) -> None:
    line = Introduced(replies)
    assert name_and_number(line, line.clock) == told


# ---------------------------------------------------------------------- late, shifted, rubbish


class Late(Wire):
    """A printer that answers each question `behind` questions later, or `after` seconds later."""

    def __init__(self, answers: Mapping[int, int], behind: int = 0, after: float = 0.0) -> None:
        super().__init__(answers)
        self.behind, self.after = behind, after
        self.owed: list[tuple[float, int]] = []

    def write(self, data: bytes) -> None:
        self.owed.append((self.now + self.after, self.answers[data[2]]))

    def read(self, timeout: float) -> bytes:
        due = self.owed[: len(self.owed) - self.behind]
        if due and due[0][0] <= self.now + timeout:
            self.now = max(self.now, due[0][0])
            return bytes((self.owed.pop(0)[1],))
        self.now += max(timeout, 0.001)
        return b""


def says_so(said: Mapping[int, int]) -> bool:
    """Whether a printer says that it cannot print: by the tables of the facts, not by the code."""
    return bool(said[1] & 0x08 or said[2] & 0x64 or said[3] & 0x68 or said[4] & 0x60)


@given(
    said=st.fixed_dictionaries(dict.fromkeys(WELL, replies)),
    behind=st.integers(0, 2),
    after=st.sampled_from([0.0, 0.5, 3.0, 4.5, 9.0]),
)
def test_late_and_shifted_answers_never_make_a_sick_printer_a_well_one(
    said: dict[int, int], behind: int, after: float
) -> None:
    line, doubted = Late(said, behind, after), False
    for _ in range(3):
        told = ask(line, doubted=doubted, clock=line.clock)
        doubted |= not told.in_order
        if says_so(said):
            assert not told.status.state.usable


@pytest.mark.parametrize(
    ("said", "behind"),
    [((0x7E, 0x52, 0x12, 0x16), 2), ((0x12, 0x16, 0x12, 0x12), 1), ((0x12, 0x16, 0x16, 0x12), 1)],
)
def test_one_whose_answers_belong_elsewhere_is_not_believed_what_it_seems_to_leave_out(
    said: tuple[int, ...], behind: int
) -> None:
    line = Late(dict(enumerate(said, 1)), behind=behind, after=0.5)
    assert not ask(line, clock=line.clock).status.state.usable


def test_one_that_answers_the_last_question_alone_may_say_that_paper_is_low() -> None:
    line = Wire({4: 0x1E})
    assert ask(line, clock=line.clock).status.state is PrinterState.PAPER_LOW


def test_a_well_printer_that_answers_late_is_well() -> None:
    line = Late(WELL, after=3.0)
    assert ask(line, clock=line.clock).status.state is PrinterState.READY


class Rubbish(Wire):
    """A line that answers whatever it likes."""

    def __init__(self, chunks: list[bytes]) -> None:
        super().__init__({})
        self.chunks = chunks

    def read(self, timeout: float) -> bytes:
        self.now += max(timeout, 0.001)
        return self.chunks.pop(0) if self.chunks else b""


@given(st.lists(st.binary(max_size=12), max_size=30), st.booleans())
def test_whatever_bytes_come_there_is_a_state_and_no_crash(chunks: list[bytes], full: bool) -> None:
    line = Rubbish(list(chunks))
    told = ask(line, full=full, clock=line.clock)
    assert told.status.state in PrinterState
    if not any(is_reply(byte) for chunk in chunks for byte in chunk):
        assert told.status.state is PrinterState.SILENT
    assert line.now < 60


@given(
    st.fixed_dictionaries(dict.fromkeys(WELL, st.just(0x12))),
    st.binary(min_size=4, max_size=4),
)
def test_each_bit_of_a_full_status_that_means_trouble_is_heeded(
    said: dict[int, int], four: bytes
) -> None:
    paper, lids, passing, lasting = four
    wrong = paper & 0x01 or lids & 0x03 or passing & 0x49 or lasting & 0x4D
    assert judge(said, b"\x10\x0f" + four).state.usable is not bool(wrong)
