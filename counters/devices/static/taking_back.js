// Which tickets of a kiosk would be taken back, in words. Pure.
import { plural } from '/static/staff/format.js';

/** @import { KioskTicketsOut } from '../types.js' */

/**
 * What would be taken back, in words.
 * @param {KioskTicketsOut} found
 * @param {(moment: string) => string} hm
 */
export function preview(found, hm) {
  const stay = found.in_hand
    ? ` ${found.in_hand} more ${plural(found.in_hand, 'is', 'are')} called or served and ${plural(found.in_hand, 'stays', 'stay')}.`
    : '';
  const span = `from ${hm(found.since)} to ${hm(found.until)}`;
  if (!found.waiting) return `Nobody waits with a ticket of this kiosk ${span}.${stay}`;
  const numbers = found.waiting === 1 ? found.first : `${found.first} to ${found.last}`;
  const parts = found.waiting > found.most ? ` ${found.most} at a press, the oldest first.` : '';
  return `${found.waiting} ${plural(found.waiting, 'ticket', 'tickets')} ${span}: ${numbers}.${stay}${parts
  } They leave the queue, are in no figure, and do not come back.`;
}
