// Hands that are not steady: what goes down and comes up on the same tile chooses it, however the
// finger rolls, whatever else touches the glass. And a double tap is one press: its second half must
// not fall on what has just been drawn there.

const NEAR = 40; // px: a finger that taps twice moves less
const SOON = 450; // ms
const BESIDE = 16; // px: a finger may come up so far beside the tile

/** @typedef {{ id: number, button: HTMLElement }} Down */
/** @typedef {{ clientX: number, clientY: number }} Point */

/**
 * Which button a finger chooses that comes up here: its own. The others that are on the glass then
 * choose nothing any more.
 */
export class Fingers {
  constructor() {
    /** @type {Map<number, HTMLElement | null>} */
    this.down = new Map();
  }

  /** @param {number} id @param {HTMLElement | null} button */
  press(id, button) {
    this.down.set(id, button);
  }

  /** @param {number} id */
  forget(id) {
    this.down.delete(id);
  }

  /**
   * @param {number} id
   * @param {(button: HTMLElement) => boolean} stillOn
   */
  lift(id, stillOn) {
    const button = this.down.get(id) ?? null;
    this.down.delete(id);
    if (!button || !stillOn(button)) return null;
    for (const other of this.down.keys()) this.down.set(other, null);
    return button;
  }
}

/** Whether the point is on the button, or just beside it and on no other. @param {HTMLElement} button @param {Point} point @param {string} what */
function isOn(button, { clientX: x, clientY: y }, what) {
  const under = document.elementFromPoint(x, y)?.closest(what) ?? null;
  if (under) return under === button;
  const { left, right, top, bottom } = button.getBoundingClientRect();
  return x > left - BESIDE && x < right + BESIDE && y > top - BESIDE && y < bottom + BESIDE;
}

/**
 * Choose by where fingers go down and come up, instead of by the browser's own idea of a tap, which
 * a finger that rolls or a second one undoes. A mouse and keys click as ever, and what is not `what` by a finger too.
 * @param {HTMLElement} root
 * @param {string} [what]
 */
export function chooseByFingers(root, what = 'button') {
  const fingers = new Fingers();
  /** @param {PointerEvent} event */
  const isFinger = (event) => event.pointerType === 'touch' || event.pointerType === 'pen';
  const unmark = () => {
    for (const one of root.querySelectorAll('[data-pressed]')) if (![...fingers.down.values()].includes(/** @type {HTMLElement} */ (one))) one.removeAttribute('data-pressed');
  };
  root.addEventListener('pointerdown', (event) => {
    if (!isFinger(event)) return;
    const found = event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest(what)) : null;
    fingers.press(event.pointerId, found);
    found?.setAttribute('data-pressed', '');
  });
  document.addEventListener('pointerup', (event) => {
    if (!isFinger(event)) return;
    const chosen = fingers.lift(event.pointerId, (button) => button.isConnected && isOn(button, event, what));
    unmark();
    chosen?.dispatchEvent(new PointerEvent('click', {
      bubbles: true, cancelable: true, detail: 1, pointerType: event.pointerType,
      clientX: event.clientX, clientY: event.clientY, view: window,
    }));
  });
  document.addEventListener('pointercancel', (event) => {
    fingers.forget(event.pointerId);
    unmark();
  });
  // The browser's own click of a finger comes after ours, if at all.
  document.addEventListener('click', (event) => {
    if (!event.isTrusted || !isFinger(/** @type {PointerEvent} */ (event))) return;
    if (!(event.target instanceof Element && event.target.closest(what))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
}

/**
 * A capturing click listener. `screen()` names what is drawn; a click that is the second half of
 * the one that changed it is dropped. A mouse counts its clicks (`detail`); for a finger it is one
 * at the same spot soon after. Keys (detail 0) are never dropped.
 * @param {() => string} screen
 */
export function sameSpot(screen) {
  /** @type {{ x: number, y: number, at: number, screen: string } | null} */
  let last = null;
  /** @param {MouseEvent} event: a PointerEvent, where the browser says by what */
  return (event) => {
    if (event.detail === 0) return;
    const { clientX: x, clientY: y, timeStamp: at } = event;
    const shown = screen();
    const again = /** @type {PointerEvent} */ (event).pointerType === 'mouse'
      ? event.detail > 1
      : last && at - last.at < SOON && Math.hypot(x - last.x, y - last.y) < NEAR;
    if (again && last && last.screen !== shown) {
      event.stopPropagation();
      event.preventDefault();
      return;
    }
    last = { x, y, at, screen: shown };
  };
}
