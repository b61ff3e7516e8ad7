import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { Teller, ownSecret } from '../../../display/board/static/teller.js';
import { Kept, call } from './a_screen.js';

/** @import { Answered } from '../../../display/board/static/teller.js' */

/** A screen that tells, on a clock that is moved, to a server that answers when it is told to. */
function telling() {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  /** @type {{ name: string, told: any, answered: Answered }[]} */
  const sent = [];
  const teller = new Teller({
    where: { site: 'riverside', zone: 'main' }, sound: () => 'on', secret: 'a secret',
    send: (name, told, answered) => sent.push({ name, told, answered }),
  });
  return { teller, sent, pass: (/** @type {number} */ ms) => mock.timers.tick(ms) };
}

test.afterEach(() => mock.timers.reset());

test('calls that come together are told together, and each once', () => {
  const { teller, sent, pass } = telling();
  const board = [call(2, 'C002'), call(1, 'C001'), call(3, 'C003', { state: 'serving' })];
  teller.shows(board);
  teller.shows(board);
  pass(200);
  assert.deepEqual(sent.map(({ told }) => told.calls), [[{ announcement: 2, said: false }, { announcement: 1, said: false }]]);
});

test('what was said is told the first time', () => {
  const { teller, sent, pass } = telling();
  teller.shows([call(1, 'C001')]);
  pass(200);
  teller.said(call(1, 'C001'));
  teller.said(call(1, 'C001'));
  pass(200);
  assert.deepEqual(sent.at(-1)?.told.calls, [{ announcement: 1, said: true }]);
  assert.equal(sent.length, 2);
});

test('what got no answer is told again, unless it is no longer on the board', () => {
  const { teller, sent, pass } = telling();
  teller.shows([call(1, 'C001'), call(2, 'C002')]);
  pass(200);
  sent[0].answered(new Error('nobody there'));
  teller.shows([call(2, 'C002')]);
  pass(60_000);
  assert.deepEqual(sent[1].told.calls, [{ announcement: 2, said: false }]);
});

test('nobody answers whether a call may be said: that is neither yes nor no', async () => {
  const { teller, sent } = telling();
  const [first, second, third] = [1, 2, 3].map((n) => teller.may(call(n, `C00${n}`), 'cy/1'));
  sent[0].answered(new Error('nobody there'));
  assert.equal(teller.speaks, true);
  sent[1].answered(null, { called: true, speaks: false });
  sent[2].answered(null, { called: false });
  assert.deepEqual(await Promise.all([first, second, third]), [null, { called: true, speaks: false }, { called: false, speaks: false }]);
  assert.equal(teller.speaks, false);
  assert.deepEqual(sent[1].told.word, { zone: 'main', screen: 'a secret', sound: 'on', word: 'cy/1' });
});

test('a browser keeps its secret, and one that keeps nothing has one all the same', () => {
  const kept = new Kept();
  assert.equal(ownSecret(kept), ownSecret(kept));
  assert.ok(ownSecret({ getItem() { throw new Error('forbidden'); }, setItem() {} }).length >= 16);
});
