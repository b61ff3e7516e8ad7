// How long a page waits for an answer, in browsers that have no AbortSignal.timeout too.

/**
 * A signal that ends a request after `ms`. `fetch(url, { signal: endAfter(8000) })`.
 *
 * AbortSignal.timeout came with Safari 16 and Chrome 103; the tablets and screens of a council are
 * often older, and without it not one request would leave them.
 * @param {number} ms
 * @returns {AbortSignal}
 */
export function endAfter(ms) {
  if (typeof AbortSignal.timeout === 'function') return AbortSignal.timeout(ms);
  const ending = new AbortController();
  setTimeout(() => ending.abort(), ms);
  return ending.signal;
}

/** For what a page is made of: an old kiosk on a bad line takes its time. */
export const PART_MS = 30_000;

/** This page as the server has it now; null where it does not give it. @returns {Promise<Response | null>} */
export async function pageNow() {
  const answer = await fetch(location.href, { signal: endAfter(PART_MS) }).catch(() => null);
  return answer?.ok ? answer : null;
}
