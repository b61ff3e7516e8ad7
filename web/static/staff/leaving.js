// A page whose join is refused goes where one signs in again, but not round in circles.

/**
 * Whether to leave now: not within a minute of the last time, since it did not help then.
 * @param {string} name: under which it is remembered, as long as the tab is open
 * @param {Pick<Storage, 'getItem' | 'setItem'>} [store]
 * @param {number} [now] ms
 */
export function notInCircles(name, store = sessionStorage, now = Date.now()) {
  if (Math.abs(now - Number(store.getItem(name) ?? 0)) < 60_000) return false;
  store.setItem(name, String(now));
  return true;
}
