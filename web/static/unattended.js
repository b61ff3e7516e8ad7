// For screens that nobody sits at: no key there opens anything of the browser's own.
import { endAfter } from '/static/patience.js';

/** Keys that browsers and desktops listen to without Ctrl or Alt, besides F1 and so on. */
const OF_ITS_OWN = new Set(['ContextMenu', 'Help', 'Print', 'PrintScreen', 'Find', 'New', 'Open', 'Save', 'Close']);

/**
 * Whether a key is the browser's rather than the page's: a print dialogue, the list of downloads,
 * another address. All with Ctrl, Alt or Meta (with a wheel too), all F keys, those with a picture on
 * them, and all of a mouse but the first.
 * @param {Pick<KeyboardEvent & MouseEvent, 'key' | 'button' | 'ctrlKey' | 'altKey' | 'metaKey'>} event
 */
const isBrowsers = ({ key, button, ctrlKey, altKey, metaKey }) => ctrlKey || altKey || metaKey || button > 0
  || /^F\d+$/.test(key) || /^(Browser|Launch|Zoom)./.test(key) || OF_ITS_OWN.has(key);

const ALIVE_MS = 20_000;

/**
 * To whoever started the browser (deploy/kiosk-autostart.sh), by the server: this page runs, all of it
 * came, and pictures are drawn. A page that crashed or hangs says nothing, and is started anew.
 * @param {Window} page
 */
function sayThatItLives(page) {
  const name = new URLSearchParams(page.location.search).get('watch');
  if (!name || !/^[a-z0-9]{8,40}$/.test(name)) return;
  const say = () => page.requestAnimationFrame(() => {
    if (page.document.documentElement.dataset.alive === undefined) return;
    page.fetch(`/watch/${name}?alive`, { cache: 'no-store', signal: endAfter(ALIVE_MS) }).catch(() => {}); // the next one may come through
  });
  page.setInterval(say, ALIVE_MS);
  page.setTimeout(say, 2000);
}

/**
 * Keep those keys from the browser. The page's own listeners hear them all the same: a scanner's
 * line feed is Ctrl+J. In a frame of another page, as in the demonstration, somebody sits there.
 * @param {Window} page
 */
export function leaveUnattended(page) {
  sayThatItLives(page);
  page.addEventListener('contextmenu', (event) => event.preventDefault());
  if (page !== page.top) return;
  for (const kind of ['keydown', 'keyup', 'wheel', 'mousedown', 'mouseup', 'auxclick']) {
    page.addEventListener(kind, (event) => {
      if (isBrowsers(/** @type {KeyboardEvent & MouseEvent} */ (event))) event.preventDefault();
    }, { capture: true, passive: false });
  }
}
