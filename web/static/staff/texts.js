// On every page of staff: what a scanner types, or a hand that meant another window, presses nothing.
// Its blanks and its Enter would press whatever button has the focus: a ticket more, a day closed.

import { inField } from '/static/dom.js';
import { AFTER, BURST, CALM } from './typing.js';

const TEXT = 3; // characters in a row after which it is a text

/** What is typed where there is no field for it. */
export class Outside {
  constructor() {
    this.count = 0;
    this.last = -Infinity;
  }

  /** A character of it. @param {number} now ms */
  take(now) {
    if (now - this.last >= (this.count < TEXT ? AFTER : CALM)) this.count = 0;
    this.count += 1;
    this.last = now;
  }

  /**
   * Whether a blank or Enter now belongs to it, and is no press of a button.
   * @param {string} key
   * @param {number} now ms
   */
  goesOn(key, now) {
    const gap = now - this.last;
    return gap < (key === ' ' ? AFTER : BURST) || (this.count >= TEXT && gap < CALM);
  }
}

/** Keep texts from the buttons of a page. Fields, and whoever presses a single key, go on as ever. @param {Document} target */
export function textsPressNothing(target) {
  const text = new Outside();
  target.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || inField(event)) return;
    const { key, timeStamp: now } = event;
    const presses = key === 'Enter' || key === ' ';
    const within = presses && text.goesOn(key, now);
    if (within) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    if (key === 'Escape') text.count = 0;
    if (key === ' ' ? within : key.length === 1) text.take(now);
  }, true);
}
