// The sound of spoken guidance: what is fetched when, what is cut off, and what is waited for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Later, Voice } from '../../../web/static/aid/voice.js';

/** @import { Line } from '../../../web/static/aid/lines.js' */

/**
 * A voice on a server that answers when it is told to. `busy`: how often it has no time for a sentence.
 * @param {Record<string, number>} [busy]
 */
function aVoice(busy = {}) {
  /** @type {string[]} */
  const asked = [];
  /** @type {string[]} */
  const heard = [];
  /** @type {Array<() => void>} */
  const ends = [];
  /** @type {number[]} */
  const pauses = [];
  const context = /** @type {AudioContext} */ (/** @type {unknown} */ ({
    state: 'running', currentTime: 0, destination: {},
    decodeAudioData: async (/** @type {ArrayBuffer} */ data) => ({ duration: 1, text: new TextDecoder().decode(data) }),
    createGain: () => ({ gain: { value: 1 }, connect: () => {} }),
    createBufferSource: () => ({
      /** @type {any} */ buffer: null,
      connect: (/** @type {any} */ to) => to,
      start() { heard.push(this.buffer.text); },
      stop() {},
      addEventListener: (/** @type {string} */ _, /** @type {() => void} */ done) => ends.push(done),
    }),
  }));
  const voice = new Voice({
    async fetched(text) {
      asked.push(text);
      if (busy[text]) {
        busy[text] -= 1;
        throw new Later();
      }
      return /** @type {ArrayBuffer} */ (new TextEncoder().encode(text).buffer);
    },
    context: () => context, language: () => 'en', saying: () => {}, moment: () => ({ text: 'One moment.' }),
    pause: (s) => {
      pauses.push(s);
      return s === 1 ? Promise.resolve() : new Promise(() => {});
    },
  });
  /** What has begun ends, and what follows begins. */
  const on = async () => {
    ends.shift()?.();
    await settled();
  };
  return { voice, asked, heard, pauses, on };
}

const settled = () => new Promise((done) => { setTimeout(done, 2); });
/** @param {...string} texts @returns {Line[]} */
const lines = (...texts) => texts.map((text) => ({ text }));

test('whoever walks on quickly asks for one sentence a step, and hears all of the last', async () => {
  const { voice, asked, heard, on } = aVoice();
  for (let tile = 1; tile <= 20; tile += 1) voice.say(lines(`Tile ${tile}.`, `${tile} of 20.`, `${tile} waiting.`));
  await settled();
  assert.equal(asked.length, 20 + 1); // and the next one of the last
  assert.deepEqual(heard, ['Tile 20.']);
  await on();
  await on();
  assert.deepEqual(heard, ['Tile 20.', '20 of 20.', '20 waiting.']);
  assert.equal(asked.length, 22);
});

test('the next sentence is fetched while the first is heard, and each once', async () => {
  const { voice, asked, on } = aVoice();
  voice.say(lines('One.', 'Two.', 'Three.'));
  await settled();
  assert.deepEqual(asked, ['One.', 'Two.']);
  await on();
  assert.deepEqual(asked, ['One.', 'Two.', 'Three.']);
});

test('what the server has no time for is waited for, and that is said once', async () => {
  const { voice, heard, on } = aVoice({ 'Housing.': 3 });
  voice.say(lines('Housing.', '2 of 8.'));
  await settled();
  assert.deepEqual(heard, ['One moment.']);
  await on();
  assert.deepEqual(heard, ['One moment.', 'Housing.']);
  await on();
  assert.deepEqual(heard.slice(1), ['Housing.', '2 of 8.']);
});

test('another key ends the waiting', async () => {
  const { voice, heard, on } = aVoice({ 'Housing.': 9 });
  voice.say(lines('Housing.'));
  await settled();
  voice.say(lines('Benefits.'));
  await settled();
  await on();
  await on();
  assert.deepEqual(heard, ['One moment.', 'Benefits.']);
});

test('what never comes is silent, its time is kept, and the next is said', async () => {
  const { voice, asked, heard, pauses, on } = aVoice({ 'Housing.': 99 });
  voice.say(lines('Housing.', '2 of 8.'));
  await settled();
  await on();
  assert.equal(asked.filter((text) => text === 'Housing.').length, 7);
  assert.deepEqual(heard, ['One moment.']);
  assert.equal(pauses.at(-1), 'Housing.'.length * 0.06);
});
