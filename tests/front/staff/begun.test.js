import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Begun } from '../../../web/static/staff/begun.js';

/** @param {(text: string) => void} [takes] */
const aStore = (takes = () => {}) => {
  /** @type {Map<string, string>} */
  const kept = new Map();
  return { getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ text) => { takes(text); kept.set(key, text); } };
};

test('what was begun of a notice stands over its words after another look, and after a reload', () => {
  const store = aStore();
  new Begun(store, 'riverside').keep('notice 3', 'en', 'The lift is out of order');
  const after = new Begun(store, 'riverside');
  assert.deepEqual(after.of('notice 3', { en: 'The lift', cy: 'Y lifft' }), { en: 'The lift is out of order', cy: 'Y lifft' });
  assert.deepEqual(after.of('notice new', {}), {});
  assert.deepEqual(new Begun(store, 'harbour').of('notice 3', {}), {});
});

test('a field that was emptied stays empty, and what was sent is no more begun', () => {
  const begun = new Begun(aStore(), 'riverside');
  begun.keep('line', 'en', '');
  assert.deepEqual(begun.of('line', { en: 'Bring your letter' }), { en: '' });
  begun.keep('date new', 'en', 'Training');
  begun.forget('line');
  assert.deepEqual(begun.of('line', { en: 'Bring your letter' }), { en: 'Bring your letter' });
  assert.deepEqual(begun.of('date new', {}), { en: 'Training' });
});

test('in a browser that keeps nothing it is there until the page is loaded anew', () => {
  const begun = new Begun(aStore(() => { throw new Error('no room'); }), 'riverside');
  begun.keep('line', 'en', 'Hello');
  assert.deepEqual(begun.of('line', {}), { en: 'Hello' });
  const store = aStore();
  store.setItem('nextplease.ahead.begun.riverside', 'spoilt');
  assert.deepEqual(new Begun(store, 'riverside').of('line', { en: 'Hello' }), { en: 'Hello' });
});
