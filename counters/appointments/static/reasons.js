// The keys while it is asked why an appointment is cancelled.

import { Hand } from '/static/staff/typing.js';

/**
 * A listener: a figure gives the reason of its row, once nothing follows it. A code that is scanned
 * meanwhile, or a text for another window, gives none.
 * @returns {(event: Pick<KeyboardEvent, 'key' | 'timeStamp'>, reasons: string[],
 *   give: (reason: string) => void) => void}
 */
export function hearReasons() {
  const hand = new Hand({ later: setTimeout.bind(globalThis), cancel: clearTimeout.bind(globalThis) });
  return ({ key, timeStamp: now }, reasons, give) => {
    if (key === 'Escape') hand.escape();
    if (key.length !== 1) return;
    /** @type {string | undefined} */
    const reason = /^[1-9]$/.test(key) ? reasons[Number(key) - 1] : undefined;
    hand.press({ key, command: reason !== undefined, public: true }, now, () => { if (reason) give(reason); });
  };
}
