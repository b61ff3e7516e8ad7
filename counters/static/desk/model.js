// What the desk shows, worked out from the last good state: no drawing, no network in here.

import { countdown, plural, wait } from './format.js';

const OFFLINE = 'Opens again with the connection.';

/** The present state with the answer of a command laid over it, until the server's own arrives. */
export function withVisit(state, visit) {
  const open = visit.state === 'called' || visit.state === 'serving';
  return open
    ? { ...state, state: visit.state, visit,
      next: state.next?.visit === visit.visit ? null : state.next,
      recall: visit.state === 'called' ? state.recall : null,
      queue: state.queue.filter((one) => one.visit !== visit.visit) }
    : { ...state, state: 'ready', visit: null, recall: null,
      last: { number: visit.number, outcome: visit.outcome, ended_at: visit.ended_at } };
}

/** Since when the present state holds, in milliseconds. */
export function stateSince(state) {
  if (state.state === 'called') return Date.parse(state.visit.called_at);
  if (state.state === 'serving') return Date.parse(state.visit.serving_at);
  const moments = [state.last?.ended_at, state.adviser?.since].filter(Boolean).map(Date.parse);
  return moments.length ? Math.max(...moments) : null;
}

/** The name of the one big action in this state: the next right thing to do. */
export const bigAction = (state) => (state.state === 'called' ? 'start' : 'next');

/**
 * Each action as {possible, reason, gap}: `reason` says why it is closed, `gap` is the time until
 * it opens where it opens by itself.
 */
export function actions(state, { connected, now }) {
  const number = state.visit?.number;
  const closed = (reason, gap = null) => ({ possible: false, reason, gap });
  const open = { possible: true, reason: '', gap: null };
  const only = (wanted, reason) => (state.state === wanted ? open : closed(reason));
  const all = {
    next: nextAction(state, open, closed),
    start: only('called', number ? `${number} is being served already.` : 'Call somebody first.'),
    recall: recallAction(state, now, open, closed),
    'no-show': noShowAction(state, now, open, closed),
    finish: only('serving', number ? `Start ${number} first.` : 'Nobody is being served.'),
    'sign-off': only('ready', `Finish ${number} first.`),
  };
  if (connected) return all;
  return Object.fromEntries(Object.keys(all).map((name) => [name, closed(OFFLINE)]));
}

function nextAction(state, open, closed) {
  if (state.state === 'called') {
    return closed(`${state.visit.number} is called: start, or no-show after the recalls.`);
  }
  if (state.state === 'ready' && !state.next) return closed(emptyWords(state).first);
  return open;
}

const gapLeft = (state, now) =>
  (state.recall ? Date.parse(state.recall.allowed_at) - now : 0);

function recallAction(state, now, open, closed) {
  if (state.state !== 'called') return closed('Nobody is called.');
  const gap = gapLeft(state, now);
  return gap > 0 ? closed(`Recall opens in ${countdown(gap)}.`, gap) : open;
}

function noShowAction(state, now, open, closed) {
  if (state.state !== 'called') return closed('Nobody is called.');
  const { done, needed } = state.recall ?? { done: 0, needed: 0 };
  const gap = gapLeft(state, now);
  if (done >= needed) return gap > 0 ? closed(`No-show opens in ${countdown(gap)}.`, gap) : open;
  const left = needed - done;
  return closed(`No-show opens after ${left === 1 ? 'one more recall' : `${left} more recalls`}.`);
}

/** 'Nobody is waiting for you', and who waits for what else. */
export function emptyWords(state, name = (id) => id) {
  const others = new Map();
  for (const one of state.queue) {
    if (!one.mine) others.set(one.enquiry, (others.get(one.enquiry) ?? 0) + 1);
  }
  const counted = [...others].map(([id, n]) => `${n} ${plural(n, 'waits', 'wait')} for ${name(id)}`);
  const rooms = state.queue.some((one) => one.needs_room);
  const then = counted.length ? `${counted.join(', ')}; ${rooms
    ? 'not among your enquiries, or only in a private room' : 'not among your enquiries'}.` : '';
  return { first: 'Nobody is waiting for you.', then };
}

/** The same in one line. */
export function emptyLine(state, name) {
  const { first, then } = emptyWords(state, name);
  return `${first} ${then}`.trim();
}

/**
 * My part of the queue by enquiry type, in the site's `order` (rows that sorted themselves would
 * jump): [{enquiry, backup, count, wait: of the most urgent}], backup last.
 */
export function byEnquiry(state, now, order) {
  const types = new Map();
  for (const one of state.queue.filter(({ mine }) => mine)) {
    const row = types.get(one.enquiry)
      ?? types.set(one.enquiry, { enquiry: one.enquiry, backup: one.backup, count: 0, wait: null })
        .get(one.enquiry);
    const waited = wait(now - Date.parse(one.waiting_since), one.target);
    row.count += 1;
    if (!row.wait || waited.ratio > row.wait.ratio) row.wait = waited;
  }
  const place = (row) => (row.backup ? order.length : 0) + order.indexOf(row.enquiry);
  return [...types.values()].sort((a, b) => place(a) - place(b));
}

/** The queue with each wait worked out, the most urgent first: {mine, others}. */
export function queueRows(state, now) {
  const rows = state.queue
    .map((one) => ({ ...one, wait: wait(now - Date.parse(one.waiting_since), one.target),
      next: one.visit === state.next?.visit }))
    .sort((a, b) => b.next - a.next || b.wait.ratio - a.wait.ratio);
  return { mine: rows.filter((one) => one.mine), others: rows.filter((one) => !one.mine) };
}

/** What the taskbar says: the number in hand first. */
export function title(state, connected, place) {
  const words = { called: 'Called', serving: 'Serving', ready: 'Ready' };
  if (!connected) return `${state?.visit ? `${state.visit.number} · ` : ''}No connection`;
  if (!state) return place;
  return state.visit ? `${state.visit.number} · ${words[state.state]}` : `Ready · ${place}`;
}

/** What the live region says when one state follows another; '' when it need not speak. */
export function spoken(before, after, name) {
  if (!after) return '';
  const same = before && before.state === after.state && before.visit?.visit === after.visit?.visit;
  if (same) {
    return (after.recall?.done ?? 0) > (before.recall?.done ?? 0)
      ? `Recalled ${after.visit.number}, ${after.recall.done} of ${after.recall.needed} times` : '';
  }
  if (after.state === 'called') return `Called ${after.visit.number}, ${name(after.visit.enquiry)}`;
  if (after.state === 'serving') return `Serving ${after.visit.number}`;
  const next = after.next ? `Next is ${after.next.number}.` : 'Nobody is waiting for you.';
  return before ? `Ready. ${next}` : '';
}
