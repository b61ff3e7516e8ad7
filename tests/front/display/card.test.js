import assert from 'node:assert/strict';
import { test } from 'node:test';
import { besides, cardOf, inTurn } from '../../../display/board/static/card.js';
import { START, call, screen } from './a_screen.js';

const later = (/** @type {number} */ seconds) => START + seconds * 1000;

test('the card shows the newest call at once, while the voice names one before it', async () => {
  const { announcer, clock } = screen().board(0, [call(2, 'C002'), call(1, 'C001')]);
  await clock.run(2);
  assert.equal(announcer.speaking?.call.number, 'C001');
  const card = cardOf([call(2, 'C002', { language: 'en' }), call(1, 'C001')], announcer, later(2), 'cy');
  assert.deepEqual([card.call?.number, card.fresh, card.language], ['C002', true, 'en']);
});

test('its large line is in the language that is being said of it', async () => {
  const { announcer, clock } = screen().board(0, [call(1, 'C001', { language: 'en' })]);
  await clock.run(2);
  assert.equal(cardOf([call(1, 'C001', { language: 'en' })], announcer, later(2), 'cy').language, 'cy');
});

test('a call that was taken back is off the card at once', () => {
  const { announcer } = screen();
  assert.equal(cardOf([], announcer, later(0.3), 'cy').call, null);
});

test('who is being served leaves the card to those who are still awaited', () => {
  const { announcer } = screen();
  const board = [call(2, 'C002', { at: 1, state: 'serving' }), call(1, 'C001')];
  assert.equal(cardOf(board, announcer, later(3), 'cy').call?.number, 'C001');
});

test('a call rests after twenty seconds, one that the voice has not named yet does not', () => {
  const { announcer, board } = screen();
  const calls = [call(1, 'C001')];
  assert.equal(cardOf(calls, announcer, later(19), 'cy').fresh, true);
  assert.equal(cardOf(calls, announcer, later(20), 'cy').fresh, false);
  board(0, calls);
  announcer.take(calls, later(0));
  assert.equal(cardOf(calls, announcer, later(30), 'cy').fresh, true);
});

test('beside the card those come first who are still awaited', () => {
  const calls = [call(4, 'C004'), call(3, 'C003', { state: 'serving' }), call(2, 'C002'), call(1, 'C001', { state: 'ended' })];
  assert.deepEqual(besides(calls, calls[0]).map(({ number }) => number), ['C002', 'C003', 'C001']);
});

test('of more who are awaited than have a place each has its turn, and who has gone stays behind them', () => {
  const calls = [...[5, 4, 3, 2, 1].map((n) => call(n, `C00${n}`)), call(6, 'C006', { state: 'ended' })];
  const shown = [0, 6, 12].map((seconds) => inTurn(calls, 2, later(seconds)));
  assert.equal(new Set(shown.flatMap((one) => one.slice(0, 2)).map(({ number }) => number)).size, 5);
  for (const one of shown) assert.deepEqual([one.length, one[5].number], [6, 'C006']);
  assert.deepEqual(inTurn(calls, 5, later(6)), calls);
  assert.deepEqual(inTurn(calls, 0, later(6)), calls);
});
