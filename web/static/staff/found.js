// A ticket that a search found, in words: where it is, or when, where and by whom it ended.

/** @import { Moment } from '/static/staff/format.js' */

/**
 * As GET …/visits has it.
 * @typedef {{ number: string, enquiry: string, state: string, waiting_since: string, serving_at: string | null,
 *   ended_at: string | null, service_point: string | null, outcome: string | null,
 *   ended_by: string | null, hold: { until: string | null } | null }} Found
 */
/**
 * Names by id, and the wall clock.
 * @typedef {{ enquiry: (id: string) => string, point: (id: string) => string,
 *   ended: (outcome: string) => string, hm: (moment: Moment) => string }} Names
 */

/** 'being served at Counter 2 since 10:04'. @param {Found} one @param {Names} names */
export function whereFound(one, { enquiry, point, ended, hm }) {
  const place = one.service_point ? point(one.service_point) : '';
  switch (one.state) {
    case 'waiting': return `waits for ${enquiry(one.enquiry)}, since ${hm(one.waiting_since)}`;
    case 'held': return `is on hold until ${hm(one.hold?.until ?? '')}`;
    case 'called': return `is called to ${place}`;
    case 'serving': return `is being served at ${place}, since ${hm(one.serving_at ?? '')}`;
    default: return [`${ended(one.outcome ?? '')} at ${hm(one.ended_at ?? '')}`, place,
      one.ended_by ? `by ${one.ended_by}` : ''].filter(Boolean).join(', ');
  }
}

/**
 * A call, and what became of it on the screens.
 * @typedef {{ at: string, service_point: string, shown: number, said: number, screens: number | null }} Call
 */

/**
 * For 'you skipped my number': 'called 10:42:10 at Counter 3, shown on 1 of 1, not spoken'; '' for one
 * that was never called.
 * @param {Call[]} calls @param {Pick<Names, 'point'> & { hms: (moment: Moment) => string }} names
 */
export function howCalled(calls, { point, hms }) {
  return calls.map(({ at, service_point, shown, said, screens }, n) => {
    const where = screens === null ? `${shown} ${shown === 1 ? 'screen' : 'screens'}` : `${shown} of ${screens}`;
    const seen = screens === null && !shown ? 'shown on no screen that told' : `shown on ${where}`;
    return `${n ? 'again' : 'called'} ${hms(at)} at ${point(service_point)}, ${seen}, ${said ? 'spoken' : 'not spoken'}`;
  }).join('; ');
}
