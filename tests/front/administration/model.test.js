import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moved, pageOf, placeAt, saidOf } from '../../../administration/site/static/model.js';

test('a line of a list goes to another place, and the others close up', () => {
  assert.deepEqual(moved(['a', 'b', 'c', 'd'], 0, 2), ['b', 'c', 'a', 'd']);
  assert.deepEqual(moved(['a', 'b', 'c', 'd'], 3, 0), ['d', 'a', 'b', 'c']);
  const ids = ['a', 'b'];
  for (const to of [-1, 0, 2]) assert.equal(moved(ids, 0, to), ids, 'there is no such place, or it is there');
});

test('a line that is let go stands after all whose middle is above it', () => {
  const middles = [20, 60, 100];
  assert.deepEqual([0, 21, 60, 61, 500].map((y) => placeAt(middles, y)), [0, 1, 1, 2, 3]);
});

test('what a check says of a day stands at the field of all hours', () => {
  const listed = [{ path: ['hours', 'monday'] }, { path: ['enquiries', 'a', 'hours'] }, { path: [] }];
  assert.deepEqual(saidOf(listed, ['hours']), [listed[0]]);
  assert.deepEqual(saidOf(listed, ['enquiries', 'a', 'hours']), [listed[1]]);
});

test('each path leads to the page on which it is changed', () => {
  /** @param {string} key @returns {any} */
  const field = (key) => ({ key });
  /** @type {any[]} */
  const sections = [
    { id: 'name', listed: false, tables: [{ id: '', fields: [field('name')] }] },
    { id: 'calls', listed: false, tables: [{ id: 'recall', fields: [field('times')] }] },
    { id: 'enquiries', listed: true, tables: [{ id: 'enquiries', fields: [] }] },
  ];
  assert.equal(pageOf(sections, ['name']), '#name');
  assert.equal(pageOf(sections, ['recall', 'times']), '#calls');
  assert.equal(pageOf(sections, ['enquiries', 'a b', 'prefix']), '#enquiries/a%20b');
  assert.equal(pageOf(sections, ['enquiries']), '#enquiries');
  assert.equal(pageOf(sections, []), '#draft');
});
