// A double tap is one press: its second half must not fall on what has just been drawn there.

const NEAR = 40; // px: a finger that taps twice moves less
const SOON = 450; // ms

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
