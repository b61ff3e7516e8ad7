import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partOf, Raised } from '../../../web/static/staff/calls.js';

const CALL = { help: 7, service_point: 'room-4', adviser: 'megan', taken_at: null, taken_by: null };
const nothing = { has: () => false };

/** @param {Record<string, string>} [kept] */
const aStore = (kept = {}) => ({ getItem: (/** @type {string} */ key) => kept[key] ?? null,
  setItem: (/** @type {string} */ key, /** @type {string} */ text) => { kept[key] = text; } });

test('a call is red until somebody goes, and quiet where it was made', () => {
  assert.equal(partOf(CALL, { point: 'counter-1', adviser: 'owen', raised: nothing }), 'call');
  assert.equal(partOf(CALL, { point: 'room-4', adviser: null, raised: nothing }), 'ours');
  assert.equal(partOf(CALL, { point: null, adviser: 'megan', raised: nothing }), 'ours');
  const taken = { ...CALL, taken_at: '2026-11-30T10:00:00Z', taken_by: 'owen' };
  assert.equal(partOf(taken, { point: 'counter-1', adviser: 'owen', raised: nothing }), 'going');
  assert.equal(partOf(taken, { point: 'counter-2', adviser: 'rhian', raised: nothing }), null);
});

test('a tablet at which nobody is signed on knows the calls that it made, also after it is loaded again', () => {
  const kept = {};
  new Raised(aStore(kept)).add(7);
  const raised = new Raised(aStore(kept));
  const nobodys = { ...CALL, adviser: null };
  assert.equal(partOf(nobodys, { point: null, adviser: null, raised }), 'ours');
  assert.equal(partOf({ ...nobodys, help: 8 }, { point: null, adviser: null, raised }), 'call');
  for (let n = 10; n < 40; n += 1) raised.add(n);
  assert.deepEqual([raised.has(39), raised.has(7)], [true, false]);
  assert.equal(new Raised(aStore({ 'nextplease.help.raised': '{' })).has(7), false);
});
