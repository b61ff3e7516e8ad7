// What is missing before a screen can be paired, how it is in words, and which page of a browser speaks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  figuresOf, inThrees, isTwin, missing, seen, stateOf, versionOf,
} from '../../../counters/devices/static/screen_words.js';
import { speaks } from '../../../web/static/speaks.js';

test('a code may be pasted as it stands on the screen, and stands in two threes', () => {
  assert.equal(figuresOf(' 418 206\n'), '418206');
  assert.equal(figuresOf('4182069'), '418206');
  assert.equal(inThrees('418'), '418');
  assert.equal(inThrees('4182'), '418 2');
});

test('the key says what is missing', () => {
  assert.equal(missing({ code: '4182', kind: null, place: '' }), '2 figures more');
  assert.equal(missing({ code: '41820', kind: 'kiosk', place: 'left' }), '1 figure more');
  assert.equal(missing({ code: '418206', kind: null, place: '' }), 'say what it is');
  assert.equal(missing({ code: '418206', kind: 'display', place: '' }), 'say which one');
  assert.equal(missing({ code: '418206', kind: 'display', place: 'main' }), '');
  assert.equal(missing({ code: '418206', kind: 'tablet', place: '' }), '');
});

test('a screen is working, asleep, not started yet, or shows another page', () => {
  const at = '2026-11-17T11:42:00.000Z';
  assert.equal(stateOf({ there: true, last_seen: at, own: true }).words, 'Working');
  assert.equal(stateOf({ there: true, last_seen: at, own: false }).words, 'Another page is open');
  assert.equal(stateOf({ there: false, last_seen: at, own: true }).words, 'Asleep');
  assert.equal(stateOf({ there: false, last_seen: null, own: false }).words, 'Not started yet');
  assert.equal(isTwin({ twins_since: at }), true);
  assert.equal(isTwin({ twins_since: null }), false);
});

test('last seen is now, a time of today, or a day', () => {
  const clock = { now: Date.parse('2026-11-17T11:42:00Z'), hm: (/** @type {string} */ moment) => moment.slice(11, 16), zone: 'UTC' };
  assert.equal(seen({ there: true, last_seen: '2026-11-17T11:41:40.000Z' }, clock), 'now');
  assert.equal(seen({ there: false, last_seen: '2026-11-17T09:05:00.000Z' }, clock), '09:05');
  assert.match(seen({ there: false, last_seen: '2026-11-13T16:28:00.000Z' }, clock), /^Fri,? 13 Nov, 16:28$/);
  assert.equal(seen({ there: false, last_seen: null }, clock), 'never');
  assert.equal(versionOf({ version: '2.4', newest: true }), '2.4');
  assert.equal(versionOf({ version: '2.3', newest: false }), '2.3, newer at its next start');
});

test('of the pages of one browser one speaks, and another once that is closed', () => {
  /** @type {Map<string, string>} */
  const kept = new Map();
  const storage = {
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => { kept.set(key, value); },
  };
  assert.equal(speaks(storage, 'first', 1000, 75_000), true);
  assert.equal(speaks(storage, 'second', 30_000, 75_000), false);
  assert.equal(speaks(storage, 'first', 31_000, 75_000), true);
  assert.equal(speaks(storage, 'second', 106_000, 75_000), true);
  assert.equal(speaks(storage, 'first', 107_000, 75_000), false);
  // A clock that was put back keeps nobody silent.
  assert.equal(speaks(storage, 'first', 500, 75_000), true);
});
