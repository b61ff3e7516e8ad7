// The house changes while a page is open: a state of its socket, or any answer of the interface, says by
// which version it goes, and the page takes up what it would be given now.
import { pageAnew } from '/static/api.js';

/** Of which version of the house the page is, as far as it was told. @type {number | null} */
let house = Number(globalThis.document?.querySelector?.('meta[name="house"]')?.getAttribute('content')) || null;
/** Not more than once in so many ms, where it could not be known anew. */
const ANEW_EVERY_MS = 5000;
let anewAt = -Infinity;

/**
 * The page is of an older version of the house: know what it would be given now, so that what is
 * drawn next is true. True when it knows more than before. @param {number | undefined} wanted
 */
export async function follow(wanted) {
  if (wanted === undefined || wanted === house) return false;
  if (house === null) { house = wanted; return false; }
  if (performance.now() - anewAt < ANEW_EVERY_MS) return false;
  anewAt = performance.now();
  if (!await pageAnew().catch(() => false)) return false;
  house = wanted;
  return true;
}

/**
 * For a page without a socket: `anew` is called once pageData() is of another version. Nothing that is
 * typed is touched. @param {() => unknown} anew
 */
export function following(anew) {
  addEventListener('house', (event) => follow(/** @type {CustomEvent<number>} */ (event).detail).then((more) => (more ? anew() : undefined)));
}
