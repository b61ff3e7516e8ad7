// How a paired screen is, in words, and what is missing before one can be paired. Pure.
import { plural } from '/static/staff/format.js';

/** @import { PairedOut } from '../types.js' */
/** @typedef {'kiosk' | 'display' | 'tablet' | 'counter' | 'exit'} Kind */

export const FIGURES = 6;
const DAY_MS = 24 * 60 * 60_000;

/** @param {Pick<PairedOut, 'twins_since'>} screen */
export const isTwin = (screen) => screen.twins_since !== null;

/**
 * Whether a kiosk that was paired is gone while it is to give tickets.
 * @param {{ open: boolean }} kiosk @param {Pick<PairedOut, 'there' | 'last_seen'>} screen
 */
export const isMissed = (kiosk, { there, last_seen }) => kiosk.open && !there && last_seen !== null;

/**
 * How a screen is, in words.
 * @param {Pick<PairedOut, 'there' | 'last_seen' | 'own'>} screen
 */
export function stateOf({ there, last_seen, own }) {
  if (last_seen === null) return { words: 'Not started yet', icon: 'circle-dashed' };
  if (!there) return { words: 'Asleep', icon: 'circle-dashed' };
  return own ? { words: 'Working', icon: 'circle-check' } : { words: 'Another page is open', icon: 'circle-question-mark' };
}

/**
 * 'now', a time of today, or a day and a time.
 * @param {Pick<PairedOut, 'there' | 'last_seen'>} screen
 * @param {{ now: number, hm: (moment: string) => string, zone: string }} clock
 */
export function seen({ there, last_seen }, { now, hm, zone }) {
  if (last_seen === null) return 'never';
  if (there) return 'now';
  const at = new Date(last_seen);
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short' });
  if (day.format(at) === day.format(now) && now - at.getTime() < DAY_MS) return hm(last_seen);
  return `${day.format(at)}, ${hm(last_seen)}`;
}

/** Among states with their beginning: when it was seen. @param {string} when */
export const seenWords = (when) => (when === 'never' ? 'never seen' : `seen ${when}`);

/** What of its version is worth saying. @param {Pick<PairedOut, 'version' | 'newest'>} screen */
export const versionOf = ({ version, newest }) => (newest ? version : `${version}, newer at its next start`);

/** What was typed or pasted, as figures alone. @param {string} typed */
export const figuresOf = (typed) => typed.replace(/\D/g, '').slice(0, FIGURES);

/** As it stands on the screen: in two threes. @param {string} code */
export const inThrees = (code) => (code.length > 3 ? `${code.slice(0, 3)} ${code.slice(3)}` : code);

/**
 * What is missing before it can be paired; '' when nothing is.
 * @param {{ code: string, kind: Kind | null, place: string }} chosen
 */
export function missing({ code, kind, place }) {
  const left = FIGURES - code.length;
  if (left) return `${left} ${plural(left, 'figure', 'figures')} more`;
  if (!kind) return 'say what it is';
  return place || kind === 'tablet' || kind === 'exit' ? '' : 'say which one';
}
