import assert from 'node:assert/strict';
import { test } from 'node:test';
import { halfHours, line } from '../../../analytics/now/static/line.js';
import { greetedWords, minutes, pastTarget, percent, sentence, urgency, waitedMs } from '../../../analytics/now/static/words.js';

/** @import { EnquiryNow, NowState } from '../../../analytics/now/types.js' */

const NOW = Date.parse('2026-11-17T11:00:00Z');
/** @param {number} minutes */
const ago = (minutes) => new Date(NOW - minutes * 60_000).toISOString();
const results = { issued: 0, called: 0, no_shows: 0, within_target: { n: 0, of: 0, percent: null },
  wait: { n: 0, mean: null, p50: null, p90: null, p95: null } };
/** @param {Partial<EnquiryNow>} changes @returns {EnquiryNow} */
const enquiry = (changes = {}) => ({ ...results, enquiry: 'benefits', name: 'Benefits', target: 900,
  target_percent: 80, waiting: 0, head: null, passes: [], ...changes });
/** @param {number} waiting @param {string[]} passes @returns {NowState} */
const today = (waiting, passes) => ({
  site: 'riverside', service_day: '2026-11-17', waiting, held: 0, door: 0, total: results,
  enquiries: [enquiry({ passes })], places: [], devices: [],
  chart: { opens: null, closes: null, start: null, waiting: [] }, clock: null, greeted: null,
});

test('the page begins with how many wait and how many of them too long', () => {
  assert.deepEqual(sentence(today(0, []), NOW), ['Nobody waits.', '']);
  assert.deepEqual(sentence(today(3, [ago(-5)]), NOW), ['3 wait.', '']);
  assert.deepEqual(sentence(today(3, [ago(1), ago(2), ago(-5)]), NOW), ['3 wait.', '2 are past their target.']);
  assert.deepEqual(sentence(today(3, [ago(1)]), NOW), ['3 wait.', '1 is past its target.']);
  assert.deepEqual(sentence(today(1, [ago(1)]), NOW), ['1 waits.', 'That is past the target.']);
});

test('figures are not rounded in their own favour', () => {
  assert.equal(percent({ n: 399, of: 400 }), '99%');
  assert.equal(percent({ n: 0, of: 0 }), '-');
  assert.equal(minutes(546), '9.1');
  assert.equal(minutes(null), '-');
});

test('the longest wait is measured by its own target', () => {
  assert.equal(urgency(enquiry(), NOW), -1);
  const head = { number: 'B001', waiting_since: ago(30), before: 0, target: 900 };
  assert.equal(urgency(enquiry({ head }), NOW), 2);
  assert.equal(waitedMs({ ...head, before: -600 }, NOW), 20 * 60_000, 'a rest is no wait');
  assert.equal(waitedMs({ ...head, before: 240 }, NOW), 34 * 60_000, 'what was waited before a rest is added');
  const early = { ...head, waiting_since: ago(-30) };
  assert.equal(urgency(enquiry({ head: early }), NOW), 0, 'ahead of an appointed time, and yet somebody');
  assert.equal(pastTarget(enquiry({ passes: [ago(0), ago(1)] }), NOW), 1);
});

test('the line of the day ends now, with who waits now', () => {
  const chart = { opens: null, closes: null, start: ago(60), waiting: [0, 2, 3] };
  const [times, counts] = line(chart, 5, NOW);
  assert.deepEqual(counts, [0, 2, 3, 5]);
  assert.deepEqual(times.map((time) => (NOW / 1000 - time) / 60), [60, 59, 58, 0]);
});

test('the table of the day has a row at each full half hour', () => {
  const chart = { opens: null, closes: null, start: ago(60), waiting: Array.from({ length: 60 }, (_, n) => n) };
  const rows = halfHours(line(chart, 9, NOW + 1000));
  assert.deepEqual(rows.map(({ time, waiting }) => [(NOW - time) / 60_000, waiting]), [[60, 0], [30, 30]]);
});

test('how soon people were greeted is said where somebody promised it', () => {
  assert.equal(greetedWords({ greeted: 14, in_time: 12, late: 2 }), 'Greeted in time 12 of 14; 2 wait longer.');
  assert.equal(greetedWords({ greeted: 0, in_time: 0, late: 1 }), 'Greeted in time nobody yet; 1 waits longer.');
  assert.equal(greetedWords({ greeted: 3, in_time: 3, late: 0 }), 'Greeted in time 3 of 3.');
});
