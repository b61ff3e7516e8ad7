import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Herald } from '../../../display/board/static/herald.js';
import { START } from './a_screen.js';

/** @param {(turn: number) => boolean | null} may */
function herald(may = () => true) {
  /** @type {string[]} */
  const said = [];
  const self = new Herald({ languages: () => ['cy', 'en'], may: async (turn) => may(turn), say: async (language) => { said.push(language); } });
  return { said, at: (/** @type {number} */ seconds, free = true, there = true) =>
    self.look(there ? { reason: 'evacuation', words: {}, since: new Date(START).toISOString(), until: null } : null, START + seconds * 1000, free) };
}

test('a message is said at once, and then once a minute in each language', async () => {
  const screen = herald();
  for (let second = 0; second < 120; second += 1) await screen.at(second);
  assert.deepEqual(screen.said, ['cy', 'en', 'cy', 'en']);
});

test('one screen of a room says it; without the server each does, for nobody else may', async () => {
  const others = herald(() => false);
  const cut = herald(() => null);
  for (let second = 0; second < 60; second += 1) { await others.at(second); await cut.at(second); }
  assert.deepEqual([others.said, cut.said], [[], ['cy', 'en']]);
});

test('it waits for a call that is being said, and falls silent when it is taken back', async () => {
  const screen = herald();
  await screen.at(0, false);
  assert.deepEqual(screen.said, []);
  await screen.at(2);
  await screen.at(40, true, false);
  assert.deepEqual(screen.said, ['cy']);
});
