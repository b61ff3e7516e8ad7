// A visitor who asked at a kiosk for a person, as pages of staff tell of them.

/** @import { VisitorWaits } from '../../../counters/help/types.js' */

/** What they touched that whoever comes should know. @type {Record<VisitorWaits['known'][number], string>} */
export const KNOWN = {
  fetch: 'cannot go to a counter', sign: 'uses sign language', sight: 'does not see well',
  hearing: 'does not hear well', language: 'speaks another language', private: 'wants to talk in private',
};

/** @typedef {'call' | 'more' | 'going' | 'taken' | 'over'} Part */

/**
 * What it is on a page of `adviser`: 'call' while nobody goes, 'more' once it is everybody's matter,
 * 'going' for who goes, 'taken' for the others, 'over' for who went for one who needs nobody now; null
 * where it is nothing to show.
 * @param {Pick<VisitorWaits, 'coming' | 'taken_by' | 'over' | 'until' | 'more_at'>} one
 * @param {string | null} adviser
 * @param {number} now
 * @returns {Part | null}
 */
export function partOf(one, adviser, now) {
  if (Date.parse(one.until) <= now) return null;
  const mine = one.coming && one.taken_by !== null && one.taken_by === adviser;
  if (one.over) return one.over === 'withdrawn' && mine ? 'over' : null;
  if (one.coming) return mine ? 'going' : 'taken';
  return now >= Date.parse(one.more_at) ? 'more' : 'call';
}

/**
 * What to know before one goes: 'reads Polish; cannot go to a counter', or ''.
 * @param {Pick<VisitorWaits, 'language' | 'known'>} one
 */
export function knownWords({ language, known }) {
  const reads = language && language !== 'en'
    ? [`reads ${new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language}`] : [];
  return [...reads, ...known.map((id) => KNOWN[id])].join('; ');
}

/**
 * The line itself.
 * @param {Pick<VisitorWaits, 'place' | 'taken_by_name'>} one
 * @param {Part} part
 */
export function visitorWords({ place, taken_by_name: who }, part) {
  if (part === 'going') return `You are going to the visitor at ${place}`;
  if (part === 'taken') return `${who ?? 'Somebody'} is going to the visitor at ${place}`;
  if (part === 'over') return `The visitor at ${place} does not need anybody now`;
  return `A visitor at ${place} asks for a person`;
}
