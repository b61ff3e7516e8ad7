import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hearReasons } from '../../../counters/appointments/static/reasons.js';
import { keyboard, TEXTS } from '../staff/keyboard.js';

/** The week while it is asked why an appointment is cancelled. @param {import('node:test').TestContext} t */
function asked(t) {
  /** @type {string[]} */
  const given = [];
  const target = new EventTarget();
  const keys = keyboard(t, target);
  const hear = hearReasons();
  target.addEventListener('keydown', (event) => {
    hear(/** @type {KeyboardEvent} */ (event), ['asked', 'ill', 'ours'], (reason) => given.push(reason));
  });
  return { ...keys, given };
}

test('a figure says why an appointment is cancelled, once nothing follows', (t) => {
  const { given, press, rest } = asked(t);
  press('2');
  assert.deepEqual(given, []);
  rest(1050);
  assert.deepEqual(given, ['ill']);
  press('9');
  rest();
  press('3');
  press('Escape', 100);
  rest();
  assert.deepEqual(given, ['ill']);
});

test('a code that is scanned while it is asked cancels nothing', (t) => {
  const { given, rest, type } = asked(t);
  for (const one of TEXTS) {
    type(one);
    rest();
    assert.deepEqual(given, [], one.name);
  }
});
