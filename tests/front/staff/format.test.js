import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  answers, clock, countdown, languageOf, listed, offBy, onScreens, plural, rest, wait, wallClock,
} from '../../../web/static/staff/format.js';

const MINUTE = 60_000;

test('a duration is a clock that never runs below nothing', () => {
  assert.equal(clock(0), '0:00');
  assert.equal(clock(59_999), '0:59');
  assert.equal(clock(61 * MINUTE + 5000), '1:01:05');
  assert.equal(clock(-5000), '0:00');
});

test('a countdown reads 0:01 until it is over', () => {
  assert.equal(countdown(1), '0:01');
  assert.equal(countdown(59_001), '1:00');
  assert.equal(countdown(0), '0:00');
});

test('a moment is written in the zone of the site, whatever zone the browser is in', () => {
  const { hm, hms } = wallClock('Europe/London');
  assert.equal(hm('2026-07-01T08:05:09Z'), '09:05');
  assert.equal(hms('2026-12-01T08:05:09Z'), '08:05:09');
  assert.equal(hm(Date.parse('2026-12-01T00:00:00Z')), '00:00');
});

test('a wait counts whole minutes that have passed, and is late from the first second past its target', () => {
  assert.deepEqual(
    [wait(20_000, 900), wait(11 * MINUTE, 900), wait(15 * MINUTE, 900)].map(({ words, late }) => [words, late]),
    [['just now', false], ['11 of 15 min', false], ['15 of 15 min', false]],
  );
  assert.equal(wait(15 * MINUTE + 1, 900).words, '15 min, just over');
  assert.equal(wait(18 * MINUTE, 900).words, '18 min, 3 over');
  assert.equal(wait(18 * MINUTE, 900).aria, '18 minutes, 3 over its target of 15');
  assert.equal(wait(-1, 900).words, 'just now');
});

test('a rest says how long it still is, or by how much it is overdue', () => {
  const until = '2026-12-01T10:00:00Z';
  /** @param {string} iso */
  const at = (iso) => rest(Date.parse(iso), until);
  assert.deepEqual(at('2026-12-01T09:55:30Z'), { late: false, words: '5 min left' });
  assert.deepEqual(at('2026-12-01T10:00:30Z'), { late: true, words: 'just overdue' });
  assert.deepEqual(at('2026-12-01T10:02:30Z'), { late: true, words: '2 min overdue' });
});

test('names are listed as in a sentence', () => {
  assert.equal(listed([]), '');
  assert.equal(listed(['Megan']), 'Megan');
  assert.equal(listed(['Megan', 'Owen']), 'Megan and Owen');
  assert.equal(listed(['Megan', 'Owen', 'Priya']), 'Megan, Owen and Priya');
  assert.equal(plural(1, 'waits', 'wait'), 'waits');
  assert.equal(plural(0, 'waits', 'wait'), 'wait');
});

test('a language has the names that the page brings, else those that browsers know', () => {
  const page = { languages: { cy: { name: 'Welsh', own: 'Cymraeg' } } };
  assert.deepEqual(languageOf(page, 'cy'), { name: 'Welsh', own: 'Cymraeg' });
  assert.deepEqual(languageOf(page, 'pl'), { name: 'Polish', own: 'Polski' });
  assert.deepEqual(languageOf({ languages: {} }, 'not a language!'),
    { name: 'not a language!', own: 'not a language!' });
});

test('a call that reached no screen wants to be read aloud, once a screen had time to tell', () => {
  assert.deepEqual(onScreens({ shown: 0, said: 0, ours: 0 }, 2000), { words: 'not on a screen yet', late: false });
  assert.equal(onScreens({ shown: 0, said: 0, ours: 0 }, 7000).late, true);
  assert.deepEqual(onScreens({ shown: 2, said: 1, ours: 2 }, 9000), { words: 'shown on 2, spoken on 1', late: false });
  assert.match(onScreens({ shown: 2, said: 1, ours: 0 }, 9000).words, /2 not named/);
  assert.equal(onScreens({ shown: 1, said: 0, ours: 1 }, 60_000).late, true);
});

test('who called reads on how many screens the call stands, and on how many it sounds', () => {
  assert.deepEqual(answers({ shown: 3, sounds: 2 }, 500, ''), { words: 'On 3 screens, 2 sound', late: false });
  assert.deepEqual(answers({ shown: 1, sounds: 1 }, 9000, ''), { words: 'On 1 screen, 1 sounds', late: false });
});

test('a call that no screen answers is on its way for a moment, then on nobody\'s screen', () => {
  assert.deepEqual(answers(undefined, 500, '2222'), { words: 'Calling', late: false });
  assert.deepEqual(answers({ shown: 0, sounds: 0 }, 4000, '2222'), { words: "On nobody's screen: ring 2222", late: true });
  assert.match(answers(undefined, 4000, '').words, /call out/);
});

test('a call on a tab that is behind others is still heard', () => {
  assert.equal(answers({ shown: 0, sounds: 1 }, 9000, '').late, false);
});

test('a doubted clock says whether it jumped, or was wrong when the machine was started', () => {
  assert.equal(offBy({ ahead_s: 86_400, at_start: false }), "The server's clock went 1 day ahead within a moment");
  assert.equal(offBy({ ahead_s: 40 * 86_400, at_start: true }),
    'The server was started with a clock that is 40 days ahead of what was done here last');
  assert.equal(offBy({ ahead_s: -3_600, at_start: true }),
    'The server was started with a clock that is 1 h behind what was done here last');
});
