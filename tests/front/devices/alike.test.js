import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drivesTogether, isCalm } from '../../../counters/devices/static/agent_words.js';
import { alike, newest, places } from '../../../counters/devices/static/alike.js';
import { didLast, inFull, inTheList } from '../../../counters/devices/static/paper_words.js';

/** @param {string} text */
const groups = (text) => alike([...text], (one) => (one === '-' ? '' : one)).map((group) => group.join(''));

test('three of a kind are one line, two are two, and what is on its own stays where it is', () => {
  assert.deepEqual(groups('abab-b'), ['a', 'bbb', 'a', '-']);
  assert.deepEqual(groups('---'), ['-', '-', '-']);
  assert.deepEqual(groups(''), []);
});

test('where they are is told once each, and of many how many more', () => {
  assert.equal(places(['Hall', '', 'Hall', 'Counter 1']), 'Hall, Counter 1');
  assert.equal(places(['1', '2', '3', '4', '5']), '1, 2, 3 and 2 more');
  assert.equal(places([]), '');
});

test('the line of many says what the last of them did, also where some did nothing', () => {
  const at = (/** @type {{ at: string | null }} */ one) => one.at;
  assert.equal(newest([{ at: null }, { at: '2026-11-24T11:40' }, { at: '2026-11-24T11:39' }], at).at, '2026-11-24T11:40');
  assert.equal(newest([{ at: null }], at).at, null);
});

test('an agent of which something is to be said is not folded away', () => {
  const calm = { there: true, asks: false, newest: true, twin_since: null };
  assert.equal(isCalm(calm), true);
  for (const one of [{ there: false }, { asks: true }, { newest: false }, { twin_since: '2026-11-24T10:00' }]) {
    assert.equal(isCalm({ ...calm, ...one }), false);
  }
  assert.equal(drivesTogether([{ devices: 2 }, { devices: 3 }]), 'Drives 5 devices');
});

test('what it did last is said as it ended, and what is in doubt is neither printed nor not', () => {
  const last = (/** @type {string} */ state, /** @type {string | null} */ number = 'C014') =>
    didLast({ number, state, at: '2026-11-17T10:42:00Z' }, (at) => at.slice(11, 16));
  assert.equal(last('printed'), 'C014 at 10:42');
  assert.equal(last('in_doubt'), 'C014 perhaps printed, 10:42');
  assert.equal(last('expired'), 'C014 not printed, 10:42');
  assert.equal(last('failed', null), 'A slip not printed, 10:42');
  assert.equal(last('said'), 'Said C014, 10:42');
});

test('a printer without a sensor for the end of its roll is told as one', () => {
  assert.equal(inTheList({ tickets_left: null, says_low: true }), '');
  assert.equal(inTheList({ tickets_left: null, says_low: null }), '');
  assert.equal(inTheList({ tickets_left: 40, says_low: null }), 'about 40 tickets');
  assert.match(inTheList({ tickets_left: null, says_low: false }), /^Does not say/);
  assert.equal(inTheList({ tickets_left: 40, says_low: false }), 'about 40 tickets; has no sensor for it');
  assert.match(inFull({ tickets_left: 0, says_low: false }), /hardly a ticket.*look at the roll/);
  assert.equal(inFull({ tickets_left: null, says_low: true }), '');
});
