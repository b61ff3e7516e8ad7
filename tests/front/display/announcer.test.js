import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Heard, keyOf } from '../../../display/board/static/announcer.js';
import { Kept, START, call, screen } from './a_screen.js';

const YES = { called: true, speaks: true };
const EIGHT = Array.from({ length: 8 }, (_, n) => call(n + 1, `C00${n + 1}`, { language: n % 2 ? 'en' : 'cy', point: `counter-${n + 1}` }));

test('an announcement is chime, pause, each language, and once again', async () => {
  const { log } = await screen().board(0, [call(1, 'C001')]).over();
  assert.deepEqual(log, [
    [0, 'chime'],
    [1.2, 'say', 'C001', 'cy', 'counter-3'],
    [3.6, 'say', 'C001', 'en', 'counter-3'],
    [7.1, 'say', 'C001', 'cy', 'counter-3'],
    [9.5, 'say', 'C001', 'en', 'counter-3'],
  ]);
});

test('a visitor with a third language hears it too', async () => {
  const one = await screen().board(0, [call(1, 'C001', { language: 'pl' })]).over();
  assert.deepEqual(one.said(), ['C001 cy', 'C001 en', 'C001 pl', 'C001 cy', 'C001 en', 'C001 pl']);
});

test('a recall is said again in all languages, the own one of its visitor among them', async () => {
  const before = call(1, 'C001', { language: 'pl' });
  const again = call(2, 'C001', { language: 'pl', at: 30, times: 2 });
  const one = await screen().board(0, [before]).board(30, [again]).over();
  const each = ['C001 cy', 'C001 en', 'C001 pl'];
  assert.deepEqual(one.said(), [...each, ...each, ...each, ...each]);
});

test('where a house wants it each call is said once', async () => {
  const one = await screen({ repeats: () => false }).board(0, [call(1, 'C001')]).over();
  assert.deepEqual(one.said(), ['C001 cy', 'C001 en']);
});

test('the same board again says nothing again', async () => {
  const board = [call(1, 'C001')];
  const one = await screen().board(0, board).board(5, board).board(30, board).board(55, board).over();
  assert.equal(one.said().length, 4);
});

test('of two calls at once each is said before either is repeated', async () => {
  const one = await screen().board(0, [call(2, 'C002'), call(1, 'C001')]).over();
  const each = ['C001 cy', 'C001 en', 'C002 cy', 'C002 en'];
  assert.deepEqual(one.said(), [...each, ...each]);
  assert.equal(one.chimes().length, 2);
});

test('a call comes before the repeat of the one before', async () => {
  const first = call(1, 'C001');
  const one = await screen().board(0, [first]).board(5, [call(2, 'C002', { at: 5 }), first]).over();
  assert.deepEqual(one.said().slice(0, 4), ['C001 cy', 'C001 en', 'C002 cy', 'C002 en']);
});

test('of many calls at once each is said in its own language first, without a chime for each', async () => {
  const one = await screen().board(0, EIGHT).over();
  assert.deepEqual(one.said().slice(0, 8), EIGHT.map(({ number, language }) => `${number} ${language}`));
  assert.equal(one.chimes().length, 1);
});

test('afterwards they are said in the other languages, and those that are old are not repeated', async () => {
  const one = await screen().board(0, EIGHT).over();
  const others = EIGHT.map(({ number, language }) => `${number} ${language === 'cy' ? 'en' : 'cy'}`);
  assert.deepEqual(one.said().slice(8).sort(), others.sort());
});

test('who had their turn when many came is named in their own language before those', async () => {
  const begun = call(9, 'B001', { language: 'en' });
  const one = await screen().board(0, [begun]).board(2, [begun, ...EIGHT]).over();
  assert.deepEqual(one.said().slice(0, 3), ['B001 cy', 'B001 en', 'C001 cy']);
});

test('where no voice speaks the visitor\'s language, another is heard at once', async () => {
  const many = EIGHT.map((one) => ({ ...one, language: 'so' }));
  const one = await screen({ went: (_, language) => (language === 'so' ? 'missing' : 'heard') }).board(0, many).over();
  assert.deepEqual(one.said().slice(0, 3), ['C001 so', 'C001 cy', 'C002 so']);
});

for (const [what, after] of /** @type {const} */ ([
  ['who is being served', [call(1, 'C001', { state: 'serving' })]],
  ['whose visit has ended, as of one who did not come', [call(1, 'C001', { state: 'ended' })]],
  ['whose call was taken back', []],
])) {
  test(`nothing more is said of one ${what}`, async () => {
    const waits = await screen().board(0, [call(1, 'C001')]).board(0.3, [...after]).over();
    assert.deepEqual(waits.said(), []);
    const begun = await screen().board(0, [call(1, 'C001')]).board(3, [...after]).over();
    assert.deepEqual(begun.said(), ['C001 cy']);
    const repeat = await screen().board(0, [call(1, 'C001')]).board(6, [...after]).over();
    assert.deepEqual(repeat.said(), ['C001 cy', 'C001 en']);
  });
}

test('who is moved is called to the new place alone', async () => {
  const one = await screen().board(0, [call(1, 'C001')])
    .board(2, [call(2, 'C001', { at: 2, point: 'counter-5' })]).over();
  const places = one.log.filter(([, what]) => what === 'say').map(([, , , , point]) => point);
  assert.deepEqual(places, ['counter-3', ...Array(4).fill('counter-5')]);
});

test('who is called again before their first turn has one turn, in its place', async () => {
  const one = await screen().board(0, [call(1, 'C001'), call(2, 'C002'), call(3, 'C003')])
    .board(1, [call(1, 'C001'), call(3, 'C003'), call(4, 'C002', { at: 1 })]).over();
  assert.deepEqual(Object.keys(one.first()), ['C001', 'C002', 'C003']);
});

test('a recall is announced again', async () => {
  const one = await screen().board(0, [call(1, 'C001')]).board(30, [call(2, 'C001', { at: 30 })]).over();
  assert.deepEqual(one.chimes(), [0, 30]);
});

test('a start that was undone leaves the visitor called: what was said is not said again', async () => {
  const one = await screen().board(0, [call(1, 'C001')]).board(20, [call(1, 'C001', { state: 'serving' })])
    .board(25, [call(1, 'C001')]).over();
  assert.equal(one.said().length, 4);
});

test('what another screen of the room says is not heard here, and takes as long', async () => {
  const words = /** @type {string[]} */ ([]);
  const theirs = await screen({ may: async (_, word) => { words.push(word); return { called: true, speaks: false }; } })
    .board(0, [call(1, 'C001')]).over();
  assert.deepEqual([theirs.said(), theirs.chimes()], [[], []]);
  const ours = await screen().board(0, [call(1, 'C001')]).over();
  assert.equal(theirs.clock.seconds, ours.clock.seconds);
  assert.deepEqual(words, ['chime', 'cy/1', 'en/1', 'cy/2', 'en/2']);
});

test('who takes over in the middle says the words that are left', async () => {
  let asked = 0;
  const one = await screen({ may: async () => ({ called: true, speaks: (asked += 1) > 2 }) }).board(0, [call(1, 'C001')]).over();
  assert.deepEqual(one.said(), ['C001 en', 'C001 cy', 'C001 en']);
});

test('the server has the last word, and nothing is said while it does not answer', async () => {
  const no = await screen({ may: async () => ({ called: false, speaks: false }) }).board(0, [call(1, 'C001')]).over();
  assert.deepEqual(no.said(), []);
  let answers = 0;
  const later = await screen({ may: async () => ((answers += 1) > 3 ? YES : null) }).board(0, [call(1, 'C001')]).over();
  assert.deepEqual(later.said().slice(0, 2), ['C001 cy', 'C001 en']);
  assert.ok(later.first().C001 > 3);
});

test('while nobody answers there is no chime, and after one another only where the word comes long after it', async () => {
  for (const [silent, first, chimes] of [[30, false, 1], [4, true, 1], [30, true, 2]]) {
    let asked = 0;
    const may = async () => (((asked += 1) === 1 && first) || asked > Number(silent) ? YES : null);
    const one = await screen({ may }).board(0, [call(1, 'C001')]).over();
    assert.equal(one.chimes().length, chimes);
    assert.deepEqual(one.said().slice(0, 2), ['C001 cy', 'C001 en']);
  }
});

test('a screen that starts reads out calls of the last twenty seconds', async () => {
  const board = [call(2, 'C002', { at: 75 }), call(1, 'C001', { at: 45 })];
  const one = await screen().board(90, board).board(91, board).over();
  assert.deepEqual(Object.keys(one.first()), ['C002']);
});

test('one that was cut off catches up on the last minute', async () => {
  const late = [call(3, 'C003', { at: 70 }), call(2, 'C002', { at: 20 })];
  const one = await screen().board(0, []).board(100, late).over();
  assert.deepEqual(Object.keys(one.first()), ['C003']);
});

test('what was heard before a reload is not said again, what was not is', async () => {
  const board = [call(1, 'C001'), call(2, 'C002')];
  const first = screen().board(0, board);
  await first.clock.run(2);
  const again = await screen({ storage: first.storage }).board(5, board).over();
  assert.deepEqual(Object.keys(again.first()), ['C002']);
});

test('a new database begins its announcements anew, and is heard', () => {
  assert.notEqual(keyOf(call(1, 'C014')), keyOf(call(1, 'C014', { announced_at: new Date(START + 1).toISOString() })));
});

test('a screen remembers only so many calls, and a broken memory not at all', () => {
  const storage = new Kept();
  const heard = new Heard('heard', storage);
  for (let n = 0; n < 205; n += 1) heard.add(`call ${n}`);
  assert.deepEqual([heard.has('call 4'), heard.has('call 5')], [false, true]);
  storage.setItem('heard', '{');
  assert.equal(new Heard('heard', storage).has('call 9'), false);
});
