import assert from 'node:assert/strict';
import { test } from 'node:test';
import { preview } from '../../../counters/devices/static/taking_back.js';

const found = {
  since: '2026-11-24T10:42:00.000Z', until: '2026-11-24T10:50:00.000Z',
  waiting: 40, first: 'C031', last: 'B012', in_hand: 0, most: 500,
};
/** @param {Partial<typeof found>} more */
const says = (more = {}) => preview({ ...found, ...more }, (moment) => String(moment).slice(11, 16));

test('before a second press it stands there which tickets go, and who stays', () => {
  assert.equal(says(), '40 tickets from 10:42 to 10:50: C031 to B012. They leave the queue, are in no figure, and do not come back.');
  assert.match(says({ waiting: 1, last: 'C031' }), /^1 ticket from 10:42 to 10:50: C031\. /);
  assert.match(says({ in_hand: 1 }), / 1 more is called or served and stays\. /);
  assert.match(says({ waiting: 700 }), /500 at a press, the oldest first/);
});

test('where nobody waits nothing is offered', () => {
  assert.equal(preview({ ...found, waiting: 0, first: null, last: null, in_hand: 2 }, () => '10:42'),
    'Nobody waits with a ticket of this kiosk from 10:42 to 10:42. 2 more are called or served and stay.');
});
