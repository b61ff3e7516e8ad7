import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Turns } from '../../../counters/rooms/static/turns.js';

/** A board whose deeds are answered, or refused, when the test says so. */
function board() {
  /** @type {string[]} */
  const said = [];
  /** @type {string[]} */
  const sent = [];
  /** @type {Record<string, { answer: () => void, refuse: (problem: Error) => void }>} */
  const open = {};
  const turns = new Turns({
    changed: () => {},
    waits: (words) => said.push(`waits: ${words}`),
    failed: (problem, left) => said.push([String(problem), ...left].join(' / ')),
  });
  /** @param {string} what */
  const press = (what) => turns.take(what, what, () => new Promise((resolve, reject) => {
    sent.push(what);
    open[what] = { answer: () => resolve(undefined), refuse: reject };
  }));
  return { turns, press, open, said, sent };
}

/** What is awaited inside has gone on. */
const settled = () => new Promise((resolve) => { setImmediate(resolve); });

test('a press while another is being sent says that it waits, and is sent when that one is answered', async () => {
  const { turns, press, open, said, sent } = board();
  press('tidied room-6');
  press('tidied room-7');
  assert.deepEqual([sent, said], [['tidied room-6'], ['waits: tidied room-7']]);
  assert.ok(turns.has('tidied room-7'));
  open['tidied room-6'].answer();
  await settled();
  assert.deepEqual(sent, ['tidied room-6', 'tidied room-7']);
  open['tidied room-7'].answer();
  await settled();
  assert.ok(!turns.has('tidied room-6') && !turns.has('tidied room-7'));
  press('tidied room-6');
  assert.equal(sent.length, 3, 'the next one is sent at once');
});

test('the same press twice is one, and says nothing', async () => {
  const { press, open, said, sent } = board();
  press('tidied room-6');
  press('tidied room-6');
  press('move room-2');
  press('move room-2');
  open['tidied room-6'].answer();
  await settled();
  open['move room-2'].answer();
  await settled();
  assert.deepEqual([sent, said], [['tidied room-6', 'move room-2'], ['waits: move room-2']]);
});

test('what waits can be left, what is being sent cannot', async () => {
  const { turns, press, open, sent } = board();
  for (const one of ['tidied room-6', 'close room-1', 'move room-2']) press(one);
  turns.drop('close room-1');
  turns.drop('tidied room-6');
  open['tidied room-6'].answer();
  await settled();
  assert.deepEqual(sent, ['tidied room-6', 'move room-2']);
});

test('after a deed that failed nothing is done that was pressed behind it, and it is named', async () => {
  const { turns, press, open, said, sent } = board();
  for (const one of ['move room-2', 'tidied room-6', 'close room-1']) press(one);
  open['move room-2'].refuse(new Error('No answer'));
  await settled();
  assert.equal(said.at(-1), 'Error: No answer / tidied room-6 / close room-1');
  assert.deepEqual(sent, ['move room-2']);
  assert.ok(!turns.has('close room-1'));
  press('tidied room-6');
  assert.deepEqual(sent, ['move room-2', 'tidied room-6']);
});
