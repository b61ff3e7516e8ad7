import assert from 'node:assert/strict';
import { test } from 'node:test';
import { neighbour } from '../../../kiosk/static/keys.js';
import { sameSpot } from '../../../web/static/press.js';
import { clock, opening, partOfDay } from '../../../kiosk/static/when.js';

const LONDON = 'Europe/London';

test('down from the heading is the first choice, and the last leads round to the first', () => {
  const nodes = ['a', 'b', 'c'];
  assert.equal(neighbour(nodes, null, true), 'a');
  assert.equal(neighbour(nodes, null, false), 'c');
  assert.equal(neighbour(nodes, 'c', true), 'a');
  assert.equal(neighbour(nodes, 'a', false), 'c');
  assert.equal(neighbour([], null, true), undefined);
});

test('the second half of a double tap falls on nothing', () => {
  let screen = 'home';
  const listen = sameSpot(() => screen);
  /** @param {Partial<PointerEvent>} changes */
  const tap = (changes) => {
    let dropped = false;
    const event = { detail: 1, pointerType: 'touch', clientX: 100, clientY: 100, timeStamp: 0,
      stopPropagation: () => {}, preventDefault: () => { dropped = true; }, ...changes };
    listen(/** @type {PointerEvent} */ (/** @type {unknown} */ (event)));
    return dropped;
  };
  assert.equal(tap({ timeStamp: 0 }), false);
  screen = 'group';
  assert.equal(tap({ timeStamp: 200, clientX: 110 }), true);
  assert.equal(tap({ timeStamp: 400, clientX: 300 }), false);
  screen = 'ticket';
  assert.equal(tap({ timeStamp: 1400, clientX: 300 }), false, 'a second touch a second later is meant');
  screen = 'home';
  assert.equal(tap({ detail: 0, timeStamp: 1450, clientX: 300 }), false, 'a key is never dropped');
  assert.equal(tap({ pointerType: 'mouse', detail: 2, timeStamp: 1460, clientX: 300 }), true);
});

test('times are those of the site, whatever the clock of the kiosk is set to', () => {
  assert.equal(clock(new Date('2026-07-01T08:05:00Z'), LONDON), '09:05');
  assert.deepEqual(['2026-07-01T10:59:00Z', '2026-07-01T11:00:00Z', '2026-07-01T17:00:00Z']
    .map((at) => partOfDay(new Date(at), LONDON)), ['morning', 'afternoon', 'evening']);
});

test('an opening is today, tomorrow, on a weekday, or a week from now', () => {
  const now = new Date('2026-11-17T18:00:00Z'); // a Tuesday
  /** @param {string} iso */
  const day = (iso) => opening(iso, now, LONDON).day;
  assert.equal(day('2026-11-17T19:00:00Z'), 'today');
  assert.equal(day('2026-11-18T09:00:00Z'), 'tomorrow');
  assert.equal(day('2026-11-23T09:00:00Z'), 'monday');
  assert.equal(day('2026-11-24T09:00:00Z'), 'next');
  assert.deepEqual(opening('2026-11-18T09:30:00Z', now, LONDON), { day: 'tomorrow', time: '09:30' });
});
