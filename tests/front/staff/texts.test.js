import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textsPressNothing } from '../../../web/static/staff/texts.js';
import { keyboard, TEXTS } from './keyboard.js';

test('no end and no blank of a text presses the button that has the focus', (t) => {
  const page = new EventTarget();
  const { press, rest, type } = keyboard(t, page);
  textsPressNothing(/** @type {Document} */ (page));
  /** @type {string[]} */
  const pressed = [];
  page.addEventListener('keydown', (event) => {
    const { key } = /** @type {KeyboardEvent} */ (event);
    if (key === 'Enter' || key === ' ') pressed.push(key);
  });
  for (const one of TEXTS) {
    press('Escape');
    rest();
    type(one);
    assert.deepEqual(pressed.splice(0), [], one.name);
  }
});

test('a hand presses a button after a key, and after a text once it has rested', (t) => {
  const page = new EventTarget();
  const { press, type } = keyboard(t, page);
  textsPressNothing(/** @type {Document} */ (page));
  assert.equal(press('Enter'), false);
  press('3');
  assert.equal(press('Enter', 200), false);
  press('1');
  press('2', 200);
  assert.equal(press('Enter', 200), false);
  assert.equal(press(' '), false);
  type({ name: '', text: 'NX0042FAU77HB', delay: 3 });
  assert.equal(press('Enter', 0), false);
});
