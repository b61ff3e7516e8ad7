import assert from 'node:assert/strict';
import { test } from 'node:test';
import { get, newKey, Problem, statusOf, wordsOf } from '../../../web/static/api.js';
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
  assert.equal(wordsOf(mistake, 'Again?'), 'Again?');
  assert.deepEqual(told, [mistake], 'a mistake of our own is told to the browser');
  assert.equal(statusOf(mistake), undefined);
});
