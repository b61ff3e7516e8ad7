import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepAwake } from '../../../web/static/awake.js';

/** A browser with a screen that goes dark unless somebody holds it. */
class Screen extends EventTarget {
  constructor() {
    super();
    this.visibilityState = 'visible';
    this.battery = true;
    this.asked = 0;
    /** @type {Array<{ release: () => Promise<void> }>} */
    this.held = [];
    this.locks = { request: async () => {
      this.asked += 1;
      if (!this.battery) throw new Error('NotAllowedError');
      const lock = Object.assign(new EventTarget(), { release: async () => {
        this.held = this.held.filter((one) => one !== lock);
        lock.dispatchEvent(new Event('release'));
      } });
      this.held.push(lock);
      return lock;
    } };
  }

  /** Show or hide the page; as browsers do, hiding it lets go of the screen. @param {'visible' | 'hidden'} as */
  async turn(as) {
    this.visibilityState = as;
    if (as === 'hidden') for (const lock of this.held) await lock.release();
    this.dispatchEvent(new Event('visibilitychange'));
    await settled();
  }
}

const settled = () => new Promise((done) => setImmediate(done));

/** @param {Screen} screen */
const where = (screen) => /** @type {{ page: Document, locks: WakeLock }} */ (/** @type {unknown} */ (
  { page: screen, locks: screen.locks }));

test('the screen is held from the beginning, once, and again when the page shows again', async () => {
  const screen = new Screen();
  const look = keepAwake(undefined, where(screen));
  await Promise.all([look(), look()]);
  await settled();
  assert.equal(screen.held.length, 1);
  await screen.turn('hidden');
  assert.equal(screen.held.length, 0);
  await screen.turn('visible');
  assert.equal(screen.held.length, 1);
});

test('a screen that the browser let go of while it shows is asked for again', async () => {
  const screen = new Screen();
  keepAwake(undefined, where(screen));
  await settled();
  await screen.held[0].release();
  await settled();
  assert.deepEqual([screen.held.length, screen.asked], [1, 2]);
});

test('it goes dark when nobody needs it any more, and when the battery is low', async () => {
  const screen = new Screen();
  let wanted = true;
  const look = keepAwake(() => wanted, where(screen));
  await settled();
  wanted = false;
  await look();
  await settled();
  assert.deepEqual([screen.held.length, screen.asked], [0, 1]);
  wanted = true;
  screen.battery = false;
  await look();
  assert.deepEqual([screen.held.length, screen.asked], [0, 2], 'refused once, and not asked for in a circle');
});

test('what ended while the screen was being asked for is not kept lit', async () => {
  const screen = new Screen();
  let wanted = true;
  const look = keepAwake(() => wanted, where(screen));
  wanted = false;
  await look();
  await settled();
  assert.deepEqual([screen.held.length, screen.asked], [0, 1]);
});

test('a browser without wake locks is left as it is', async () => {
  const screen = new Screen();
  Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
  await keepAwake(undefined, { page: where(screen).page })();
  assert.equal(screen.asked, 0);
});
