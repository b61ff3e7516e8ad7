import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notInCircles } from '../../../web/static/staff/leaving.js';

test('a page whose join is refused again and again leaves once a minute', () => {
  /** @type {Record<string, string>} */
  const kept = {};
  const store = { getItem: (/** @type {string} */ key) => kept[key] ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ text) => { kept[key] = text; } };
  const left = [0, 1, 30, 59, 61, 90].map((s) => notInCircles('left', store, 1_000_000 + s * 1000));
  assert.deepEqual(left, [true, false, false, false, true, false]);
  assert.equal(notInCircles('left', store, 500_000), true, 'a clock that was put back keeps nobody');
});
