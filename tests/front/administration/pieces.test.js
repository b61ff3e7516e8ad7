import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shifted } from '../../../administration/site/static/model.js';

test('a piece moves by one place, and not beyond either end', () => {
  const all = ['calls', 'earlier', 'waits'];
  assert.deepEqual(shifted(all, 'waits', -1), ['calls', 'waits', 'earlier']);
  assert.deepEqual(shifted(all, 'calls', 1), ['earlier', 'calls', 'waits']);
  assert.equal(shifted(all, 'calls', -1), all);
  assert.equal(shifted(all, 'waits', 1), all);
  assert.equal(shifted(all, 'media', 1), all);
});
