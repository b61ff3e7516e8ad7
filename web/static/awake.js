// Keeps a screen lit where the browser can: not all have wake locks, and none has them over http.

/**
 * Keep the screen on while the page shows and `wanted()`. Browsers let go of it when the page is
 * hidden or the battery is low; it is asked for again when the page shows. Call what is returned
 * when `wanted()` may have changed.
 * @param {() => boolean} [wanted]
 * @param {{ page?: Document, locks?: WakeLock }} [where]
 * @returns {() => Promise<void>}
 */
export function keepAwake(wanted = () => true, { page = document, locks = navigator.wakeLock } = {}) {
  /** @type {WakeLockSentinel | null} */
  let lock = null;
  let asking = false;
  let again = false; // something changed while it was asked for

  async function look() {
    if (!locks) return;
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    again = false;
    try {
      const now = wanted() && page.visibilityState === 'visible';
      if (now && !lock) {
        const held = await locks.request('screen');
        lock = held;
        held.addEventListener('release', () => { lock = null; look(); });
      } else if (!now && lock) {
        await lock.release();
      }
    } catch {
      // low battery: it may go dark
    } finally {
      asking = false;
    }
    if (again) await look();
  }

  page.addEventListener('visibilitychange', look);
  look();
  return look;
}
