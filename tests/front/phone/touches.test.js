// Which touches at the exit are one answer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AGAIN_MS, MINUTE_MS, MOST, Touches } from '../../../display/exit/static/touches.js';

/** Touches on a clock that is moved. */
function touching() {
  let now = 0;
  let made = 0;
  const touches = new Touches(() => `answer ${made += 1}`, () => now);
  return { touch: () => touches.touch(), pass: (/** @type {number} */ ms) => { now += ms; } };
}

test('a second touch within eight seconds is the same answer', () => {
  const { touch, pass } = touching();
  assert.equal(touch(), 'answer 1');
  pass(AGAIN_MS - 1);
  assert.equal(touch(), 'answer 1');
  pass(AGAIN_MS);
  assert.equal(touch(), 'answer 2');
});

test('more than six in a minute are one, however slowly', () => {
  const { touch, pass } = touching();
  const said = [];
  for (let n = 0; n < 9; n += 1) {
    said.push(touch());
    pass(AGAIN_MS);
  }
  assert.equal(new Set(said).size, MOST);
  pass(MINUTE_MS);
  assert.equal(said.includes(touch()), false);
});
