import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateWords, daysOf, opening } from '../../../kiosk/static/when.js';

const NOW = new Date('2026-11-17T10:00:00Z');

test('what opens in more than a week is told with its date', () => {
  assert.equal(opening('2026-11-24T09:00:00Z', NOW, 'Europe/London').day, 'next');
  assert.deepEqual(opening('2026-12-01T10:00:00Z', NOW, 'Europe/London'), { day: 'later', time: '10:00' });
  assert.equal(dateWords('2026-12-01T10:00:00Z', 'Europe/London', 'en'), 'Tuesday 1 December');
});

test('a table of hours has the days of the week that are open, then those of the month', () => {
  /** @type {Array<[string, string]>} */
  const open = [['09:00', '17:00']];
  const found = daysOf({ sunday: [], friday: open, 'last friday': [], monday: open, 'first monday': open });
  assert.deepEqual(found.map(({ day, nth }) => `${nth ?? 'every'} ${day}`),
    ['every monday', 'every friday', 'first monday', 'last friday']);
});
