import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  arrivalWords, greetWords, needsWords, nobody, openFor, overdue, printWords, stays, ticketBody, todayWords, Touches, undoLeft, urgentFirst,
  visitOf, waitingWords,
} from '../../../counters/reception/static/model.js';

/** @import { Arriving, InLine, OnHold } from '../../../counters/reception/types.js' */

const NOW = Date.parse('2026-11-17T11:00:00Z');
/** @param {number} minutes */
const ago = (minutes) => new Date(NOW - minutes * 60_000).toISOString();
/** @param {import('/static/staff/format.js').Moment} moment */
const hm = (moment) => new Date(moment).toISOString().slice(11, 16);

/** @param {string} number @param {number} minutes @param {Partial<InLine>} changes @returns {InLine} */
const waits = (number, minutes, changes = {}) => ({
  visit: `v${number}`, number, enquiry: 'council-tax', language: 'en', asked_language: null, needs: [],
  waiting_since: ago(minutes), rested: 0, target: 900, weight: 100, appointment_at: null, planned: [], notes: [], name: null, greet_by: null, ...changes,
});
/** @type {OnHold} */
const rests = { visit: 'v9', number: 'C009', enquiry: 'council-tax', language: 'en', needs: [],
  reason: 'other', until: ago(-5), planned: [], notes: [] };
const lists = {
  queue: [waits('C014', 5)], held: [rests],
  missed: [{ visit: 'v3', number: 'C003', enquiry: 'council-tax', missed_at: ago(4), until: ago(-10) }],
  in_hand: [{ visit: 'v4', number: 'C004', enquiry: 'council-tax', state: 'called', point: 'counter-3', called_at: null, on_screens: null }],
};
const page = {
  needs: [{ id: 'step_free', name: 'Step-free counter' }], languages: { cy: { name: 'Welsh', own: 'Cymraeg' } },
  site_languages: ['en', 'cy'], own_language: 'en', printers: [{ kiosk: 'left', printer: 'p1' }],
};

test('what was just done can be undone for a minute', () => {
  const just = { kind: 'issued', visit: 'v1', enquiry: 'council-tax', at: NOW };
  assert.equal(undoLeft(just, new Date(NOW + 17_500)), '0:43');
  assert.equal(undoLeft(just, new Date(NOW + 60_000)), null);
  assert.equal(undoLeft(undefined, new Date(NOW)), null);
});

test('two touches within a moment are one, and the next visitor\'s is another', () => {
  let made = 0;
  const touches = new Touches(() => `key ${made += 1}`);
  assert.deepEqual([0, 300, 600, 900, 1700].map((at) => touches.key(at)), ['key 1', null, null, 'key 2', 'key 3']);
});

test('the needs of the next visitor are said with the language first', () => {
  assert.equal(needsWords(page, nobody()), '');
  assert.equal(needsWords(page, { needs: ['step_free'], language: 'cy' }), 'Cymraeg, step-free counter');
  assert.equal(needsWords(page, { needs: [], language: 'pl' }), 'pl');
});

test('a ticket speaks the language asked for where the site does, and the house its own otherwise', () => {
  const asked = ticketBody(page, { needs: ['step_free'], language: 'cy' }, 'benefits', 'left');
  assert.deepEqual(asked, { enquiry: 'benefits', language: 'cy', source: 'reception', needs: ['step_free'],
    asked_language: 'cy', printer: 'p1' });
  const other = ticketBody(page, { needs: [], language: 'pl' }, 'benefits', null);
  assert.deepEqual([other.language, other.asked_language, 'printer' in other], ['en', 'pl', false]);
});

test('the most urgent waits first, by weight and target', () => {
  const rows = urgentFirst({ queue: [waits('C001', 10), waits('C002', 6, { target: 300 }), waits('C003', 10, { weight: 200 })] }, NOW);
  assert.deepEqual(rows.map(({ number }) => number), ['C003', 'C002', 'C001']);
  assert.deepEqual([...overdue(rows)], ['council-tax']);
});

test('a line of people is told with its likely wait', () => {
  assert.deepEqual(waitingWords({ waiting: 0, about: null }), { count: '', rest: 'nobody waits' });
  assert.deepEqual(waitingWords({ waiting: 1, about: 3 }), { count: '1 waits', rest: '' });
  assert.deepEqual(waitingWords({ waiting: 7, about: 40 }), { count: '7 wait', rest: ', about 40 min' });
  assert.equal(waitingWords({ waiting: 2, about: null }).rest, ', nobody signed on for it');
});

test('an appointment is to come, late, or here', () => {
  /** @type {Arriving} */
  const one = { appointment: 'a', starts_at: ago(-10), enquiry: 'benefits', place: 'Room 1', with: 'Owen',
    here_since: null, number: null, kept_until: ago(-25), name: null };
  assert.equal(arrivalWords(one, NOW, hm).words, 'with Owen');
  const late = arrivalWords({ ...one, starts_at: ago(4), kept_until: ago(-11) }, NOW, hm);
  assert.deepEqual(late, { tone: 'late', words: '4 min late', rest: ', kept until 11:11' });
  assert.deepEqual(arrivalWords({ ...one, here_since: ago(3) }, NOW, hm), { tone: 'ok', words: 'here since 10:57', rest: '' });
});

test('what is found is opened where something can be done about it', () => {
  const one = { visit: 'v1', state: 'waiting', back_until: null };
  assert.deepEqual(openFor(one, NOW), { name: 'visit', visit: 'v1' });
  assert.deepEqual(openFor({ ...one, state: 'held' }, NOW), { name: 'visit', visit: 'v1' });
  assert.equal(openFor({ ...one, state: 'serving' }, NOW), null);
  assert.deepEqual(openFor({ ...one, state: 'ended', back_until: ago(-5) }, NOW), { name: 'missed' });
  assert.equal(openFor({ ...one, state: 'ended', back_until: ago(5) }, NOW), null);
});

test('a visit is mended where it is, and no longer once it has gone', () => {
  assert.equal(visitOf(lists, 'vC014')?.where, 'queue');
  assert.equal(visitOf(lists, 'v9')?.where, 'held');
  assert.equal(visitOf(lists, 'v4'), null);
});

test('the day so far counts those who were answered without a ticket', () => {
  const today = { since: ago(120), came: 166, answered: 58, tickets: 108, appointments: 0 };
  const { start, came, rest } = todayWords(today, hm);
  assert.equal(`${start}${came} ${rest}`,
    'Since 09:00: 166 came to you or a kiosk. 58 answered here (35 %), 108 tickets.');
  const quiet = todayWords({ since: null, came: 0, answered: 0, tickets: 1, appointments: 2 }, hm);
  assert.equal(quiet.rest, '0 answered here, 1 ticket, 2 with an appointment.');
});

test('the paper of the last ticket says when somebody has to look', () => {
  const just = { kind: 'issued', visit: 'v1', enquiry: 'council-tax', at: NOW, print: 'queued' };
  assert.deepEqual(printWords(just, { prints: {} }), { tone: '', words: 'Printing' });
  assert.deepEqual(printWords(just, { prints: { v1: 'printed' } }), { tone: 'ok', words: 'Printed' });
  assert.deepEqual(printWords(just, { prints: { v1: 'in_doubt' } }), { tone: 'warn', words: 'Perhaps not printed' });
});

test('a note that was begun stays open when its visit waits no longer', () => {
  const open = /** @type {const} */ ({ name: 'visit', visit: 'v1' });
  const named = stays(open, { number: 'C014' }, '');
  assert.deepEqual(named, { ...open, number: 'C014' });
  assert.equal(stays({ ...open, number: 'C014' }, null, ''), null);
  assert.deepEqual(stays({ ...open, number: 'C014' }, null, 'waits in the car'),
    { name: 'note', visit: 'v1', number: 'C014' });
});

test('until when somebody is to be greeted is said, and how long it is over', () => {
  assert.equal(greetWords(waits('C014', 5), NOW, hm), null);
  assert.deepEqual(greetWords(waits('C014', 5, { greet_by: ago(-2) }), NOW, hm), { late: false, words: 'greet by 11:02' });
  assert.deepEqual(greetWords(waits('C014', 5, { greet_by: ago(0.5) }), NOW, hm), { late: true, words: 'greet: 1 min over' });
  assert.deepEqual(greetWords(waits('C014', 9, { greet_by: ago(4) }), NOW, hm), { late: true, words: 'greet: 4 min over' });
});
