import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hearKeys } from '../../../counters/rooms/static/keys.js';
import { keyboard, TEXTS } from '../staff/keyboard.js';

/** A board on which a closed room is chosen, or a free one. @param {import('node:test').TestContext} t */
function board(t) {
  const body = {};
  const target = Object.assign(new EventTarget(), { body });
  Object.defineProperty(target, 'body', { value: target });
  /** @type {string[]} */
  const done = [];
  let free = false;
  let at = 1;
  const keys = keyboard(t, target);
  hearKeys(/** @type {Document} */ (/** @type {unknown} */ (target)), {
    chosen: () => `room-${at}`,
    step: (by) => { at += by; done.push(`step ${by}`); },
    attempt: (deed, room) => done.push(room === undefined || room === `room-${at}` ? deed : `${deed} of ${room}`),
    escape: () => false,
    asks: (deed) => deed === 'close' && free,
  });
  return { ...keys, done, choose: (/** @type {'free' | 'closed'} */ is) => { free = is === 'free'; } };
}

test('nothing that is scanned or typed at the rooms moves anybody, and opens or tidies no room', (t) => {
  const { done, rest, type } = board(t);
  for (const one of [...TEXTS, { name: 'a library card', text: 'MORGA657054SM9IJ', delay: 3, after: ['Enter'] },
    { name: 'a sentence', text: 'check the cot', delay: 250, after: ['Enter'] }]) {
    type(one);
    rest();
    assert.deepEqual(done.splice(0), [], one.name);
  }
});

test('each key does at once what only asks, and the rest when no other follows', (t) => {
  const { choose, done, press, rest } = board(t);
  choose('free');
  assert.equal(press('c'), true);
  assert.deepEqual(done.splice(0), ['close']);
  choose('closed');
  for (const [key, deed] of [['c', 'close'], ['T', 'tidied']]) {
    press(key);
    assert.deepEqual(done, []);
    rest(1050);
    assert.deepEqual(done.splice(0), [deed]);
  }
  press('ArrowDown');
  press('Enter', 100);
  assert.deepEqual(done, ['step 1', 'move']);
});

test('a key is of the room that was chosen when it was pressed, however soon the next one is', (t) => {
  const { choose, done, press, rest } = board(t);
  choose('closed');
  press('t');
  press('ArrowDown', 150);
  press('t', 150);
  rest(1050);
  assert.deepEqual(done.splice(0), ['tidied', 'step 1', 'tidied']);
  press('t');
  press('ArrowDown', 5);
  rest();
  assert.deepEqual(done, ['step 1'], 'a scanner that ends with an arrow');
});

test('figures of a keypad whose Num Lock is off move nobody', (t) => {
  const { done, press } = board(t);
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) press(key, 3);
  press('Enter', 3);
  assert.deepEqual(done.filter((deed) => !deed.startsWith('step')), []);
  press('Enter', 300);
  assert.equal(done.at(-1), 'move');
});
