// The phone buzzes and rings when it is its owner's turn, and once, shortly, when it almost is.

/** @import { TicketShown } from '../types.js' */

const BUZZ = [400, 200, 400];
const SOON = [200];
const RINGS = 3;
/** It is their turn: they go, or somebody comes to them. */
const CALLED = new Set(['called', 'fetched']);

/** The chime, once a touch has allowed it. @type {HTMLAudioElement | null} */
let ring = null;

export const rings = () => ring !== null;

/** Play the chime by a touch, so that the browser lets it sound later. @param {string} file */
export async function letRing(file) {
  const chime = new Audio(file);
  try {
    await chime.play();
    ring = chime;
  } catch {
    ring = null;
  }
}

/** Play the chime, as often as said while it is still wanted. @param {number} times @param {() => boolean} still */
async function sound(times, still) {
  const chime = ring;
  for (let n = 0; chime && n < times && still(); n += 1) {
    chime.currentTime = 0;
    const over = new Promise((done) => (chime.onended = done));
    try {
      await chime.play();
    } catch {
      return; // the browser took the permission back: the page is saffron and buzzes all the same
    }
    await over;
  }
}

/**
 * Buzz and ring once for each call and recall, and once when it is almost time, also over a reload of
 * the page; a phone that slept meanwhile does it when it wakes.
 * @param {string} visit @param {() => TicketShown} now
 */
export async function callOwner(visit, now) {
  const ticket = now();
  const announced = ticket.announced_at;
  if (CALLED.has(ticket.state) && announced) {
    if (!first(`rung ${visit}`, announced)) return;
    navigator.vibrate?.(BUZZ);
    // Not on and on for one who has gone there meanwhile.
    await sound(RINGS, () => CALLED.has(now().state) && now().announced_at === announced);
  } else if (ticket.soon && first(`soon ${visit}`, 'told')) {
    navigator.vibrate?.(SOON);
    await sound(1, () => now().soon);
  }
}

/** Who opens the page and reads that it is almost their turn need not be buzzed. @param {string} visit */
export const readAlready = (visit) => first(`soon ${visit}`, 'told');

/** Whether this was not told yet; it is remembered. @param {string} key @param {string} value */
function first(key, value) {
  try {
    if (sessionStorage.getItem(key) === value) return false;
    sessionStorage.setItem(key, value);
  } catch {
    /* private mode: a reload buzzes again */
  }
  return true;
}
