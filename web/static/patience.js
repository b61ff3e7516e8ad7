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
