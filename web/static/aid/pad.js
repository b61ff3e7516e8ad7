// The keys of accessible keypads: what each does. Keypads of the trade are keyboards; when headphones
// are plugged in, and out, they send a key too. Which, docs/devices.md has.

/** @import { Key } from './guide.js' */

/**
 * The usual ones: a keyboard's, and those of the EZ Access layout, which Storm's keypads send too.
 * @type {Record<Key, string[]>}
 */
const USUAL = {
  up: ['ArrowUp', 'ArrowLeft', 'F18'],
  down: ['ArrowDown', 'ArrowRight', 'F19'],
  ok: ['Enter', ' ', 'F20'],
  back: ['Escape', 'Backspace', 'BrowserBack', 'F21'],
  where: ['F17'],
  again: ['F22'],
  switch: [],
  plugged: ['F15'],
  unplugged: ['F16'],
  louder: ['AudioVolumeUp'],
  quieter: ['AudioVolumeDown'],
};
const MIRRORED = new Map([['ArrowLeft', 'ArrowRight'], ['ArrowRight', 'ArrowLeft']]);

/**
 * What each key does by its name, or by its place on the keyboard: systems name F13 and above in ways
 * of their own. `own`: 'up=F18', which go before the usual ones.
 * @param {string[]} own
 */
export function padOf(own) {
  /** @type {Map<string, Key>} */
  const keys = new Map();
  for (const [key, names] of Object.entries(USUAL)) for (const name of names) keys.set(name, /** @type {Key} */ (key));
  for (const one of own) {
    const [key, name] = one.split('=');
    keys.set(name, /** @type {Key} */ (key));
  }
  /**
   * @param {Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey'>} event
   * @param {string} dir
   */
  return ({ key, code, altKey, ctrlKey, metaKey }, dir) => {
    if (altKey || ctrlKey || metaKey) return null;
    const name = dir === 'rtl' ? MIRRORED.get(key) ?? key : key;
    return keys.get(name) ?? keys.get(code) ?? null;
  };
}
