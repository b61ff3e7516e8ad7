import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cover, headline, isLevel, level, signsIn, state } from '../../../counters/staff/static/words.js';

/** @import { StaffPersonOut as Person, StaffPlaceOut as Place } from '../../../counters/staff/types.js' */

/** @param {Place['state']} now @returns {Place} */
const at = (now) => ({ service_point: 'counter-3', since: '', state: now, state_since: null, number: null,
  reason: null, ends_at: null });
/** @param {string} name @param {Partial<Person>} changes @returns {Person} */
const person = (name, changes = {}) => ({
  id: name.toLowerCase(), name, role: 'adviser', skills: ['council-tax'], backup: ['benefits'], languages: [],
  pin: true, password: false, origin: 'file', locked_until: null, signed_on: null, home: null, rights: [], ...changes,
});

test('what somebody can do is one of three levels', () => {
  assert.deepEqual(['council-tax', 'benefits', 'parking'].map((id) => level(person('Megan'), id)),
    ['preferred', 'backup', 'no']);
  assert.deepEqual([isLevel('backup'), isLevel('sometimes')], [true, false]);
});

test('the page says who is signed on and who rests; receptionists do not count', () => {
  const megan = person('Megan', { signed_on: at('serving') });
  const owen = person('Owen', { signed_on: at('break') });
  const rhian = person('Rhian', { role: 'receptionist', signed_on: at('ready') });
  assert.equal(headline([megan, owen, rhian]), 'All 2 are signed on. Owen is on a break');
  assert.equal(headline([megan, person('Priya'), rhian]), '1 of 2 is signed on');
  assert.equal(headline([person('Priya'), rhian]), 'Nobody is signed on');
});

test('the cover of an enquiry type counts those who are here', () => {
  const here = person('Megan', { signed_on: at('ready') });
  assert.deepEqual(cover([here, person('Owen')], 'council-tax'), { words: '1 preferred', none: false });
  assert.deepEqual(cover([here], 'parking'), { words: 'Nobody here', none: true });
  assert.deepEqual(cover([person('Owen')], 'parking'), { words: 'Nobody', none: true });
  const both = person('Owen', { skills: ['benefits'], backup: [], signed_on: at('ready') });
  assert.equal(cover([here, both], 'benefits').words, '1 preferred, 1 backup');
});

test('how somebody signs in, and what they do, has words', () => {
  assert.equal(signsIn(person('Megan')), 'PIN');
  assert.equal(signsIn(person('Megan', { password: true })), 'PIN, password');
  assert.equal(signsIn(person('Megan', { pin: false })), 'Nothing yet');
  assert.deepEqual(state(person('Megan')), ['circle-dashed', 'Signed off', 'off']);
  assert.equal(state(person('Megan', { signed_on: at('wrap_up') }))[1], 'Wrap-up');
});
