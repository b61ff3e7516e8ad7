import assert from 'node:assert/strict';
import { test } from 'node:test';
import { get, newKey, OUR_MISTAKE, post, Problem, statusOf, wordsOf } from '../../../web/static/api.js';
import { deed } from '../../../web/static/deed.js';
import { served } from './a_server.js';

test('a key is made anew for each deed, also where the page did not come over https', () => {
  const keys = new Set(Array.from({ length: 50 }, () => newKey()));
  assert.equal(keys.size, 50);
  for (const key of keys) assert.match(key, /^[0-9a-f-]{32,36}$/);
});

test('an answer is its JSON, and nothing where there is none', async (t) => {
  const server = await served(t, ({ url }) => (url === '/nothing' ? { status: 204 } : { body: { visits: 3 } }));
  assert.deepEqual(await get(server.address('/visits')), { visits: 3 });
  assert.equal(await get(server.address('/nothing')), null);
});

test('a refusal has the fields of its problem document', async (t) => {
  const server = await served(t, () => ({ status: 409,
    body: { status: 409, title: 'Not now', detail: 'C014 has ended.', next_free: ['room-1'] } }));
  const problem = await get(server.address('/')).catch((thrown) => thrown);
  assert.ok(problem instanceof Problem);
  assert.deepEqual([problem.status, problem.title, problem.detail], [409, 'Not now', 'C014 has ended.']);
  assert.deepEqual(problem.facts.next_free, ['room-1']);
});

test('a refusal without a document says at least its status', async (t) => {
  const server = await served(t, () => ({ status: 502 }));
  const problem = await get(server.address('/')).catch((thrown) => thrown);
  assert.deepEqual([problem.status, problem.title], [502, 'Bad Gateway']);
});

test('no answer is a problem of status 0: nobody listens, or not within the time', async (t) => {
  const server = await served(t, () => null);
  const late = await get(server.address('/'), { timeout: 30 }).catch((thrown) => thrown);
  assert.equal(statusOf(late), 0);
  const nobody = await get('http://127.0.0.1:1/').catch((thrown) => thrown);
  assert.equal(statusOf(nobody), 0);
});

test('what went wrong is said in the words of the server, else in those of the page', (t) => {
  assert.equal(wordsOf(new Problem({ status: 409, title: 'Not now', detail: 'C014 has ended.' }), 'Again?'), 'C014 has ended.');
  assert.equal(wordsOf(new Problem({ status: 502, title: 'Bad Gateway' }), 'Again?'), 'Bad Gateway');
  assert.equal(wordsOf(new Problem({ status: 0 }), 'Again?'), 'Again?');
  /** @type {unknown[]} */
  const told = [];
  globalThis.reportError = (mistake) => told.push(mistake);
  t.after(() => Reflect.deleteProperty(globalThis, 'reportError'));
  const mistake = new TypeError('of our own');
  assert.equal(wordsOf(mistake, 'Again?'), OUR_MISTAKE);
  assert.match(OUR_MISTAKE, /network is not at fault/);
  assert.deepEqual(told, [mistake], 'a mistake of our own is told to the browser');
  assert.equal(statusOf(mistake), undefined);
});

/**
 * Take something away that older browsers do not have, for one test.
 * @param {import('node:test').TestContext} t
 * @param {object} from
 * @param {string} name
 */
function without(t, from, name) {
  const had = Object.getOwnPropertyDescriptor(from, name);
  assert.ok(had);
  Object.defineProperty(from, name, { value: undefined, configurable: true, writable: true });
  t.after(() => Object.defineProperty(from, name, had));
}

/** As much of a page as a deed looks at. @param {import('node:test').TestContext} t */
function onAPage(t) {
  const parts = { document: { querySelector: () => null }, HTMLMetaElement: class {} };
  for (const [name, value] of Object.entries(parts)) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
    t.after(() => Reflect.deleteProperty(globalThis, name));
  }
}

/**
 * A house that answers deeds as one says; the keys that came, by what was done.
 * @param {import('node:test').TestContext} t
 * @param {Array<import('./a_server.js').Answer>} answers the last one is every later one's
 */
async function aHouse(t, answers) {
  onAPage(t);
  /** @type {string[]} */
  const keys = [];
  const server = await served(t, ({ headers, socket }) => {
    keys.push(String(headers['idempotency-key']));
    const answer = answers.length > 1 ? answers.shift() ?? null : answers[0];
    if (!answer) socket.destroy();
    return answer;
  });
  /** @param {string} path @param {object} [body] */
  const does = (path, body) => deed(server.address(path), body, { timeout: 60_000 }).catch((thrown) => thrown);
  return { does, keys };
}

test('a deed without an answer is the same deed when it is pressed again, whoever lost the answer', async (t) => {
  for (const lost of [null, { status: 502 }, { status: 504 }]) {
    const { does, keys } = await aHouse(t, [lost, lost, { body: {} }]);
    for (let n = 0; n < 4; n += 1) await does('/staff', { name: 'Ann' });
    assert.equal(keys[0], keys[1]);
    assert.equal(keys[1], keys[2]);
    assert.notEqual(keys[2], keys[3], 'one that was answered is another the next time');
  }
});

test('another deed is another, and what was done or refused meanwhile ends the one before', async (t) => {
  const { does, keys } = await aHouse(t, [null, null, { body: {} }, null, { status: 409 }, { body: {} }]);
  await does('/staff', { name: 'Ann' });
  await does('/staff', { name: 'Bob' });
  await does('/rooms');
  await does('/staff', { name: 'Bob' });
  await does('/rooms');
  await does('/staff', { name: 'Bob' });
  assert.equal(new Set(keys).size, 6);
});

test('a deed that nobody pressed again for long is a new one', async (t) => {
  const { does, keys } = await aHouse(t, [null, { body: {} }]);
  await does('/print');
  const now = Date.now();
  t.mock.method(Date, 'now', () => now + 11 * 60_000);
  await does('/print');
  assert.notEqual(keys[0], keys[1]);
});

test('an older browser sends its deeds, and gives up on no answer in time', async (t) => {
  onAPage(t);
  without(t, AbortSignal, 'timeout');
  without(t, Object.getPrototypeOf(crypto), 'randomUUID');
  const server = await served(t, ({ url }) => (url === '/visits' ? { status: 201, body: { number: 'C001' } } : null));
  const key = newKey();
  assert.match(key, /^[0-9a-f]{32}$/);
  assert.deepEqual(await post(server.address('/visits'), {}, { key }), { number: 'C001' });
  const late = await get(server.address('/'), { timeout: 30 }).catch((thrown) => thrown);
  assert.equal(statusOf(late), 0);
});

test('a request that the page cannot make is its own mistake, and no missing answer', async (t) => {
  onAPage(t);
  const server = await served(t, () => ({ body: {} }));
  const circle = {};
  Object.assign(circle, { circle });
  const unsayable = await post(server.address('/'), circle).catch((thrown) => thrown);
  assert.equal(statusOf(unsayable), undefined);
  const nowhere = await get('http://').catch((thrown) => thrown);
  assert.equal(statusOf(nowhere), undefined);
});

test('a mistake is told also by a browser that has no reportError', (t) => {
  /** @type {Array<() => void>} */
  const later = [];
  t.mock.method(globalThis, 'setTimeout', (/** @type {() => void} */ work) => later.push(work));
  const mistake = new TypeError('of our own');
  assert.equal(typeof globalThis.reportError, 'undefined');
  assert.equal(wordsOf(mistake, 'Again?'), OUR_MISTAKE);
  assert.equal(later.length, 1);
  assert.throws(later[0], mistake);
});
