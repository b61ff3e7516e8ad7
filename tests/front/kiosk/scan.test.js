import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isOurs, scanned as askedFor } from '../../../kiosk/static/model.js';
import { hearScanner } from '../../../kiosk/static/scan.js';

/** @import { TestContext } from 'node:test' */
/** @typedef {{ key: string, ctrlKey?: boolean }} Key */
/** @typedef {{ name: string, text: string, delay: number, after?: string[], repeat?: number, scans: number, presses: number }} Case */

const CR = { key: 'Enter' };
const LF = { key: 'j', ctrlKey: true };
const VISIT = '01HZX3K8QYJ5W2N7R4T6ZB9CDE';
const TABLE = new URL('scanners.json', import.meta.url);

/** A kiosk's keyboard, whose keys come every so many ms, and what was heard of it. @param {TestContext} t */
function keyboard(t) {
  const document = new EventTarget();
  Object.defineProperty(globalThis, 'document', { value: document, configurable: true });
  t.after(() => Reflect.deleteProperty(globalThis, 'document'));
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let now = 10_000;
  /** @type {string[]} */
  const scans = [];
  let field = '';
  hearScanner({ scanned: (text) => scans.push(text), now: () => now, isOurs,
    typed: (key) => { field += key; return true; }, undo: () => { field = ''; } });
  /** @param {number} ms */
  const wait = (ms) => {
    now += ms;
    t.mock.timers.tick(ms);
  };
  /** Press keys; what of them the page took for itself comes back. @param {Key[]} keys */
  const press = (keys, every = 5) => keys.map((key) => {
    wait(every);
    const event = Object.assign(new Event('keydown', { cancelable: true }),
      { ctrlKey: false, altKey: false, metaKey: false, ...key });
    document.dispatchEvent(event);
    return event.defaultPrevented;
  });
  return { scans, press, wait, field: () => field };
}

const CODE = [...'A7K2M9'].map((key) => ({ key }));

test('a scan ends with carriage return, with line feed, or with both, and is one scan', (t) => {
  const { scans, press, wait } = keyboard(t);
  for (const end of [[CR], [LF], [CR, LF], [LF, CR], [{ key: 'm', ctrlKey: true }], [{ key: 'J', ctrlKey: true }]]) {
    press([...CODE, ...end]);
    assert.deepEqual(scans.splice(0), ['A7K2M9'], JSON.stringify(end));
    wait(3000);
  }
});

test('the end of a scan is no press of what has the focus', (t) => {
  const { press } = keyboard(t);
  assert.equal(press([...CODE, CR]).at(-1), true);
  assert.equal(press([...CODE, LF]).at(-1), true);
});

test('what a hand types is no scan, and other keys with Ctrl are none of it', (t) => {
  const { scans, press } = keyboard(t);
  press([...CODE, LF], 200);
  press([{ key: 'A' }, { key: 'B' }, LF]);
  press([...CODE, { key: 'p', ctrlKey: true }]);
  assert.deepEqual(scans, []);
  press([CR]);
  assert.deepEqual(scans, ['A7K2M9']);
});

test('what is ours counts at any speed, with any end or none; and nothing else presses a button', (t) => {
  const { scans, press, wait } = keyboard(t);
  /** @type {Case[]} */
  const cases = JSON.parse(readFileSync(TABLE, 'utf-8'));
  assert.ok(cases.length > 20);
  for (const one of cases) {
    const keys = [...one.text.replace('VISIT', VISIT)].map((key) => ({ key }));
    /** @type {Key[]} */
    const ends = (one.after ?? []).map((key) => (key.startsWith('Control+') ? { key: key.slice(8), ctrlKey: true } : { key }));
    let presses = 0;
    for (let i = 0; i < (one.repeat ?? 1); i += 1) {
      press(keys, one.delay);
      presses += press(ends, one.delay).filter((taken, at) => !taken && !ends[at].ctrlKey).length;
      wait(400);
    }
    wait(2000);
    assert.equal(scans.length, one.scans, `${one.name}: scans`);
    assert.equal(presses, one.presses, `${one.name}: presses`);
    if (one.text.includes('VISIT')) {
      assert.ok(scans.every((text) => askedFor(text)?.purpose === 'back'), one.name);
    }
    scans.length = 0;
    wait(5000);
  }
});

test('a scan whose keys come with a pause, of the machine or of the air, is one scan and whole', (t) => {
  const { scans, press, wait } = keyboard(t);
  const keys = [...`HTTP://QUEUE.EXAMPLE/T/${VISIT}`].map((key) => ({ key }));
  for (const at of [2, 10, 30, keys.length - 1]) {
    press(keys.slice(0, at));
    wait(200);
    assert.equal(press([...keys.slice(at), CR]).at(-1), true);
    assert.deepEqual(scans.splice(0), [`HTTP://QUEUE.EXAMPLE/T/${VISIT}`], `after ${at} keys`);
    wait(5000);
  }
});

test('a scan leaves nothing in the field for a number', (t) => {
  const { press, wait, field } = keyboard(t);
  press([...`HTTPS://QUEUE.EXAMPLE.ORG/T/${VISIT}`].map((key) => ({ key })), 110);
  press([CR], 110);
  assert.equal(field(), '');
  wait(5000);
  press([...'MORGA657054SM9IJ'].map((key) => ({ key })), 110);
  press([CR], 110);
  assert.equal(field(), '');
});

test('a German keyboard changes signs and letters back', () => {
  const there = VISIT.replace(/[YZ]/g, (one) => (one === 'Y' ? 'Z' : 'Y'));
  assert.deepEqual(askedFor(`HTTPSÖ--QUEUE.EXAMPLE.ORG-T-${there}`), { purpose: 'back', code: VISIT });
});
