// Figures and moments in the words of the supervisor's pages. Pure: the time is passed in.
/** @import { EnquiryNow, Head, NowState, ShareJson } from '../types.js' */

/** '9.1' for 546 seconds; a dash where nothing was counted. @param {number | null} seconds */
export const minutes = (seconds) => (seconds === null ? '-' : (seconds / 60).toFixed(1));

/**
 * '74%' rounded down, so that only all of them are 100%; a dash of nothing.
 * @param {Pick<ShareJson, 'n' | 'of'>} share
 */
export const percent = ({ n, of }) => (of === 0 ? '-' : `${Math.floor((100 * n) / of)}%`);

/**
 * How many are past their target at `now`.
 * @param {EnquiryNow} enquiry
 * @param {number} now
 */
export const pastTarget = (enquiry, now) => enquiry.passes.filter((at) => Date.parse(at) < now).length;

/**
 * [what is the case, what is late or '']: the sentence that the page begins with.
 * @param {NowState} state
 * @param {number} now
 */
export function sentence(state, now) {
  const past = state.enquiries.reduce((sum, enquiry) => sum + pastTarget(enquiry, now), 0);
  if (state.waiting === 0) return ['Nobody waits.', ''];
  const first = state.waiting === 1 ? '1 waits.' : `${state.waiting} wait.`;
  if (past === 0) return [first, ''];
  if (state.waiting === 1) return [first, 'That is past the target.'];
  return [first, past === 1 ? '1 is past its target.' : `${past} are past their target.`];
}

/**
 * The share of its target that the first in line has waited, 0 ahead of an appointed time; below 0
 * for nobody.
 * @param {EnquiryNow} enquiry
 * @param {number} now
 */
export function urgency(enquiry, now) {
  if (!enquiry.head) return -1;
  return waitedMs(enquiry.head, now) / 1000 / enquiry.head.target;
}

/**
 * How long somebody has waited, with what they waited before, and without their rests.
 * @param {Head} head
 * @param {number} now
 */
export function waitedMs(head, now) {
  return Math.max(0, now - Date.parse(head.waiting_since) + head.before * 1000);
}

/**
 * 'Greeted in time 12 of 14; 2 wait longer.'
 * @param {{ greeted: number, in_time: number, late: number }} of
 */
export function greetedWords({ greeted, in_time: inTime, late }) {
  const longer = late ? `${late} ${late === 1 ? 'waits' : 'wait'} longer` : '';
  const kept = greeted ? `${inTime} of ${greeted}` : 'nobody yet';
  return `Greeted in time ${[kept, longer].filter(Boolean).join('; ')}.`;
}
