import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDark } from '../../../display/board/static/dark.js';
import { stateOf } from '../../../display/board/static/card.js';
import { call } from './a_screen.js';

const lit = { known: '2026-12-15T00:00:00Z', spans: /** @type {[string, string][]} */ ([['2026-11-17T08:30:00Z', '2026-11-17T17:30:00Z'], ['2026-11-18T08:30:00Z', '2026-11-18T17:30:00Z']]) };
const quiet = { lit, calls: [], waiting: 0, standing: null };
/** @param {string} at @param {object} [more] @param {boolean} [offline] */
const dark = (at, more = {}, offline = false) => isDark({ ...quiet, ...more }, Date.parse(at), offline);

test('a screen is dark outside its hours, and lit again by itself', () => {
  assert.equal(dark('2026-11-17T17:29:59Z'), false);
  assert.equal(dark('2026-11-17T17:30:00Z'), true);
  assert.equal(dark('2026-11-18T08:29:59Z'), true);
  assert.equal(dark('2026-11-18T08:30:00Z'), false);
});

test('what is to be seen lights it', () => {
  const night = '2026-11-17T23:00:00Z';
  assert.equal(dark(night, { standing: 'evacuation' }), false);
  assert.equal(dark(night, { waiting: 1 }), false);
  assert.equal(dark(night, { calls: [call(1, 'C001')] }), false);
  assert.equal(dark(night, { calls: [call(1, 'C001', { state: 'ended' })] }), true);
});

test('without the network it keeps its hours, and is lit once it knows no more of them', () => {
  assert.equal(dark('2026-11-17T23:00:00Z', { waiting: 3, calls: [call(1, 'C001')] }, true), true);
  assert.equal(dark('2026-12-14T23:59:59Z', {}, true), true);
  assert.equal(dark('2026-12-15T00:00:00Z', {}, true), false);
  assert.equal(dark('2026-11-17T23:00:00Z', { lit: null }), false);
});

test('a door says who is behind it only while that is known', () => {
  assert.equal(stateOf(call(1, 'C001'), null), 'called');
  assert.equal(stateOf(call(1, 'C001', { state: 'serving' }), null), 'serving');
  assert.equal(stateOf(call(1, 'C001', { state: 'ended' }), null), 'free');
  assert.equal(stateOf(null, null), 'free');
  assert.equal(stateOf(call(1, 'C001', { state: 'serving' }), '11:02'), 'unknown');
});
