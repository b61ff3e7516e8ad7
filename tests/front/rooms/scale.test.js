import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axisAt, figures, fitting, marks } from '../../../counters/rooms/static/scale.js';

const NOW = Date.parse('2026-11-17T11:07:00Z');
const MINUTE = 60_000;
/** @param {number} ms */
const hm = (ms) => new Date(ms).toISOString().slice(11, 16);

test('the axis begins on a quarter of an hour, so that it stands still for most of one', () => {
  const axis = axisAt(NOW, 600);
  assert.deepEqual([hm(axis.start), hm(axis.end)], ['10:00', '12:30']);
  assert.equal(axisAt(NOW + 2 * MINUTE, 600).start, axis.start);
  assert.deepEqual([axis.at(axis.start), axis.at(axis.end)], [0, 100]);
  assert.equal(axis.pct(axis.start + 15 * MINUTE), '10.000%');
});

test('every half hour has a mark', () => {
  assert.deepEqual(marks(axisAt(NOW, 600)).map(hm), ['10:00', '10:30', '11:00', '11:30', '12:00', '12:30']);
});

test('the figures under the now mark give way to it, and those at an edge stand inside', () => {
  const shown = figures(axisAt(NOW, 600));
  assert.deepEqual(shown.map(({ at }) => hm(at)), ['10:00', '10:30', '11:30', '12:00', '12:30']);
  assert.deepEqual(shown.map(({ edge }) => edge), ['start', '', '', '', 'end']);
  assert.deepEqual(figures(axisAt(NOW, 300)).map(({ at }) => hm(at)), ['10:00', '10:30', '12:00', '12:30']);
});

test('a line is cut only where its beginning still says something', () => {
  assert.equal(fitting('P010', 6, false), 'P010');
  assert.equal(fitting('P010', 3, false), null);
  assert.equal(fitting('Owen Pritchard', 8, true), 'Owen Pr…');
  assert.equal(fitting('Owen Pritchard', 5, true), null);
  assert.equal(fitting(null, 8, true), null);
});
