// Whether the screen is dark: while the house is closed, if it is to be, and nothing is to be seen.

/** @import { BoardShown } from '../types.js' */

/**
 * @param {Pick<BoardShown, 'lit' | 'calls' | 'waiting' | 'standing'>} board
 * @param {number} now the server's time in ms
 * @param {boolean} offline how many wait is then not known, and not asked
 */
export function isDark({ lit, calls, waiting, standing }, now, offline) {
  if (!lit || now >= Date.parse(lit.known)) return false; // what is not known is no reason to be dark
  if (standing) return false;
  if (!offline && (waiting > 0 || calls.some(({ state }) => state !== 'ended'))) return false;
  return !lit.spans.some(([from, to]) => now >= Date.parse(from) && now < Date.parse(to));
}
