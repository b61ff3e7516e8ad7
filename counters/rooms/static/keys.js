// The keys of the rooms board. What visitors notice waits a moment whether more is typed: a bar code,
// or words that were meant for another window, move nobody and open or tidy no room.

import { around, inField } from '/static/dom.js';
import { Hand } from '/static/staff/typing.js';

/** @typedef {'move' | 'close' | 'tidied'} Deed */

/** @type {Record<string, Deed>} */
const KEYS = { c: 'close', t: 'tidied' };

/**
 * Hear them on `target`. `asks(deed)`: it only asks first, and may do so at once; `escape` answers
 * whether there was something to leave; `chosen`: the room that a key is about.
 * @param {Document} target
 * @param {{ chosen: () => string | null, step: (by: number) => void, attempt: (deed: Deed, room?: string | null) => void, escape: () => boolean,
 *   asks: (deed: Deed) => boolean }} does
 */
export function hearKeys(target, { chosen, step, attempt, escape, asks }) {
  const hand = new Hand({ later: setTimeout.bind(globalThis), cancel: clearTimeout.bind(globalThis) });
  target.addEventListener('keydown', (event) => {
    const { key, timeStamp: now } = event;
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    if (key === 'Escape') { hand.escape(); if (escape()) return; }
    if (inField(event) || around(event, 'form')) {
      if (key.length === 1) hand.field(key, now);
      else if (key === 'Enter') hand.escape(); // what a key asked is answered, and that key is over
      return;
    }
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      hand.elsewhere(now); // it is of the room that was chosen when its key was pressed
      step(key === 'ArrowDown' ? 1 : -1);
    } else if (event.repeat) {
      return;
    } else if (key === 'Enter') {
      const press = hand.enter(now, false);
      if (press && !(event.target === target.body || around(event, '.room-name'))) return;
      event.preventDefault();
      if (press) attempt('move');
    } else if (key === ' ') {
      if (hand.blank(now)) event.preventDefault();
    } else if (key.length === 1) {
      const deed = KEYS[key.toLowerCase()];
      if (deed) event.preventDefault();
      const of = chosen();
      hand.press({ key, command: Boolean(deed), public: Boolean(deed) && !asks(deed) }, now, () => attempt(deed, of));
    }
  });
}
