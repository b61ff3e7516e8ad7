// What is known of a printer besides its state: its roll, and what it did last.

/** @import { DeviceOut } from '../types.js' */

/** As the rolls before lasted, so 'about'. @param {number} left */
export const tickets = (left) => (left ? `about ${left} tickets` : 'hardly a ticket');

/** How a slip ended; of any other it is not said that it was printed. @type {Record<string, string>} */
const ENDED = { printed: 'at', in_doubt: 'perhaps printed,' };

/**
 * What a printer printed last, or a loudspeaker said.
 * @param {NonNullable<DeviceOut['last']>} last @param {(at: string) => string} hm
 */
export const didLast = ({ number, state, at }, hm) => (state === 'said' ? `Said ${number}, ${hm(at)}`
  : `${number ?? 'A slip'} ${ENDED[state] ?? 'not printed,'} ${hm(at)}`);

/**
 * Its line in the list, '' where there is nothing to say: one without a sensor says 'ready' until its
 * paper is out, and whoever looks must know that.
 * @param {Pick<DeviceOut, 'tickets_left' | 'says_low'>} device
 */
export function inTheList({ tickets_left: left, says_low: says }) {
  const count = left === null ? '' : tickets(left);
  if (says !== false) return count;
  return count ? `${count}; has no sensor for it` : 'Does not say when its roll is nearly over';
}

/**
 * The same where there is room for a sentence.
 * @param {Pick<DeviceOut, 'tickets_left' | 'says_low'>} device
 */
export function inFull({ tickets_left: left, says_low: says }) {
  const count = left === null ? '' : `Its roll has paper for ${tickets(left)}, as the rolls before lasted.`;
  if (says !== false) return count;
  return [count, 'It does not say when its roll is nearly over: look at the roll now and then, and press New roll when you change it.'].filter(Boolean).join(' ');
}
