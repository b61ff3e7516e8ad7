// Who waits and who rests, as this desk sees them: worked out from the last good state, no drawing.

import { plural, wait } from '/static/staff/format.js';

/** @import { DeskState, Queued } from '../types.js' */
/** @import { Wait } from '/static/staff/format.js' */

/**
 * One who waits, with the wait worked out. Its urgency is the rule's: weight × waited ÷ target.
 * @template {Queued} One
 * @param {One} one
 * @param {number} now
 */
function worked(one, now) {
  const waited = wait(now - Date.parse(one.queued_at), one.target);
  return { ...one, wait: waited, urgency: waited.ratio * (one.weight / 100) };
}

/**
 * The queue, the most urgent first and the next one on top: {mine, others}.
 * @template {Queued} One
 * @param {Pick<DeskState, 'next'> & { queue: One[] }} state
 * @param {number} now
 */
export function queueRows(state, now) {
  const rows = state.queue
    .map((one) => ({ ...worked(one, now), next: one.visit === state.next?.visit }))
    .sort((a, b) => Number(b.next) - Number(a.next) || b.urgency - a.urgency);
  return { mine: rows.filter((one) => one.mine), others: rows.filter((one) => !one.mine) };
}

/** @typedef {ReturnType<typeof queueRows>['mine'][number]} QueueRow */

/**
 * My part of the queue by enquiry type, in the site's `order` (rows that sorted themselves would
 * jump): [{enquiry, backup, count, wait: of the most urgent}], backup last.
 * @param {Pick<DeskState, 'queue' | 'counts'>} state
 * @param {number} now
 * @param {string[]} order
 */
export function byEnquiry(state, now, order) {
  /** @typedef {{ enquiry: string, backup: boolean, count: number, wait: Wait }} Row */
  /** @type {Map<string, Row>} */
  const types = new Map();
  for (const one of state.queue.filter(({ mine }) => mine)) {
    const { wait: waited } = worked(one, now);
    const row = types.get(one.enquiry);
    if (!row) types.set(one.enquiry, { enquiry: one.enquiry, backup: one.backup, count: 1, wait: waited });
    else {
      row.count += 1;
      if (waited.ratio > row.wait.ratio) row.wait = waited;
    }
  }
  if (state.queue.length < state.counts.all) { // of those beyond only the type is known
    for (const row of types.values()) row.count = Math.max(row.count, state.counts.by_enquiry[row.enquiry] ?? 0);
  }
  /** @param {Row} row */
  const place = (row) => (row.backup ? order.length : 0) + order.indexOf(row.enquiry);
  return [...types.values()].sort((a, b) => place(a) - place(b));
}

/**
 * 'Nobody is waiting for you', who waits for what else, and why one of mine cannot be called now:
 * for want of a room, or because they are another's.
 * @param {Pick<DeskState, 'queue' | 'no_next'>} state
 * @param {(enquiry: string) => string} name
 */
export function emptyWords(state, name = (id) => id) {
  const others = new Map();
  for (const one of state.queue) {
    if (!one.mine && !one.needs_room) others.set(one.enquiry, (others.get(one.enquiry) ?? 0) + 1);
  }
  const counted = [...others].map(([id, n]) => `${n} ${plural(n, 'waits', 'wait')} for ${name(id)}`);
  const then = counted.length ? `${counted.join(', ')}; not among your enquiries.` : '';
  const waiting = state.queue.some((one) => one.mine || one.needs_room);
  return { first: waiting ? 'Nobody can be called here now.' : 'Nobody is waiting for you.', then,
    room: state.no_next };
}

/**
 * The same in one line.
 * @param {Pick<DeskState, 'queue' | 'no_next'>} state
 * @param {(enquiry: string) => string} name
 */
export function emptyLine(state, name) {
  const { first, then, room } = emptyWords(state, name);
  return [first, then, room].filter(Boolean).join(' ');
}

/**
 * How the last step ended, in words: its outcome, or what became of it.
 * @param {{ outcomes: Array<{ id: string, name: string }>, endings: Record<string, string> }} page
 * @param {{ outcome: string | null }} last
 */
export const endedWords = ({ outcomes, endings }, { outcome }) => (
  outcomes.find(({ id }) => id === outcome)?.name ?? endings[outcome ?? ''] ?? 'ended').toLowerCase();
