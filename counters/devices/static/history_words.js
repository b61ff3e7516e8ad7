// What happened to a device in thirty days, in words. Pure.
import { plural } from '/static/staff/format.js';

/** @import { DevicePastOut, PastOut } from '../types.js' */

/** @param {number} minutes */
export function lasted(minutes) {
  if (minutes < 1) return 'under a minute';
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${Math.floor(minutes / 1440)} days`;
}

/** @param {number} n @param {string} one @param {string} more */
const count = (n, one, more) => `${n} ${plural(n, one, more)}`;

/**
 * '3 faults, 42 min not working, 2 new rolls'.
 * @param {Pick<DevicePastOut, 'faults' | 'minutes' | 'away' | 'rolls'>} device
 */
export function summary({ faults, minutes, away, rolls }) {
  const said = [
    faults ? `${count(faults, 'fault', 'faults')}, ${lasted(minutes)} not working` : '',
    rolls ? count(rolls, 'new roll after it was empty', 'new rolls after it was empty') : '',
    away ? `its agent away ${away === 1 ? 'once' : `${away} times`}` : '',
  ].filter(Boolean);
  return said.length ? said.join(', ') : 'No fault';
}

/**
 * One line: 'Tuesday 17 November, 11:36: paper out, 6 min'.
 * @param {PastOut} one
 * @param {{ states: Record<string, string>, day: (moment: string) => string, hm: (moment: string) => string }} how
 */
export function line({ at, until, state, detail }, { states, day, hm }) {
  const how = states[state] ?? state;
  const long = until === null ? 'still so' : lasted(Math.floor((Date.parse(until) - Date.parse(at)) / 60_000));
  const says = /[a-z]{3}/.test(detail) ? ` (${detail})` : '';
  return `${day(at)}, ${hm(at)}: ${how.charAt(0).toLowerCase()}${how.slice(1)}, ${long}${says}`;
}
