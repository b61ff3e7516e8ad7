import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hearScanner } from '../../../kiosk/static/scan.js';

/** @import { TestContext } from 'node:test' */
/** @typedef {{ key: string, ctrlKey?: boolean }} Key */

const CR = { key: 'Enter' };
const LF = { key: 'j', ctrlKey: true };

/** A kiosk's keyboard, whose keys come every so many ms, and what was heard of it. @param {TestContext} t */
function keyboard(t) {
  const document = new EventTarget();
  Object.defineProperty(globalThis, 'document', { value: document, configurable: true });
  t.after(() => Reflect.deleteProperty(globalThis, 'document'));
  let now = 0;
  /** @type {string[]} */
  const scans = [];
  hearScanner({ scanned: (text) => scans.push(text), typed: () => false, now: () => now });
  /** Press keys; what of them the page took for itself comes back. @param {Key[]} keys */
  const press = (keys, every = 5) => keys.map((key) => {
    now += every;
    const event = Object.assign(new Event('keydown', { cancelable: true }),
      { ctrlKey: false, altKey: false, metaKey: false, ...key });
    document.dispatchEvent(event);
    return event.defaultPrevented;
  });
  return { scans, press };
}

const CODE = [...'A7K2M9'].map((key) => ({ key }));

test('a scan ends with carriage return, with line feed, or with both, and is one scan', (t) => {
  const { scans, press } = keyboard(t);
  for (const end of [[CR], [LF], [CR, LF], [LF, CR], [{ key: 'm', ctrlKey: true }], [{ key: 'J', ctrlKey: true }]]) {
    press([...CODE, ...end]);
    assert.deepEqual(scans.splice(0), ['A7K2M9'], JSON.stringify(end));
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
