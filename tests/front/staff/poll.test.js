import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Poll } from '../../../web/static/staff/poll.js';
import { served } from '../web/a_server.js';

/** @import { Answer } from '../web/a_server.js' */

/** A promise that the test ends when it likes. */
function gate() {
  /** @type {(answer: Answer) => void} */
  let open = () => {};
  /** @type {Promise<Answer>} */
  const promise = new Promise((done) => { open = done; });
  return { promise, open };
}

/** @param {string} url */
function pollOf(url) {
  let drawn = 0;
  const poll = new Poll(url, { first: { n: 0 }, every: 60_000, draw: () => { drawn += 1; } });
  return { poll, drawn: () => drawn };
}

test('the page shows the last good answer, and since when none comes', async (t) => {
  /** @type {Answer} */
  let answer = { body: { n: 1 } };
  const server = await served(t, () => answer);
  const { poll, drawn } = pollOf(server.address('/'));
  await poll.ask();
  assert.deepEqual([poll.shown, poll.lostAt, drawn()], [{ n: 1 }, null, 1]);
  answer = { status: 503 };
  await poll.ask();
  const since = poll.lostAt;
  assert.deepEqual([poll.shown, typeof since, drawn()], [{ n: 1 }, 'number', 2]);
  await poll.ask();
  assert.equal(poll.lostAt, since, 'it is lost since the first answer that did not come');
  answer = { body: { n: 2 } };
  await poll.ask();
  assert.deepEqual([poll.shown, poll.lostAt], [{ n: 2 }, null]);
});

test('an answer that was asked for before a deed is not shown after that of the deed', async (t) => {
  const old = gate();
  const server = await served(t, () => old.promise);
  const { poll, drawn } = pollOf(server.address('/'));
  const asked = poll.ask();
  poll.take({ n: 7 });
  old.open({ body: { n: 1 } });
  await asked;
  assert.deepEqual([poll.shown, drawn()], [{ n: 7 }, 0]);
});

test('of two questions the answer of the later one stays, whichever comes first', async (t) => {
  const [arrived, slow] = [gate(), gate()];
  let n = 0;
  const server = await served(t, () => {
    n += 1;
    if (n > 1) return { body: { n: 2 } };
    arrived.open(null);
    return slow.promise;
  });
  const { poll } = pollOf(server.address('/'));
  const first = poll.ask();
  await arrived.promise;
  await poll.ask();
  slow.open({ body: { n: 1 } });
  await first;
  assert.deepEqual(poll.shown, { n: 2 });
});

test('a page that is looked at again asks at once, unless a deed is under way', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let asked = 0;
  /** @type {() => void} */
  let came = () => {};
  const once = () => new Promise((done) => { came = () => done(undefined); });
  const server = await served(t, () => { asked += 1; came(); return { body: { n: asked } }; });
  let busy = false;
  const poll = new Poll(server.address('/'), { first: { n: 0 }, every: 60_000, draw: () => {}, held: () => busy });
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const first = once();
  void poll.watch(/** @type {Document} */ (/** @type {unknown} */ (page)));
  await first;
  for (const [state, held, again] of /** @type {const} */ ([['hidden', false, 1], ['visible', true, 1], ['visible', false, 2]])) {
    page.visibilityState = state;
    busy = held;
    const next = once();
    page.dispatchEvent(new Event('visibilitychange'));
    if (again === 2) await next;
    assert.equal(asked, again, state);
  }
});
