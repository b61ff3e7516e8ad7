"""Which call has its turn, when, and how often: the screen's own rules on a clock of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.chromium import chromium
from tests.running import running

pytestmark = pytest.mark.browser

#: An announcer whose clock jumps from one wake-up to the next, with a voice of two seconds a
#: language. `steps` hands it boards at given seconds; the answer is what was shown and said when.
RUN = """
async ([steps, kept]) => {
  const { Announcer, Heard } = await import('/static/display/board/announcer.js');
  let now = 0;
  const timers = [];
  const time = {
    now: () => now * 1000,
    sleep: (s) => new Promise((done) => timers.push({ at: now + s, done })),
  };
  const log = [];
  const note = (what) => log.push([Math.round(now * 10) / 10, ...what]);
  const store = new Map(kept ? [['heard', kept]] : []);
  const storage = { getItem: (k) => store.get(k) ?? null, setItem: (k, v) => store.set(k, v) };
  const announcer = new Announcer({
    player: {
      prepare() {},
      chime: () => (note(['chime']), time.sleep(0.8)),
      say: (call, language) => (note(['say', call.number, language]), time.sleep(2)),
    },
    languages: (call) => (call.language === 'pl' ? ['cy', 'en', 'pl'] : ['cy', 'en']),
    show: ({ call, fresh, language }) => note([fresh ? 'fresh' : 'rest', call.number, language]),
    heard: new Heard('heard', storage),
    time,
  });
  const settle = async () => { for (let n = 0; n < 30; n += 1) await null; };
  for (const { at, calls } of steps) {
    timers.push({ at, done: () => announcer.take(calls, at * 1000) });
  }
  while (timers.length) {
    timers.sort((a, b) => a.at - b.at);
    const next = timers.shift();
    now = Math.max(now, next.at);
    next.done();
    await settle();
  }
  return { log, kept: store.get('heard') };
}
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page from which the screen's modules can be imported."""
    folder: Path = tmp_path_factory.mktemp("turns")
    with running(folder) as house, chromium() as browser:
        found = browser.new_page()
        found.goto(f"{house.url}/static/display/board/announcer.js")
        yield found


def call(
    announcement: int, number: str, announced: float = 0, language: str = "cy"
) -> dict[str, Any]:
    """A call of the board, announced at a second of the test's clock."""
    time = f"1970-01-01T00:{int(announced) // 60:02}:{announced % 60:06.3f}Z"
    return {
        "announcement": announcement,
        "number": number,
        "announced_at": time,
        "language": language,
    }


def run(page: Page, *steps: tuple[float, list[dict[str, Any]]], kept: str = "") -> list[list[Any]]:
    """What happened: [second, 'chime' | 'say' | 'fresh' | 'rest', number, language]."""
    boards = [{"at": at, "calls": calls} for at, calls in steps]
    log: list[list[Any]] = page.evaluate(RUN, [boards, kept])["log"]
    return log


def spoken(log: list[list[Any]]) -> list[str]:
    """'C001 cy' for each time that it was said."""
    return [f"{entry[2]} {entry[3]}" for entry in log if entry[1] == "say"]


def test_an_announcement_is_chime_pause_each_language_and_once_again(page: Page) -> None:
    log = run(page, (0, [call(1, "C001")]))
    assert [entry for entry in log if entry[1] in ("chime", "say")] == [
        [0, "chime"],
        [1.2, "say", "C001", "cy"],
        [3.6, "say", "C001", "en"],
        [7.1, "say", "C001", "cy"],
        [9.5, "say", "C001", "en"],
    ]


def test_a_call_rests_twenty_seconds_after_it_began(page: Page) -> None:
    log = run(page, (0, [call(1, "C001")]))
    assert log[-1] == [20, "rest", "C001", "cy"]


def test_afterwards_the_large_line_is_in_the_visitors_language(page: Page) -> None:
    log = run(page, (0, [call(1, "C001", language="en")]))
    assert log[-1] == [20, "rest", "C001", "en"]


def test_a_visitor_with_a_third_language_hears_it_too(page: Page) -> None:
    log = run(page, (0, [call(1, "C001", language="pl")]))
    assert spoken(log) == ["C001 cy", "C001 en", "C001 pl"] * 2


def test_the_same_board_again_says_nothing_again(page: Page) -> None:
    board = [call(1, "C001")]
    log = run(page, (0, board), (5, board), (30, board), (55, board))
    assert spoken(log) == ["C001 cy", "C001 en"] * 2


def test_the_next_in_the_queue_does_not_wait_for_the_twenty_seconds(page: Page) -> None:
    log = run(page, (0, [call(2, "C002"), call(1, "C001")]))
    chimes = [entry[0] for entry in log if entry[1] == "chime"]
    assert chimes == [0, 11.5]
    assert [entry[2] for entry in log if entry[1] == "rest"] == ["C002"]


def test_a_call_in_the_quiet_time_of_another_comes_at_once(page: Page) -> None:
    log = run(page, (0, [call(1, "C001")]), (15, [call(2, "C002", 15), call(1, "C001")]))
    assert [entry[0] for entry in log if entry[1] == "chime"] == [0, 15]


def test_eight_calls_at_once_are_all_heard_in_their_order(page: Page) -> None:
    calls = [call(n, f"C{n:03}") for n in range(8, 0, -1)]
    log = run(page, (0, calls))
    first = list(dict.fromkeys(entry[2] for entry in log if entry[1] == "say"))
    assert first == [f"C{n:03}" for n in range(1, 9)]
    assert len(spoken(log)) == 8 * 4


def test_a_recall_is_announced_again(page: Page) -> None:
    log = run(page, (0, [call(1, "C001")]), (30, [call(2, "C001", 30)]))
    assert [entry[0] for entry in log if entry[1] == "chime"] == [0, 30]


def test_a_recall_before_the_first_turn_takes_that_turn(page: Page) -> None:
    queue = [call(2, "C002"), call(1, "C001")]
    log = run(page, (0, queue), (4, [call(3, "C002", 4), call(1, "C001")]))
    assert len([entry for entry in log if entry[1] == "chime"]) == 2


def test_a_screen_that_starts_speaks_calls_of_the_last_twenty_seconds(page: Page) -> None:
    board = [call(2, "C002", 75), call(1, "C001", 45)]
    assert set(spoken(run(page, (90, board)))) == {"C002 cy", "C002 en"}


def test_one_that_was_cut_off_catches_up_on_the_last_minute(page: Page) -> None:
    late = [call(3, "C003", 70), call(2, "C002", 20)]
    log = run(page, (0, []), (100, late))
    assert set(spoken(log)) == {"C003 cy", "C003 en"}


def test_what_was_heard_before_a_reload_is_not_said_again(page: Page) -> None:
    board = [call(1, "C001")]
    kept = page.evaluate(RUN, [[{"at": 0, "calls": board}], ""])["kept"]
    assert spoken(run(page, (5, board), kept=kept)) == []


def test_a_server_with_a_new_database_is_not_taken_for_one_that_repeats_itself(page: Page) -> None:
    kept = page.evaluate(RUN, [[{"at": 0, "calls": [call(1, "C001")]}], ""])["kept"]
    assert spoken(run(page, (300, [call(1, "C001", 300)]), kept=kept)) != []
