// What pages of staff show of a visitor who asked at a kiosk for a person.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownWords, partOf, visitorWords } from '/static/staff/visitors.js';

const at = (/** @type {string} */ time) => Date.parse(`2026-11-17T${time}Z`);
/** @type {import('../../../counters/help/types.js').VisitorWaits} */
const asked = { kiosk: 'left', place: 'Kiosk, front door', asked_at: '2026-11-17T10:00:00Z', more_at: '2026-11-17T10:01:00Z',
  until: '2026-11-17T10:05:00Z', coming: false, taken_by: null, taken_by_name: null, language: 'pl', known: ['fetch'], over: null };

test('it is a quiet line at once, everybody’s matter after the minutes of the site, and then nothing', () => {
  assert.equal(partOf(asked, 'megan', at('10:00:01')), 'call');
  assert.equal(partOf(asked, 'megan', at('10:01:00')), 'more');
  assert.equal(partOf(asked, 'megan', at('10:05:00')), null);
});

test('who goes has the way to say that they are there; the others read who goes', () => {
  const taken = { ...asked, coming: true, taken_by: 'megan', taken_by_name: 'Megan Price' };
  assert.equal(partOf(taken, 'megan', at('10:00:30')), 'going');
  assert.equal(partOf(taken, 'aisha', at('10:00:30')), 'taken');
  assert.equal(partOf(taken, null, at('10:00:30')), 'taken');
  assert.equal(visitorWords(taken, 'taken'), 'Megan Price is going to the visitor at Kiosk, front door');
});

test('who went for one who needs nobody any more is told, and nobody else is', () => {
  /** @type {typeof asked} */
  const over = { ...asked, coming: true, taken_by: 'megan', over: 'withdrawn' };
  assert.equal(partOf(over, 'megan', at('10:00:30')), 'over');
  assert.equal(partOf(over, 'aisha', at('10:00:30')), null);
  assert.equal(partOf({ ...over, over: 'met' }, 'megan', at('10:00:30')), null);
});

test('what to know before one goes stands in words', () => {
  assert.equal(knownWords(asked), 'reads Polish; cannot go to a counter');
  assert.equal(knownWords({ language: 'en', known: [] }), '');
});
