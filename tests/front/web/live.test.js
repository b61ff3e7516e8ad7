import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNewer } from '../../../web/static/live.js';
import { direction } from '../../../web/static/words.js';

test('a state is newer by its version, and always when the server began anew', () => {
  const last = { epoch: 'a', version: 7 };
  assert.equal(isNewer({ epoch: 'a', version: 8 }, last), true);
  assert.equal(isNewer({ epoch: 'a', version: 7 }, last), false);
  assert.equal(isNewer({ epoch: 'a', version: 6 }, last), false);
  assert.equal(isNewer({ epoch: 'b', version: 1 }, last), true);
  assert.equal(isNewer(last, null), true);
});

test('a language is read from the side from which it is written', () => {
  assert.deepEqual(['en', 'ar', 'ur-PK', 'pl'].map(direction), ['ltr', 'rtl', 'rtl', 'ltr']);
});
