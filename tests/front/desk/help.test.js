import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Deeds } from '../../../counters/desk/static/deeds.js';
import { actions } from '../../../counters/desk/static/model.js';
import { NOBODY_HEARD } from '../../../web/static/staff/calls.js';
import { served } from '../web/a_server.js';
import { aDesk, NOW } from './a_desk.js';

/** @import { Local, Page, State } from '../../../counters/desk/view.js' */
/** @import { Answer } from '../web/a_server.js' */

/**
 * A desk before a server, with all that it was asked for and all that it said.
 * @param {import('node:test').TestContext} t
 * @param {(url: string) => Answer | Promise<Answer>} answer
 */
async function aDeskWith(t, answer) {
  const parts = { document: { querySelector: () => null }, HTMLMetaElement: class {} };
  for (const [name, value] of Object.entries(parts)) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
    t.after(() => Reflect.deleteProperty(globalThis, name));
  }
  /** @type {string[]} */
  const asked = [];
  /** @type {string[]} */
  const said = [];
  const server = await served(t, ({ url = '' }) => { asked.push(url); return answer(url); });
  const page = /** @type {Page} */ ({ api: { point: server.address('/counter-3') } });
  const local = /** @type {Local & { state: State }} */ (/** @type {unknown} */ (
    { state: { ...aDesk(), version: 1 }, connected: false, busy: null, signedOff: false, notice: '' }));
  const deeds = new Deeds(page, local, { draw: () => {}, show: () => {}, goTo: () => {},
    answer: (words) => said.push(words), leave: (because) => said.push(because) });
  return { asked, deeds, local, page, said };
}

test('help is called at once, also while another deed waits for its answer', async (t) => {
  /** @type {(given: { body: object }) => void} */
  let late = () => {};
  /** @type {Promise<Answer>} */
  const held = new Promise((done) => { late = done; });
  const { asked, deeds, local, page, said } = await aDeskWith(t, (url) => (url.endsWith('/help') ? { body: { help: 7 } } : held));
  const next = deeds.send('next', `${page.api.point}/next`, {}, { follow: false });
  assert.ok(local.busy);
  await deeds.help();
  assert.deepEqual(asked.map((url) => url.split('/').pop()).sort(), ['help', 'next']);
  assert.ok(local.busy, 'the other one goes on');
  late({ body: {} });
  await next;
  assert.deepEqual([local.busy, said], [null, []]);
});

test('a call for help that nobody heard is said to be none', async (t) => {
  const { deeds, page, said } = await aDeskWith(t, () => ({ status: 409, body: { status: 409, title: 'Not now', detail: 'Not here.' } }));
  await deeds.help();
  page.api.point = 'http://127.0.0.1:1/counter-3';
  await deeds.help();
  assert.deepEqual(said, ['Not here.', NOBODY_HEARD]);
});

test('the key for help is never closed with the others', () => {
  const all = actions(aDesk(), { connected: true, now: NOW });
  for (const action of Object.values(all)) action.busy = true;
  all.help.busy = false;
  assert.equal(all.break.busy, true);
});
