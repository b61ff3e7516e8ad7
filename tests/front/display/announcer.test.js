import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Announcer, Heard, keyOf } from '../../../display/board/static/announcer.js';

/** @import { CallShown } from '../../../display/board/types.js' */
/** @import { Phase } from '../../../display/board/static/announcer.js' */

const START = Date.parse('2026-11-17T11:00:00Z');

/** @param {number} announcement @param {string} number @param {Partial<CallShown>} changes @returns {CallShown} */
const call = (announcement, number, changes = {}) => ({
  announcement, number, point: 'counter-3', called_at: new Date(START).toISOString(),
  announced_at: new Date(START).toISOString(), language: 'en', state: 'called', times: 1, ...changes,
});

/** What a browser keeps over a reload. */
class Kept {
  constructor() { /** @type {Map<string, string>} */ this.items = new Map(); }

  /** @param {string} key */
  getItem(key) { return this.items.get(key) ?? null; }

  /** @param {string} key @param {string} value */
  setItem(key, value) { this.items.set(key, value); }
}

/** A screen whose time passes only while it sleeps, and whose sounds take a second. */
function screen({ languages = ['en', 'cy'], storage = new Kept() } = {}) {
  let now = START;
  /** @type {string[]} */
  const said = [];
  /** @type {Phase[]} */
  const shown = [];
  const pass = async (/** @type {number} */ seconds) => { now += seconds * 1000; };
  const announcer = new Announcer({
    player: {
      prepare() {},
      chime: () => pass(1),
      say: (one, language) => { said.push(`${one.number} ${language}`); return pass(1); },
    },
    languages: () => languages,
    show: (phase) => shown.push(phase),
    heard: new Heard('heard', storage),
    time: { now: () => now, sleep: (seconds) => pass(seconds) },
  });
  /** Until the voice has nothing more to say. */
  const quiet = async () => { while (announcer.current) await new Promise((done) => setImmediate(done)); };
  return { announcer, said, shown, quiet, storage };
}

test('a call is said twice in each language, once', async () => {
  const { announcer, said, quiet } = screen();
  announcer.take([call(1, 'C014')], START);
  announcer.take([call(1, 'C014')], START);
  await quiet();
  assert.deepEqual(said, ['C014 en', 'C014 cy', 'C014 en', 'C014 cy']);
});

test('calls that come together have their turn in the order in which they were made', async () => {
  const { announcer, said, quiet } = screen({ languages: ['en'] });
  announcer.take([call(3, 'B002'), call(2, 'C014')], START);
  await quiet();
  assert.deepEqual(said, ['C014 en', 'C014 en', 'B002 en', 'B002 en']);
});

test('who is called again before their first turn has one turn, at the new place', async () => {
  const { announcer, shown, quiet } = screen({ languages: ['en'] });
  announcer.take([call(1, 'A001'), call(2, 'C014')], START);
  announcer.take([call(3, 'C014', { point: 'counter-5' })], START);
  await quiet();
  const places = shown.filter(({ call: { number } }) => number === 'C014').map(({ call: { point } }) => point);
  assert.deepEqual([...new Set(places)], ['counter-5']);
});

test('a screen that has just started reads out the newest only, one that was cut off catches up', async () => {
  const old = new Date(START - 30_000).toISOString();
  const { announcer, said, quiet } = screen({ languages: ['en'] });
  announcer.take([call(1, 'C001', { announced_at: old })], START);
  await quiet();
  assert.deepEqual(said, []);
  announcer.take([call(2, 'C002', { announced_at: old }), call(3, 'C003', { announced_at: new Date(START - 90_000).toISOString() })], START);
  await quiet();
  assert.deepEqual(said, ['C002 en', 'C002 en']);
});

test('a reload says nothing again', async () => {
  const first = screen({ languages: ['en'] });
  first.announcer.take([call(1, 'C014')], START);
  await first.quiet();
  const again = screen({ languages: ['en'], storage: first.storage });
  again.announcer.take([call(1, 'C014')], START);
  await again.quiet();
  assert.deepEqual(again.said, []);
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

test('afterwards the card rests in the language of the visitor where the screen speaks it', async () => {
  const { announcer, shown, quiet } = screen();
  announcer.take([call(1, 'C014', { language: 'cy' }), call(2, 'B001', { language: 'pl' })], START);
  await quiet();
  const rests = shown.filter(({ fresh }) => !fresh).map(({ call: { number }, language }) => `${number} ${language}`);
  assert.deepEqual(rests, ['B001 en']);
  assert.equal(announcer.resting(call(1, 'C014', { language: 'cy' })), 'cy');
});
