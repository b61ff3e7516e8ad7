import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Drafts } from '../../../web/static/staff/drafts.js';

const aStore = () => {
  /** @type {Map<string, string>} */
  const kept = new Map();
  return { getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ text) => { kept.set(key, text); },
    removeItem: (/** @type {string} */ key) => { kept.delete(key); } };
};

test('what was begun for a visit is there after a reload, for that visit and that adviser alone', () => {
  const store = aStore();
  new Drafts(store, 'megan').keep('v1', 'Has brought the letter ');
  const after = new Drafts(store, 'megan');
  assert.equal(after.of('v1', []), 'Has brought the letter ');
  assert.equal(after.of('v2', []), '');
  assert.equal(after.of(undefined, []), '');
  assert.equal(new Drafts(store, 'owen').of('v1', []), '');
});

test('what went with a deed is no draft any more, and is one again when that is taken back', () => {
  const drafts = new Drafts(aStore(), 'megan');
  drafts.keep('v1', 'Look ');
  assert.equal(drafts.of('v1', [{ text: 'Look' }]), '');
  assert.equal(drafts.of('v1', []), 'Look ');
});

test('what was emptied, a day old, or the adviser\'s who signed off, is gone', () => {
  let now = 0;
  const store = aStore();
  const drafts = new Drafts(store, 'megan', () => now);
  drafts.keep('v1', 'Look');
  drafts.keep('v1', ' ');
  assert.equal(drafts.of('v1', []), '');
  drafts.keep('v2', 'Look');
  now = 25 * 3600_000;
  assert.equal(drafts.of('v2', []), '');
  drafts.keep('v3', 'Look');
  drafts.forget();
  assert.equal(drafts.of('v3', []), '');
  store.setItem('nextplease.desk.drafts.megan', 'spoilt');
  assert.equal(drafts.of('v3', []), '');
});
