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
