// A morning of a house that calls, starts, takes back, misses and moves at random, before a screen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { START, call, screen } from './a_screen.js';

/** @import { CallShown } from '../../../display/board/types.js' */

/** Numbers from 0 to 1 that are the same in each run (mulberry32). @param {number} seed */
function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param {number} seed @param {number} calls */
async function morning(seed, calls) {
  const random = dice(seed);
  /** @template T @param {T[]} from */
  const one = (from) => from[Math.floor(random() * from.length)];
  /** What the server knows, by number. @type {Map<string, CallShown>} */
  const visits = new Map();
  /** @type {string[]} */
  const wrong = [];
  /** By announcement: when it was made, and until when its visitor was called. @type {Map<number, { at: number, until: number }>} */
  const made = new Map();
  /** @type {Map<number, number>} */
  const named = new Map();
  let announcement = 0;
  const lengths = () => 1.8 + random() * 2.4;
  const house = screen({
    lasts: lengths,
    hears: (said) => {
      const now = visits.get(said.number);
      if (now?.state !== 'called' || now.point !== said.point || now.announcement !== said.announcement) {
        wrong.push(`${said.number} at ${house.clock.seconds.toFixed(1)} s`);
      }
      if (!named.has(said.announcement)) named.set(said.announcement, house.clock.seconds);
    },
  });
  const { clock, announcer } = house;
  const board = () => announcer.take([...visits.values()], clock.now());
  const at = () => clock.now();
  /** @param {string} number @param {Partial<CallShown>} changes */
  const announce = (number, changes) => {
    ending(number);
    announcement += 1;
    made.set(announcement, { at: clock.seconds, until: Infinity });
    const before = visits.get(number) ?? call(0, number, { language: one(['cy', 'en', 'pl']) });
    visits.set(number, { ...before, ...changes, announcement, state: 'called', announced_at: new Date(at()).toISOString() });
  };
  /** @param {string} number */
  const ending = (number) => {
    const was = made.get(visits.get(number)?.announcement ?? 0);
    if (was) was.until = Math.min(was.until, clock.seconds);
  };
  let issued = 0;
  let time = 0;
  while (announcement < calls && time < 1e6) {
    time += random() < 0.4 ? random() : random() * 12;
    await clock.run(time);
    clock.seconds = Math.max(clock.seconds, time);
    const called = [...visits.values()].filter(({ state }) => state === 'called').map(({ number }) => number);
    const serving = [...visits.values()].filter(({ state }) => state === 'serving').map(({ number }) => number);
    const deed = one(['call', 'call', 'call', 'start', 'start', 'undo', 'undo start', 'recall', 'no-show', 'move']);
    if (deed === 'call') announce(`C${issued += 1}`, { point: `counter-${Math.ceil(random() * 8)}` });
    else if (deed === 'undo start' && serving.length) {
      const number = one(serving);
      visits.set(number, { .../** @type {CallShown} */ (visits.get(number)), state: 'called' });
    } else if (called.length) {
      const number = one(called);
      const visit = /** @type {CallShown} */ (visits.get(number));
      if (deed === 'recall') announce(number, {});
      if (deed === 'move') announce(number, { point: `room-${Math.ceil(random() * 3)}` });
      if (['start', 'undo', 'no-show'].includes(deed)) ending(number);
      if (deed === 'undo') visits.delete(number);
      if (deed === 'start') visits.set(number, { ...visit, state: 'serving' });
      if (deed === 'no-show') visits.set(number, { ...visit, state: 'ended' });
    }
    board();
  }
  await clock.run();
  return { wrong, made, named };
}

test('in a thousand calls nobody is announced who is not called then, and who stays called is', async () => {
  let announcements = 0;
  for (let seed = 1; seed <= 10; seed += 1) {
    const { wrong, made, named } = await morning(seed, 100);
    assert.deepEqual(wrong, [], `seed ${seed}`);
    for (const [announcement, { until }] of made) {
      if (until === Infinity) assert.ok(named.has(announcement), `seed ${seed}, announcement ${announcement}`);
    }
    announcements += made.size;
  }
  assert.ok(announcements >= 1000);
});

test('of eight calls in a second the last is named within forty seconds', async () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const random = dice(seed);
    const house = screen({ lasts: () => 1.8 + random() * 2.4 });
    /** @type {CallShown[]} */
    const calls = [];
    for (let n = 1; n <= 8; n += 1) {
      const at = random();
      calls.push(call(n, `C${n}`, { at, point: `counter-${n}`, language: ['cy', 'en', 'pl'][n % 3] }));
    }
    calls.sort((a, b) => a.announced_at.localeCompare(b.announced_at));
    calls.forEach((one, n) => house.board((Date.parse(one.announced_at) - START) / 1000, calls.slice(0, n + 1)));
    await house.over();
    assert.equal(Object.keys(house.first()).length, 8);
    assert.ok(Math.max(...Object.values(house.first())) <= 40, `seed ${seed}`);
  }
});
