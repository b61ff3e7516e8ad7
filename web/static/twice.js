// The second half of a double click must not fall on what has just been drawn under it: 'I am going'
// becomes 'It is over', and under 'I need more time' comes 'I am leaving'.

import { around } from '/static/dom.js';

const NEAR = 40; // px: a finger that taps twice moves less
const SOON = 450; // ms

/** Whether a press is the second half of the one before it, and on something else. */
export class Presses {
  constructor() {
    /** @type {{ x: number, y: number, at: number, says: string } | null} */
    this.last = null;
  }

  /**
   * `says`: what stands on the button that was pressed. A mouse counts its clicks itself; a finger taps
   * twice at one spot.
   * @param {{ x: number, y: number, at: number, says: string, mouse: boolean, clicks: number }} press
   */
  fallsOnAnother({ x, y, at, says, mouse, clicks }) {
    const { last } = this;
    const again = last !== null && (mouse ? clicks > 1
      : at - last.at < SOON && Math.hypot(x - last.x, y - last.y) < NEAR);
    if (again && last.says !== says) return true;
    this.last = { x, y, at, says };
    return false;
  }
}

/** Drop such clicks in a page; keys press as ever. @param {Document} target */
export function dropSecondHalves(target) {
  const presses = new Presses();
  target.addEventListener('click', (event) => {
    if (event.detail === 0) return;
    const pressed = around(event, 'button, a, summary');
    const mouse = /** @type {PointerEvent} */ (event).pointerType === 'mouse';
    const { clientX: x, clientY: y, timeStamp: at, detail: clicks } = event;
    if (!presses.fallsOnAnother({ x, y, at, mouse, clicks, says: pressed?.textContent?.trim() ?? '' })) return;
    if (!pressed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
}
