// The worker of a ticket's page: the network first, what was kept without it, and messages.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

const HOME = 'https://queue.example.org';
const VISIT = '01M8PATYRFDXSZ00Z15989PZYS';
const PAGE = `${HOME}/T/${VISIT}`;

/** A cache of a browser, as far as the worker uses one. */
class Kept {
  /** @type {Map<string, Response>} */
  #held = new Map();
  async keys() { return [...this.#held.keys()].map((url) => ({ url })); }
  /** @param {string} url @param {Response} response */
  async put(url, response) { this.#held.set(url, response); }
  /** @param {string | { url: string }} what @param {{ ignoreSearch?: boolean }} [how] */
  async delete(what, how = {}) { return this.#held.delete(this.#find(what, how) ?? ''); }
  /** @param {string} what @param {{ ignoreSearch?: boolean }} [how] */
  async match(what, how = {}) { return this.#held.get(this.#find(what, how) ?? '')?.clone(); }
  /** @param {string | { url: string }} what @param {{ ignoreSearch?: boolean }} how */
  #find(what, { ignoreSearch }) {
    const url = typeof what === 'string' ? what : what.url;
    const bare = (/** @type {string} */ one) => (ignoreSearch ? one.split('?')[0] : one);
    return [...this.#held.keys()].find((one) => bare(one) === bare(url));
  }
}

/** @type {Record<string, (event: any) => void>} */
const hear = {};
/** @type {Kept} */
let cache;
/** What the network gives, or nothing. @type {((url: string) => Response) | null} */
let network;
/** @type {any[]} */
let shown;
/** @type {string[]} */
let opened;

const world = /** @type {any} */ (globalThis);
world.addEventListener = (/** @type {string} */ kind, /** @type {(event: any) => void} */ act) => { hear[kind] = act; };
world.location = { origin: HOME, href: `${HOME}/T/worker.js` };
world.caches = { open: async () => cache, keys: async () => ['ticket-0', 'ticket-1'], delete: async () => true };
world.fetch = async (/** @type {{ url: string }} */ { url }) => {
  if (!network) throw new TypeError('no network');
  return network(url);
};
world.registration = { showNotification: async (/** @type {string} */ title, /** @type {any} */ more) => shown.push({ title, ...more }) };
world.clients = { claim: async () => undefined, matchAll: async () => [], openWindow: async (/** @type {string} */ url) => opened.push(url) };
// No module: a worker that is one is not known to all phones.
const script = new URL('../../../display/phone/static/worker.js', import.meta.url);
await import(script.href);

beforeEach(() => {
  cache = new Kept();
  network = (url) => new Response(`from the network: ${url}`);
  shown = [];
  opened = [];
});

/** @param {string} kind @param {any} event */
async function happens(kind, event) {
  /** @type {Promise<unknown>[]} */
  const waits = [];
  hear[kind]({ ...event, waitUntil: (/** @type {Promise<unknown>} */ work) => waits.push(work),
    respondWith: (/** @type {Promise<unknown>} */ work) => waits.push(work) });
  // An answer may bring work that outlives it.
  for (const work of waits) await work;
  return waits[0];
}

/** @param {string} url @param {string} [mode] @returns {Promise<any>} */
const ask = (url, mode = 'navigate') => happens('fetch', { request: { method: 'GET', url, mode } });

test('a ticket is fetched while there is a network, and shown as it was without', async () => {
  assert.match(await (await ask(PAGE)).text(), /from the network/);
  network = null;
  assert.match(await (await ask(`${PAGE}?lang=cy`)).text(), /from the network/);
});

test('a ticket that was never opened is not made up', async () => {
  network = null;
  await assert.rejects(ask(PAGE), TypeError);
});

test('a phone with no room left, or that never ends writing, shows what the network gives', async () => {
  cache.put = async () => { throw new DOMException('full', 'QuotaExceededError'); };
  assert.match(await (await ask(PAGE)).text(), /from the network/);
  cache.put = () => new Promise(() => undefined);
  /** @type {Promise<Response>[]} */
  const answers = [];
  hear.fetch({ request: { method: 'GET', url: PAGE, mode: 'navigate' }, waitUntil: () => undefined,
    respondWith: (/** @type {Promise<Response>} */ one) => answers.push(one) });
  assert.match(await (await answers[0]).text(), /from the network/);
});

test('a server that is out of order is a dead zone', async () => {
  await ask(PAGE);
  network = () => new Response('', { status: 502 });
  assert.equal((await ask(PAGE)).status, 200);
});

test('what is nobody’s own is kept, states and other pages are not', async () => {
  for (const path of ['/static/live.js', '/words/display/en.ftl', '/display/chime.wav']) await ask(HOME + path, 'cors');
  assert.equal((await cache.keys()).length, 3);
  assert.equal(await ask(`${HOME}/api/v1/visits/${VISIT}/ticket`, 'cors'), undefined);
  assert.equal(await ask('https://elsewhere.example/static/x.js', 'cors'), undefined);
  await ask(`${HOME}/T/worker.js`);
  assert.equal((await cache.keys()).length, 3);
});

test('one ticket is kept at a time, and none when its visit is over or it is not known', async () => {
  await ask(PAGE);
  await ask(PAGE.replace(/.$/, '0'));
  assert.equal((await cache.keys()).length, 1);
  await happens('message', { data: { forget: new URL(PAGE.replace(/.$/, '0')).pathname } });
  assert.equal((await cache.keys()).length, 0);
  await ask(PAGE);
  network = () => new Response('', { status: 404 });
  await ask(PAGE);
  assert.equal((await cache.keys()).length, 0);
});

test('nothing is kept of a visit that is over', async () => {
  await ask(PAGE);
  network = () => new Response('how was it?', { headers: { 'X-Ticket': 'over' } });
  await ask(PAGE);
  assert.equal((await cache.keys()).length, 0);
});

test('a message is shown in its language, and leads to the ticket', async () => {
  const said = { title: 'C014: Ewch i: Cownter 3', body: 'Llawr 1', url: `/T/${VISIT}`, lang: 'cy', dir: 'ltr' };
  await happens('push', { data: { json: () => said } });
  assert.equal(shown[0].title, said.title);
  assert.equal(shown[0].lang, 'cy');
  await happens('notificationclick', { notification: { close: () => undefined, data: shown[0].data } });
  assert.deepEqual(opened, [`/T/${VISIT}`]);
});
