import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counting, servedBy, toldOf } from '../../../administration/site/static/model.js';

const FOUND = counting({
  enquiries: [
    { enquiry: 'tax', within_target: { n: 859, of: 1204 }, service: { n: 1204, mean: 461 } },
    { enquiry: 'new', within_target: { n: 0, of: 0 }, service: { n: 0, mean: null } },
  ],
  greeted: [{ enquiry: 'tax', greeted: 7, in_time: 5 }],
});

test('below a promise stands how it was kept, rounded against the house, and of how many', () => {
  assert.equal(toldOf('target_minutes', FOUND.get('tax')), 'In the last 12 weeks 71 in 100, of 1,204, were.');
  assert.equal(toldOf('greet_minutes', FOUND.get('tax')), 'In the last 12 weeks 5 of 7 were.', 'a few are no percentage');
  assert.equal(toldOf('service_minutes', FOUND.get('tax')), 'Measured: 8 min on average, of 1,204 in the last 12 weeks.');
});

test('of what was not measured nothing is said', () => {
  for (const key of ['target_minutes', 'greet_minutes', 'service_minutes', 'prefix']) {
    assert.equal(toldOf(key, FOUND.get('new')), '');
    assert.equal(toldOf(key, undefined), '');
  }
  assert.equal(toldOf('prefix', FOUND.get('tax')), '');
});

test('who serves an enquiry type is said by name, and who does when others are busy', () => {
  /** @param {string} name @param {string[]} skills @param {string[]} [backup] */
  const person = (name, skills, backup = []) => ({ name, skills, backup });
  const staff = [person('Megan', ['tax']), person('Daniel', ['tax', 'bins']), person('Priya', [], ['tax', 'rent'])];
  assert.equal(servedBy('tax', staff), 'Megan and Daniel serve it, Priya as backup.');
  assert.equal(servedBy('bins', staff), 'Daniel serves it.');
  assert.equal(servedBy('rent', staff), 'Priya serves it as backup.');
  assert.equal(servedBy('none', staff), 'Nobody serves it.');
});
