import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alertWords, drawn, moving } from '../../../web/static/staff/alert_words.js';

const ONE = {
  kind: 'printer', name: 'Kiosk 2, printer', where: 'Entrance, right', state: 'paper_out', words: 'Paper out',
  since: '11:36', falls: 1, unsteady: false, well_since: null, back: false,
};
const hm = (/** @type {string} */ moment) => moment;

test('an alert says what is the matter, since when, and what to do first', () => {
  assert.deepEqual(alertWords(ONE, hm), {
    what: 'Kiosk 2, printer, Entrance, right: paper out',
    more: 'since 11:36. Open the lid. Take out the empty core.',
  });
  const agent = { ...ONE, kind: 'agent', name: 'Kiosk 2, printer', where: 'kiosk-pc', state: 'unknown', words: 'Not heard of' };
  assert.equal(alertWords(agent, hm).what, 'The computer kiosk-pc, which drives Kiosk 2, printer: not heard of');
});

test('what works again needs nobody, and what comes and goes is told as such', () => {
  assert.deepEqual(alertWords({ ...ONE, back: true, since: '11:44' }, hm), {
    what: 'Kiosk 2, printer, Entrance, right: works again', more: 'since 11:44. Nobody need go.',
  });
  const again = { ...ONE, falls: 4, unsteady: true };
  assert.match(alertWords(again, hm).more, /^again, 4 times since 11:36\. Open/);
  assert.deepEqual(alertWords({ ...again, well_since: '11:40' }, hm), {
    what: 'Kiosk 2, printer, Entrance, right: works just now', more: 'It failed 4 times since 11:36. Look at it before it does again.',
  });
});

test('a press at the moment when a line says another thing, or moves up, is none', () => {
  const down = { ...ONE, alert: 1 };
  const other = { ...ONE, alert: 2 };
  drawn([down, other], 0);
  assert.equal(moving(1), false);
  drawn([{ ...down, back: true, since: '11:44' }, other], 1000);
  assert.equal(moving(1400), true);
  assert.equal(moving(1500), false);
  drawn([other], 2000);
  assert.equal(moving(2100), true);
  drawn([other, down], 3000); // one that comes below moves nothing
  assert.equal(moving(3100), false);
});
