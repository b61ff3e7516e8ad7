// What the desk offers, worked out from the last good state: no drawing, no network in here.

import { countdown } from '/static/staff/format.js';
import { emptyWords } from './queue.js';

/** @import { DeskState, VisitJson } from '../types.js' */

/**
 * What can be done, or why not; `gap`: in how many ms, where it opens by itself. `busy`: another
 * deed is on its way.
 * @typedef {{ possible: boolean, reason: string, gap: number | null, busy?: boolean }} Action
 */
/** @typedef {ReturnType<typeof actions>} Actions */

/**
 * The visit in hand, for what is offered only while there is one.
 * @param {Pick<DeskState, 'visit'>} state
 */
export function theVisit({ visit }) {
  if (!visit) throw new Error('nobody is in hand');
  return visit;
}

const OFFLINE = 'Opens again with the connection.';
/** The words of the desk's states; there are no others. @type {Record<string, string>} */
export const STATES = { ready: 'Ready', called: 'Called', serving: 'Serving', wrap_up: 'Wrap-up',
  break: 'On break' };

/**
 * The state's name with a pause in it.
 * @param {Pick<DeskState, 'visit' | 'state' | 'pause'>} state
 */
export const stateName = (state) => (state.visit ? state.state : state.pause?.kind ?? 'ready');

/**
 * The present state with the answer of a command laid over it, until the server's own arrives.
 * @template {DeskState} State
 * @param {State} state
 * @param {VisitJson} visit
 * @returns {State}
 */
export function withVisit(state, visit) {
  const open = visit.state === 'called' || visit.state === 'serving';
  const same = visit.visit === state.visit?.visit;
  const gone = { planned: [], notes: [], story: [] };
  return open
    ? { ...state, state: visit.state, visit, pause: null, ...(same ? {} : gone),
      next: state.next?.visit === visit.visit ? null : state.next,
      recall: visit.state === 'called' ? state.recall : null,
      queue: state.queue.filter((one) => one.visit !== visit.visit),
      held: state.held.filter((one) => one.visit !== visit.visit) }
    : { ...state, state: 'ready', visit: null, recall: null, ...gone,
      last: { number: visit.number, next: visit.state === 'waiting' ? visit.enquiry : null, outcome: visit.outcome,
        ended_at: visit.ended_at ?? '' } };
}

/**
 * Since when the present state holds, in milliseconds; null if nobody knows.
 * @param {DeskState} state
 */
export function stateSince(state) {
  if (state.state === 'called') return Date.parse(state.visit?.called_at ?? '');
  if (state.state === 'serving') return Date.parse(state.visit?.serving_at ?? '');
  if (state.pause) return Date.parse(state.pause.since);
  const moments = [state.last?.ended_at, state.adviser?.since].filter((at) => Boolean(at))
    .map((at) => Date.parse(at ?? ''));
  return moments.length ? Math.max(...moments) : null;
}

/**
 * For how long the present state has lasted, in milliseconds: the time in which everybody was asked to
 * stop is none of a call's or a service's.
 * @param {DeskState} state
 * @param {number} now
 */
export function lasted(state, now) {
  const since = stateSince(state);
  if (since === null || !state.visit) return since === null ? null : now - since;
  const until = state.standing_since ? Math.max(since, Math.min(now, Date.parse(state.standing_since))) : now;
  return Math.max(0, until - since - state.visit.stood * 1000);
}

/**
 * The name of the one big action in this state: the next right thing to do.
 * @param {DeskState} state
 */
export function bigAction(state) {
  if (state.state === 'called') return 'start';
  return state.pause?.kind === 'break' ? 'ready' : 'next';
}

const STOPPED = 'Everybody was asked to stop; nobody is called or missed before they go on.';

/** @type {Action} */
const open = { possible: true, reason: '', gap: null };
/** @type {(reason: string, gap?: number | null) => Action} */
const closed = (reason, gap = null) => ({ possible: false, reason, gap });

/**
 * Each action as {possible, reason, gap}: `reason` says why it is closed, `gap` is the time until
 * it opens where it opens by itself. `panel`: a panel is open, and only its own deed is offered.
 * `undone`: the number of which the last deed was taken back, and nothing was done since.
 * @param {DeskState} state
 * @param {{ connected: boolean, now: number, panel?: string | null, undone?: string }} there
 */
export function actions(state, { connected, now, panel = null, undone = '' }) {
  const all = every(state, now, undone);
  if (panel) all.next = closed('Close this first: Esc.');
  if (connected) return all;
  for (const name of Object.keys(all)) all[/** @type {keyof typeof all} */ (name)] = closed(OFFLINE);
  return all;
}

/** @param {DeskState} state @param {number} now @param {string} undone */
function every(state, now, undone) {
  const number = state.visit?.number;
  const pausing = state.pause?.kind === 'break';
  const idle = !state.visit && !pausing;
  const free = idle ? open : closed(pausing ? 'End your break first.' : `Finish ${number} first.`);
  const inHand = state.visit ? open : closed('Nobody is in hand.');
  /** @param {string} wanted @param {string} reason */
  const only = (wanted, reason) => (state.state === wanted && state.visit ? open : closed(reason));
  const serving = only('serving', number ? `Start ${number} first.` : 'Nobody is being served.');
  const undo = state.undo && Date.parse(state.undo.until) > now;
  return {
    next: nextAction(state),
    start: only('called', number ? `${number} is being served already.` : 'Call somebody first.'),
    ready: state.pause ? open : closed('You are ready already.'),
    recall: recallAction(state, now),
    'no-show': noShowAction(state, now),
    hold: serving,
    refer: serving,
    room: roomAction(state, inHand),
    finish: serving,
    wrong: serving,
    add: inHand,
    print: inHand,
    needs: inHand,
    retype: inHand,
    speaks: inHand,
    visit: inHand,
    choose: free.possible && !state.queue.length ? closed('Nobody is waiting.') : free,
    walk: free,
    undo: undo ? open : closed(undone ? `${undone} is taken back already; there is nothing more to undo.`
      : 'There is nothing of the last minute to undo.'),
    break: state.visit ? closed(`Finish ${number} first.`) : open,
    'sign-off': state.visit ? closed(`Finish ${number} first.`) : open,
    home: homeAction(state),
    help: state.help && !state.help.taken ? closed('Help is called already.') : { ...open },
  };
}

/** @param {DeskState} state */
function nextAction(state) {
  if (state.pause?.kind === 'break' && !state.visit) return closed('End your break first.');
  if (state.state === 'called') {
    return closed(`${state.visit?.number} is called: start, or no-show after the recalls.`);
  }
  if (state.state === 'ready' && !state.next) return closed(emptyWords(state).first);
  return open;
}

/** Whoever is on the way is sent there at once, before anything is said at the counter. @param {DeskState} state @param {Action} inHand */
function roomAction(state, inHand) {
  if (state.state === 'called' && state.standing) return closed(STOPPED);
  if (!inHand.possible || state.rooms.all) return inHand;
  return closed('This house has no room to go to.');
}

/** @param {DeskState} state */
function homeAction(state) {
  if (!state.home) return closed('You are at your place.');
  if (state.visit) return closed(`Finish ${state.visit.number} first.`);
  return open;
}

/** @param {DeskState} state @param {number} now */
const gapLeft = (state, now) =>
  (state.recall ? Date.parse(state.recall.allowed_at) - now : 0);

/** @param {DeskState} state @param {number} now */
function recallAction(state, now) {
  if (state.state !== 'called') return closed('Nobody is called.');
  if (state.standing) return closed(STOPPED);
  const gap = gapLeft(state, now);
  return gap > 0 ? closed(`Recall opens in ${countdown(gap)}.`, gap) : open;
}

/** @param {DeskState} state @param {number} now */
function noShowAction(state, now) {
  if (state.state !== 'called') return closed('Nobody is called.');
  if (state.standing) return closed(STOPPED);
  const { done, needed } = state.recall ?? { done: 0, needed: 0 };
  const gap = gapLeft(state, now);
  if (done >= needed) return gap > 0 ? closed(`No-show opens in ${countdown(gap)}.`, gap) : open;
  const left = needed - done;
  return closed(`No-show opens after ${left === 1 ? 'one more recall' : `${left} more recalls`}.`);
}

/**
 * What an undo would take back, in words: 'C017 called', 'C017 resolved'.
 * @param {Pick<DeskState, 'undo' | 'last'>} state
 * @param {{ outcomes: Array<{ id: string, name: string }>, deeds: Record<string, string>,
 *   enquiries: Record<string, { name: string }> }} page
 */
export function undoWords({ undo, last }, { outcomes, deeds, enquiries }) {
  if (!undo) return '';
  const ended = last?.number === undo.number
    ? outcomes.find(({ id }) => id === last.outcome)?.name.toLowerCase() : undefined;
  const did = deeds[undo.command] ?? 'changed';
  const then = last?.number === undo.number && last.next && undo.command === 'finish'
    ? `; waits for ${enquiries[last.next]?.name ?? last.next} now` : '';
  return `${undo.number} ${undo.command === 'finish' ? ended ?? did : did}${then}`.trim();
}

/**
 * What the taskbar says: the number in hand first.
 * @param {DeskState | null} state
 * @param {boolean} connected
 * @param {string} place
 */
export function title(state, connected, place) {
  if (!connected) return `${state?.visit ? `${state.visit.number} · ` : ''}No connection`;
  if (!state) return place;
  const word = STATES[stateName(state)];
  return state.visit ? `${state.visit.number} · ${word}` : `${word} · ${place}`;
}

/**
 * What the live region says when one state follows another; '' when it need not speak.
 * @param {DeskState | null} before
 * @param {DeskState | null} after
 * @param {(enquiry: string) => string} name
 */
export function spoken(before, after, name) {
  if (!after) return '';
  if (after.help?.taken_by && !before?.help?.taken_by) return `${after.help.taken_by} is coming.`;
  const same = before && stateName(before) === stateName(after)
    && before.visit?.visit === after.visit?.visit;
  if (same) {
    return after.recall && after.recall.done > (before.recall?.done ?? 0)
      ? `Recalled ${after.visit?.number}, ${after.recall.done} of ${after.recall.needed} times` : '';
  }
  if (after.visit && after.state === 'called') return `Called ${after.visit.number}, ${name(after.visit.enquiry)}`;
  if (after.visit && after.state === 'serving') return `Serving ${after.visit.number}`;
  if (after.pause) return before ? `${STATES[after.pause.kind]}.` : '';
  const next = after.next ? `Next is ${after.next.number}.` : 'Nobody is waiting for you.';
  return before ? `Ready. ${next}` : '';
}

/** How often somebody was called, in words. @param {number} done @param {number} needed */
export function recalled(done, needed) {
  if (!done) return 'Called once';
  if (needed >= done) return `Recalled ${done} of ${needed} times`;
  return done === 1 ? 'Recalled once' : `Recalled ${done} times`;
}
