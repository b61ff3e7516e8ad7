// What the phone keeps of its ticket, on the phone alone: the page, and what it last showed, for when
// there is no network; and its place on the home screen. All of it is gone when the visit is over.
import { find, findAll } from '/static/dom.js';

/** @import { TicketShown } from '../types.js' */
/** @typedef {{ ticket: TicketShown, at: string }} Kept */

/** @param {string} visit */
const key = (visit) => `ticket ${visit}`;

/** @param {string} visit @param {TicketShown} ticket @param {Date} at */
export function keepLast(visit, ticket, at) {
  try {
    localStorage.setItem(key(visit), JSON.stringify({ ticket, at: at.toISOString() }));
  } catch {
    /* private mode, or no room: the page that was kept is older then, and says so */
  }
}

/** What was shown last, and when that was so. @param {string} visit @returns {Kept | null} */
export function lastKept(visit) {
  try {
    return JSON.parse(localStorage.getItem(key(visit)) ?? 'null');
  } catch {
    return null;
  }
}

/** @param {string} visit */
export function forget(visit) {
  try {
    localStorage.removeItem(key(visit));
  } catch {
    /* nothing was kept */
  }
  navigator.serviceWorker?.controller?.postMessage({ forget: location.pathname });
}

/**
 * Let the phone keep this page and its files, where it can (https alone).
 * @param {string} visit @param {boolean} open
 */
export async function keepPage(visit, open) {
  if (!open) return forget(visit);
  home();
  if (!navigator.serviceWorker) return undefined;
  try {
    await navigator.serviceWorker.register(new URL('worker.js', location.href));
    const { active } = await navigator.serviceWorker.ready;
    const files = performance.getEntriesByType('resource').map(({ name }) => name);
    return active?.postMessage({ keep: [location.href, ...files] });
  } catch {
    return undefined; // it works without, as long as there is a network
  }
}

/** Offer a place on the home screen, as the phone lets us: by a press, or by a sentence. */
function home() {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    const button = find('[data-home]');
    if (!button) return;
    button.hidden = false;
    button.onclick = () => {
      button.hidden = true;
      /** @type {any} */ (event).prompt();
    };
  });
  // Safari on iPhones has no such question, and tells by this whether it is there already.
  if (/** @type {any} */ (navigator).standalone === false) {
    for (const node of findAll('[data-share]')) node.hidden = false;
  }
}
