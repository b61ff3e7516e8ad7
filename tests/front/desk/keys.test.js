import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KEYS, MAP } from '../../../counters/desk/static/keyboard.js';

test('every key that the desk hears is in its list of keys', () => {
  const told = new Set(KEYS.flatMap(([keys]) => keys.toLowerCase().split(', ')));
  assert.deepEqual(Object.keys(MAP).filter((key) => !told.has(key)), []);
});
