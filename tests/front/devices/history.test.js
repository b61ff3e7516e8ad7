// Thirty days of a device, in words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lasted, line, summary } from '../../../counters/devices/static/history_words.js';

test('how long something lasted is told as people tell it', () => {
  assert.equal(lasted(0), 'under a minute');
  assert.equal(lasted(59), '59 min');
  assert.equal(lasted(62), '1 h 2 min');
  assert.equal(lasted(3 * 1440), '3 days');
});

test('a device is summed up by its faults, its paper and its agent', () => {
  assert.equal(summary({ faults: 0, minutes: 0, away: 0, rolls: 0 }), 'No fault');
  assert.equal(summary({ faults: 3, minutes: 42, away: 1, rolls: 2 }),
    '3 faults, 42 min not working, 2 new rolls after it was empty, its agent away once');
});

test('a line has the day, the time, the state in words and how long it lasted', () => {
  const how = { states: { paper_out: 'Paper out' }, day: () => 'Tuesday 17 November', hm: (/** @type {string} */ at) => at.slice(11, 16) };
  const one = { at: '2026-11-17T11:36:00.000Z', until: '2026-11-17T11:42:00.000Z', state: 'paper_out', detail: '1:12 4:72' };
  assert.equal(line(one, how), 'Tuesday 17 November, 11:36: paper out, 6 min');
  assert.equal(line({ ...one, until: null, detail: 'its agent is away' }, how),
    'Tuesday 17 November, 11:36: paper out, still so (its agent is away)');
});
