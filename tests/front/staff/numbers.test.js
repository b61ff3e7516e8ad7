import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { mayMean, means } from '/static/staff/numbers.js';
import { howCalled, whereFound } from '/static/staff/found.js';

/** @type {{ prefixes: string[], typed: Array<[string, string[]]> }} */
const { prefixes, typed } = JSON.parse(readFileSync(new URL('../../cases/numbers_typed.json', import.meta.url), 'utf8'));

test('a number is meant however it is typed, as the server has it', () => {
  const known = [...prefixes, 'W'].flatMap((letters) => ['005', '031', '1000', '310'].map((n) => letters + n));
  for (const [text, numbers] of typed) {
    const meant = known.filter((number) => means(text, number)).filter((one) => !one.startsWith('W') || /w/i.test(text));
    assert.deepEqual(meant.sort(), [...numbers].sort(), `'${text}'`);
  }
});

test('while it is typed, a number may become several', () => {
  const known = ['C003', 'C031', 'C310', 'B003'];
  /** @param {string} text */
  const shown = (text) => known.filter((number) => mayMean(text, number));
  assert.deepEqual(shown('c3'), ['C003', 'C031', 'C310']);
  assert.deepEqual(shown('3'), known);
  assert.deepEqual(shown('C 03'), ['C003', 'C031', 'C310']);
  assert.deepEqual(shown('31'), ['C031', 'C310']);
  assert.deepEqual(shown('council'), []);
});

test('a ticket that was found is told with where it is, or how it ended', () => {
  const names = { enquiry: () => 'Council tax', point: () => 'Counter 2', ended: () => 'resolved', hm: () => '10:04' };
  const one = { number: 'C031', enquiry: 'council-tax', state: 'waiting', waiting_since: '', serving_at: '',
    ended_at: '', service_point: null, outcome: null, ended_by: null, hold: null };
  assert.equal(whereFound(one, names), 'waits for Council tax, since 10:04');
  assert.equal(whereFound({ ...one, state: 'serving', service_point: 'x' }, names), 'is being served at Counter 2, since 10:04');
  assert.equal(whereFound({ ...one, state: 'ended', service_point: 'x', ended_by: 'Owen' }, names),
    'resolved at 10:04, Counter 2, by Owen');
  assert.equal(whereFound({ ...one, state: 'ended', ended_by: 'the house' }, names), 'resolved at 10:04, by the house');
});

test('what became of each call stands ready for whoever was skipped', () => {
  const names = { point: () => 'Counter 3', hms: (/** @type {string | number | Date} */ at) => String(at).slice(11, 19) };
  const call = { at: '2026-11-17T10:42:10.000Z', service_point: 'counter-3', shown: 1, said: 0, screens: 1 };
  assert.equal(howCalled([call], names), 'called 10:42:10 at Counter 3, shown on 1 of 1, not spoken');
  const again = { ...call, at: '2026-11-17T10:43:00.000Z', said: 1, screens: null };
  assert.equal(howCalled([call, again], names), 'called 10:42:10 at Counter 3, shown on 1 of 1, not spoken; '
    + 'again 10:43:00 at Counter 3, shown on 1 screen, spoken');
  assert.match(howCalled([{ ...again, shown: 0, said: 0 }], names), /shown on no screen that told, not spoken/);
  assert.equal(howCalled([], names), '');
});
