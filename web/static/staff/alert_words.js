// What an alert says: that something visitors need does not work, or works again. Pure.
import { troubleOf } from '/static/staff/troubles.js';

/** @import { AlertShown } from '../../../counters/help/types.js' */

/** What it is called: an agent is known by what it drives. @param {Pick<AlertShown, 'kind' | 'name' | 'where'>} one */
const named = ({ kind, name, where }) => (kind === 'agent' ? `The computer ${where ? `${where}, which drives` : 'that drives'} ${name}`
  : `${name}${where && where !== name ? `, ${where}` : ''}`);

/**
 * The line itself, and below it since when and what to do.
 * @param {Omit<AlertShown, 'alert' | 'places'>} one
 * @param {(moment: string) => string} hm
 * @returns {{ what: string, more: string }}
 */
export function alertWords(one, hm) {
  if (one.back) return { what: `${named(one)}: works again`, more: `since ${hm(one.since)}. Nobody need go.` };
  const again = one.unsteady || one.falls > 1;
  const times = one.falls > 1 ? `${one.falls} times since ${hm(one.since)}` : `since ${hm(one.since)}`;
  if (again && one.well_since) {
    return { what: `${named(one)}: works just now`, more: `It failed ${times}. Look at it before it does again.` };
  }
  const steps = troubleOf(one)?.steps ?? [];
  return {
    what: `${named(one)}: ${one.words.toLowerCase()}`,
    more: `${again ? `again, ${times}` : times}. ${steps[0] ?? ''}`.trim(),
  };
}

/** @typedef {{ alert: number, since: string }} Line */
/** So many lines push the page down; of more their number is told. */
export const MOST = 3;
/** So long after lines moved a press was meant for what stood there before. */
const SETTLE_MS = 500;
/** What each line said when it was drawn last. @type {string[]} */
let lines = [];
let settledAt = 0;

/** What is read of one: down since when, or back since when. @param {Line} one */
export const reading = ({ alert, since }) => `${alert} ${since}`;

/** Note what the lines say now. @param {Line[]} every @param {number} now */
export function drawn(every, now) {
  const after = every.slice(0, MOST).map(reading);
  if (lines.some((line, at) => after[at] !== line)) settledAt = now + SETTLE_MS;
  lines = after;
}

/** Whether a press now may be meant for another line, or for what this one said. @param {number} now */
export const moving = (now) => now < settledAt;
