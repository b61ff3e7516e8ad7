import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byEnquiry, emptyLine, emptyWords, endedWords, queueRows } from '../../../counters/desk/static/queue.js';
import { aDesk, nextOf, NOW, waits } from './a_desk.js';

/** @param {Array<{ number: string }>} rows */
const numbers = (rows) => rows.map(({ number }) => number);

test('the next one stands on top, then the most urgent by weight and target', () => {
  const quick = waits('C001', 5, { target: 300 });
  const queue = [waits('C002', 10), quick, waits('C003', 10, { weight: 200 }), waits('C004', 12)];
  const { mine } = queueRows(aDesk({ queue, next: nextOf(queue[0]) }), NOW);
  assert.deepEqual(numbers(mine), ['C002', 'C003', 'C001', 'C004']);
  assert.deepEqual(mine.map(({ next }) => next), [true, false, false, false]);
});

test('those who are not mine stand apart', () => {
  const queue = [waits('C001', 5), waits('B001', 30, { mine: false, enquiry: 'benefits' })];
  const { mine, others } = queueRows(aDesk({ queue }), NOW);
  assert.deepEqual([numbers(mine), numbers(others)], [['C001'], ['B001']]);
});

test('a referral waits since its first arrival, an appointment since its time', () => {
  const due = waits('A001', 40, { queued_at: new Date(NOW + 5 * 60_000).toISOString() });
  const [row] = queueRows(aDesk({ queue: [due] }), NOW).mine;
  assert.equal(row.wait.words, 'just now');
});

test('my waiting visitors are counted by enquiry type in the order of the site, backup last', () => {
  const queue = [
    waits('H001', 9, { enquiry: 'housing', backup: true }),
    waits('C001', 3), waits('C002', 8),
    waits('B001', 2, { enquiry: 'benefits' }), waits('P001', 2, { enquiry: 'parking', mine: false }),
  ];
  const rows = byEnquiry(aDesk({ queue }), NOW, ['housing', 'benefits', 'council-tax', 'parking']);
  assert.deepEqual(rows.map(({ enquiry, count, wait }) => [enquiry, count, wait.min]),
    [['benefits', 1, 2], ['council-tax', 2, 8], ['housing', 1, 9]]);
});

test('an empty desk says who waits for what else, and why one of mine cannot be called', () => {
  const name = () => 'Benefits';
  const other = waits('B001', 5, { mine: false, enquiry: 'benefits' });
  assert.equal(emptyLine(aDesk({ queue: [other] }), name),
    'Nobody is waiting for you. 1 waits for Benefits; not among your enquiries.');
  const roomless = waits('P001', 5, { mine: false, needs_room: true });
  const words = emptyWords(aDesk({ queue: [roomless], no_next: 'P001 waits, but needs a private room.' }));
  assert.deepEqual(words, { first: 'Nobody can be called here now.', then: '',
    room: 'P001 waits, but needs a private room.' });
});

test('an end is told by its outcome, or by what became of it', () => {
  const page = { outcomes: [{ id: 'resolved', name: 'Resolved' }], endings: { no_show: 'no-show' } };
  assert.deepEqual(['resolved', 'no_show', 'gone', null].map((outcome) => endedWords(page, { outcome })),
    ['resolved', 'no-show', 'ended', 'ended']);
});

test('a count is the count, whoever is shown', () => {
  const queue = [waits('C001', 3), waits('C002', 8)];
  const counts = { all: 363, mine: 363, by_enquiry: { 'council-tax': 363 } };
  assert.equal(byEnquiry(aDesk({ queue, counts }), NOW, ['council-tax'])[0].count, 363);
});
