import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Idle } from '../../../kiosk/static/idle.js';

/** A kiosk that is left alone, whose own clock is set meanwhile. @param {import('node:test').TestContext} t @param {number} by ms */
function left(t, by) {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  /** @type {Array<number | string>} */
  const told = [];
  let now = 0;
  let set = 10_000_000;
  t.mock.method(Date, 'now', () => set + now);
  const idle = new Idle({ warn: (seconds) => told.push(seconds), calm: () => told.push('calm'),
    end: () => told.push('end'), clock: () => now });
  idle.start(10, 3);
  for (let second = 1; second <= 12; second += 1) {
    now += 1000;
    t.mock.timers.tick(1000);
    if (second === 8) set += by;
  }
  return told;
}

test('who has gone is warned and the screen ends, however the clock of the kiosk is set meanwhile', async (t) => {
  for (const by of [0, 3_600_000, -3_600_000]) {
    await t.test(`${by} ms`, (within) => { assert.deepEqual(left(within, by), [3, 2, 1, 'end']); });
  }
});
