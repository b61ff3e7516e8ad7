import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Tone } from '/static/tone.js';

/** What a browser has of it: a context that runs once it may, and notes that end when told. */
class FakeContext extends EventTarget {
  static mayPlay = true;

  constructor() {
    super();
    this.state = 'suspended';
    this.currentTime = 1;
    this.destination = {};
    /** @type {EventTarget[]} */
    this.notes = [];
    if (FakeContext.mayPlay) queueMicrotask(() => this.become('running'));
  }

  /** @param {string} state */
  become(state) {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }

  resume() {
    if (!FakeContext.mayPlay) return new Promise(() => {});
    if (this.state !== 'running') this.become('running');
    return Promise.resolve();
  }

  suspend() {
    this.become('suspended');
    return Promise.resolve();
  }

  createOscillator() {
    const made = Object.assign(new EventTarget(), {
      frequency: { value: 0 }, start() {}, stop() {}, connect: (/** @type {unknown} */ to) => to,
    });
    this.notes.push(made);
    return made;
  }

  createGain() {
    const gain = { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} };
    return { gain, connect: (/** @type {unknown} */ to) => to };
  }
}

const settled = () => new Promise((done) => setImmediate(done));

/** @param {boolean} mayPlay */
async function opened(mayPlay) {
  FakeContext.mayPlay = mayPlay;
  const page = new EventTarget();
  Object.assign(globalThis, { AudioContext: FakeContext, document: page });
  let changes = 0;
  const tone = new Tone(() => { changes += 1; });
  await settled();
  const context = tone.context;
  assert.ok(context instanceof FakeContext);
  return { tone, context, page, changes: () => changes };
}

test('a tone is at rest until it sounds, and again when its last note has ended', async () => {
  const { tone, context, changes } = await opened(true);
  assert.deepEqual([tone.sounds, context.state, changes()], [true, 'suspended', 1]);
  const playing = tone.play();
  await settled();
  assert.deepEqual([context.state, context.notes.length], ['running', 2]);
  context.notes[0]?.dispatchEvent(new Event('ended'));
  await settled();
  assert.equal(context.state, 'running');
  context.notes[1]?.dispatchEvent(new Event('ended'));
  await playing;
  assert.deepEqual([tone.sounds, context.state, changes()], [true, 'suspended', 1]);
});

test('a tone that is asked for while one sounds is none of its own, and the one after it is', async () => {
  const { tone, context } = await opened(true);
  const first = tone.play();
  await tone.play();
  await settled();
  assert.equal(context.notes.length, 2);
  for (const note of context.notes) note.dispatchEvent(new Event('ended'));
  await first;
  tone.play();
  await settled();
  assert.equal(context.notes.length, 4);
});

test('a tone that never ends, as with a sound card pulled out, takes no later one away', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { tone, context } = await opened(true);
  const lost = tone.play();
  await settled();
  t.mock.timers.tick(2000);
  await lost;
  tone.play();
  await settled();
  assert.deepEqual([context.state, context.notes.length], ['running', 4]);
});

test('where a browser plays nothing before a touch there is no tone, and after it there is', async () => {
  const { tone, context, page, changes } = await opened(false);
  await tone.play();
  assert.deepEqual([tone.sounds, context.notes.length, changes()], [false, 0, 0]);
  FakeContext.mayPlay = true;
  page.dispatchEvent(new Event('pointerdown'));
  await settled();
  assert.deepEqual([tone.sounds, context.state, changes()], [true, 'suspended', 1]);
  tone.play();
  await settled();
  assert.equal(context.notes.length, 2);
});
