// A double tap is one press: its second half must not fall on what has just been drawn there.

const NEAR = 80; // px
const SOON = 450; // ms

/**
 * A capturing click listener. `screen()` names what is drawn; a click near the one that changed it,
 * and soon after, is dropped. Keys (detail 0) are never dropped.
 */
export function sameSpot(screen) {
  let last = null;
  return (event) => {
    if (event.detail === 0) return;
    const { clientX: x, clientY: y } = event;
    const shown = screen();
    if (last && last.screen !== shown && event.timeStamp - last.at < SOON
      && Math.hypot(x - last.x, y - last.y) < NEAR) {
      event.stopPropagation();
      event.preventDefault();
      return;
    }
    last = { x, y, at: event.timeStamp, screen: shown };
  };
}
