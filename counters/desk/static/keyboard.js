// The desk's keyboard map: single letters only while no field has the focus, each press once, and
// none that is part of something typed or scanned (/static/staff/typing.js).

import { around, inField } from '/static/dom.js';
import { Hand } from '/static/staff/typing.js';

/**
 * Key to what it does; figures are the outcomes, or the rows of a panel.
 * @type {Record<string, string>}
 */
export const MAP = {
  n: 'next', s: 'start', r: 'recall', x: 'no-show', h: 'hold', e: 'refer', m: 'room', f: 'finish',
  y: 'avoidable-yes', o: 'avoidable-no', a: 'add', p: 'print', '/': 'find', w: 'walk', u: 'undo',
  b: 'break', v: 'visit', c: 'home', t: 'wrong', '?': 'keys',
};

/** What only opens something on the desk itself, and may do so at once. */
const OPENS = new Set(['hold', 'refer', 'room', 'add', 'find', 'walk', 'break', 'visit', 'keys']);

/** What is said before the outcome, and with it. */
const LEADS = new Set(['avoidable-yes', 'avoidable-no']);

/** What each key does, as the list of keys has it. */
export const KEYS = [
  ['N', 'Next; while serving it asks the outcome first'],
  ['S', 'Start: the called visitor is here'],
  ['R', 'Recall: call again'],
  ['X', 'No-show, after the recalls'],
  ['H', 'Hold, with a reason'],
  ['E', 'Refer; Alt 1 to 5 the way'],
  ['M', 'Move to a room'],
  ['F', 'Finish and call nobody'],
  ['1 to 9', 'Outcome, where it is asked'],
  ['Y, O', 'Avoidable: yes, no'],
  ['A', 'Add an enquiry'],
  ['P', 'Print again'],
  ['T', 'This is somebody else than was called'],
  ['V', 'This visit: notes and needs'],
  ['/', 'Find, choose somebody'],
  ['W', 'Serve without a ticket'],
  ['U', 'Undo, for a minute'],
  ['B', 'Break, or sign off'],
  ['C', 'Back to the counter'],
  ['F8', 'Help, at once'],
  ['F9', 'Take a help call'],
  ['F7', 'All is well, when asked'],
  ['Esc', 'Close; nothing changes'],
  ['?', 'These keys'],
];

/** Whether the key belongs to the field that has the focus. @param {KeyboardEvent} event */
function fieldsOwn(event) {
  const field = around(event, 'input, select, textarea');
  if (!field) return false;
  return !(field instanceof HTMLInputElement) || field.type !== 'text' || field.getAttribute('role') !== 'combobox';
}

/**
 * Hear keys on `target` and call press(name, value?), which answers whether it took the key.
 * Escape, the F keys, Ctrl Enter, Alt with a figure and the arrows always work; single keys only
 * while `enabled()`. A held key counts once: its repeats are swallowed, also on a focused button,
 * where the browser would click again and again. `asks()`: N and F ask first, just now;
 * `waits(key)`: this one waits whether another follows, or none ('').
 * @param {Document} target
 * @param {{ enabled: () => boolean, press: (name: string, value?: number) => unknown,
 *   asks?: () => boolean, waits?: (key: string) => void }} does
 */
export function hearKeys(target, { enabled, press, asks = () => false, waits }) {
  const hand = new Hand({ later: setTimeout.bind(globalThis), cancel: clearTimeout.bind(globalThis), waits });
  target.addEventListener('keydown', (event) => {
    if (event.isComposing || event.metaKey) return;
    /** @param {string} name @param {number} [value] */
    const take = (name, value) => { if (press(name, value) !== false) event.preventDefault(); };
    const arrow = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (arrow && !event.ctrlKey && !event.altKey && !fieldsOwn(event)) { hand.walkedAt = event.timeStamp; take('arrow', arrow); return; }
    if (event.repeat) {
      const activates = event.key === 'Enter' || event.key === ' ';
      if (activates && around(event, 'button')) event.preventDefault();
      return;
    }
    if (event.altKey && /^Digit[1-9]$/.test(event.code)) { take('alt', Number(event.code.slice(-1))); return; }
    if (event.ctrlKey && event.key === 'Enter') { take('confirm'); return; }
    if (event.ctrlKey || event.altKey) return;
    if (event.key === 'Escape') { hand.escape(); press('back'); return; }
    if (event.key === 'F8') { take('help'); return; }
    if (event.key === 'Enter' && !hand.enter(event.timeStamp, Boolean(inField(event)))) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (event.key === 'Enter' && !inField(event) && hand.means(event.timeStamp)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (event.key === 'Enter' && !around(event, 'button, a, select, textarea')) {
      take('enter');
      return;
    }
    if (event.key.length !== 1) return;
    if (inField(event) || !enabled()) { hand.field(event.key, event.timeStamp); return; }
    const figure = /^[0-9]$/.test(event.key);
    const name = figure ? 'figure' : MAP[event.key.toLowerCase()];
    const act = () => { press(name, figure ? Number(event.key) : undefined); };
    const pressed = { key: event.key, command: Boolean(name), public: !(OPENS.has(name) || (asks() && ['next', 'finish'].includes(name))), follows: figure, leads: LEADS.has(name) };
    // A blank presses the button that has the focus, unless it stands in a text.
    if (event.key === ' ') {
      if (hand.blank(event.timeStamp)) event.preventDefault();
      return;
    }
    if (name) event.preventDefault();
    hand.press(pressed, event.timeStamp, act);
  });
}
