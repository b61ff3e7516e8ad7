// Names of a place, and what a house says, in the languages of a screen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { otherwise } from '../../../display/board/static/once.js';

test('what is the same in two languages stands once, in the one that comes first', () => {
  /** @param {Record<string, string | null>} names */
  const shown = (names) => otherwise(['cy', 'en', 'pl'], (one) => names[one]);
  assert.deepEqual(shown({ cy: 'Hwb', en: 'Hwb', pl: 'Hwb' }), ['cy']);
  assert.deepEqual(shown({ cy: 'Cownter 3', en: 'Counter 3', pl: 'Counter 3' }), ['cy', 'en']);
  assert.deepEqual(shown({ cy: 'A', en: 'B', pl: 'A' }), ['cy', 'en']);
});
