// A keyboard before a page of staff, and what is typed there by mistake.
import { readFileSync } from 'node:fs';

/** @import { TestContext } from 'node:test' */
/** @typedef {{ name: string, text: string, delay: number, after?: string[] }} Case */

/** What scanners and hands type that no page is meant to hear. @type {Case[]} */
export const TEXTS = JSON.parse(readFileSync(new URL('../../cases/texts_typed.json', import.meta.url), 'utf-8'));

/**
 * Keys on `target`, as quick as one says; `press` tells whether the page took the key for itself.
 * @param {TestContext} t
 * @param {EventTarget} target
 */
export function keyboard(t, target) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  for (const name of ['Element', 'HTMLElement']) {
    Object.defineProperty(globalThis, name, { value: class {}, configurable: true });
    t.after(() => Reflect.deleteProperty(globalThis, name));
  }
  let now = 100_000;
  /** @param {number} ms */
  const rest = (ms = 3000) => { now += ms; t.mock.timers.tick(ms); };
  /** @param {string} key @param {number} after ms */
  const press = (key, after = 3000) => {
    rest(after);
    const event = Object.assign(new Event('keydown', { cancelable: true }),
      { key, code: '', ctrlKey: false, altKey: false, metaKey: false, repeat: false, isComposing: false });
    Object.defineProperty(event, 'timeStamp', { value: now });
    target.dispatchEvent(event);
    return event.defaultPrevented;
  };
  /** @param {Case} one */
  const type = ({ text, delay, after = [] }) => {
    const taken = [...text, ...after].map((key) => press(key, delay));
    rest();
    return taken;
  };
  return { press, rest, type };
}
