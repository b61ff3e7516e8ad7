// What the desk offers, worked out from the last good state: no drawing, no network in here.

import { countdown } from '/static/staff/format.js';
import { emptyWords } from './queue.js';

const OFFLINE = 'Opens again with the connection.';
/** The words of the desk's states; there are no others. */
export const STATES = { ready: 'Ready', called: 'Called', serving: 'Serving', wrap_up: 'Wrap-up',
  break: 'On break' };

/** The state's name with a pause in it. */
export const stateName = (state) => (state.visit ? state.state : state.pause?.kind ?? 'ready');

/** The present state with the answer of a command laid over it, until the server's own arrives. */
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
      last: { number: visit.number, outcome: visit.outcome, ended_at: visit.ended_at } };
}

/** Since when the present state holds, in milliseconds. */
export function stateSince(state) {
  if (state.state === 'called') return Date.parse(state.visit.called_at);
  if (state.state === 'serving') return Date.parse(state.visit.serving_at);
  if (state.pause) return Date.parse(state.pause.since);
  const moments = [state.last?.ended_at, state.adviser?.since].filter(Boolean).map(Date.parse);
  return moments.length ? Math.max(...moments) : null;
}

/** The name of the one big action in this state: the next right thing to do. */
export function bigAction(state) {
  if (state.state === 'called') return 'start';
  return state.pause?.kind === 'break' ? 'ready' : 'next';
}

const open = { possible: true, reason: '', gap: null };
const closed = (reason, gap = null) => ({ possible: false, reason, gap });

/**
 * Each action as {possible, reason, gap}: `reason` says why it is closed, `gap` is the time until
 * it opens where it opens by itself. `panel`: a panel is open, and only its own deed is offered.
 */
export function actions(state, { connected, now, panel = null }) {
  const all = panel ? { ...every(state, now), next: closed('Close this first: Esc.') }
    : every(state, now);
  if (connected) return all;
  return Object.fromEntries(Object.keys(all).map((name) => [name, closed(OFFLINE)]));
}

function every(state, now) {
  const number = state.visit?.number;
  const pausing = state.pause?.kind === 'break';
  const idle = !state.visit && !pausing;
  const free = idle ? open : closed(pausing ? 'End your break first.' : `Finish ${number} first.`);
  const inHand = state.visit ? open : closed('Nobody is in hand.');
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
    room: roomAction(state, serving),
    finish: serving,
    add: inHand,
    print: inHand,
    needs: inHand,
    visit: inHand,
    choose: free.possible && !state.queue.length ? closed('Nobody is waiting.') : free,
    walk: free,
    undo: undo ? open : closed('There is nothing to undo: a minute has passed, or you did nothing.'),
    break: state.visit ? closed(`Finish ${number} first.`) : open,
    'sign-off': state.visit ? closed(`Finish ${number} first.`) : open,
    home: homeAction(state),
    help: state.help && !state.help.taken ? closed('Help is called already.') : open,
  };
}

function nextAction(state) {
  if (state.pause?.kind === 'break' && !state.visit) return closed('End your break first.');
  if (state.state === 'called') {
    return closed(`${state.visit.number} is called: start, or no-show after the recalls.`);
  }
  if (state.state === 'ready' && !state.next) return closed(emptyWords(state).first);
  return open;
}

function roomAction(state, serving) {
  if (!serving.possible || state.rooms.all) return serving;
  return closed('This house has no room to go to.');
}

function homeAction(state) {
  if (!state.home) return closed('You are at your place.');
  if (state.visit) return closed(`Finish ${state.visit.number} first.`);
  return open;
}

const gapLeft = (state, now) =>
  (state.recall ? Date.parse(state.recall.allowed_at) - now : 0);

function recallAction(state, now) {
  if (state.state !== 'called') return closed('Nobody is called.');
  const gap = gapLeft(state, now);
  return gap > 0 ? closed(`Recall opens in ${countdown(gap)}.`, gap) : open;
}

function noShowAction(state, now) {
  if (state.state !== 'called') return closed('Nobody is called.');
  const { done, needed } = state.recall ?? { done: 0, needed: 0 };
  const gap = gapLeft(state, now);
  if (done >= needed) return gap > 0 ? closed(`No-show opens in ${countdown(gap)}.`, gap) : open;
  const left = needed - done;
  return closed(`No-show opens after ${left === 1 ? 'one more recall' : `${left} more recalls`}.`);
}

/** What an undo would take back, in words: 'C017 called', 'C017 resolved'. */
export function undoWords({ undo, last }, outcomes) {
  const ended = last?.number === undo.number
    ? outcomes.find(({ id }) => id === last.outcome)?.name.toLowerCase() : undefined;
  const did = {
    call: 'called', 'call-next': 'called', next: 'called', recall: 'recalled', start: 'started',
    'no-show': 'no-show', finish: ended ?? 'finished', hold: 'put on hold', resume: 'resumed',
    refer: 'referred', move: 'moved', issue: 'issued', cancel: 'taken back', return: 'put back',
    'serve-direct': 'served without a ticket', 'walk-direct': 'served without a ticket',
    answer: 'answered',
  }[undo.command] ?? undo.command.replaceAll('-', ' ').replaceAll('_', ' ');
  return `${undo.number} ${did}`.trim();
}

/** What the taskbar says: the number in hand first. */
export function title(state, connected, place) {
  if (!connected) return `${state?.visit ? `${state.visit.number} · ` : ''}No connection`;
  if (!state) return place;
  const word = STATES[stateName(state)];
  return state.visit ? `${state.visit.number} · ${word}` : `${word} · ${place}`;
}

/** What the live region says when one state follows another; '' when it need not speak. */
export function spoken(before, after, name) {
  if (!after) return '';
  if (after.help?.taken_by && !before?.help?.taken_by) return `${after.help.taken_by} is coming.`;
  const same = before && stateName(before) === stateName(after)
    && before.visit?.visit === after.visit?.visit;
  if (same) {
    return (after.recall?.done ?? 0) > (before.recall?.done ?? 0)
      ? `Recalled ${after.visit.number}, ${after.recall.done} of ${after.recall.needed} times` : '';
  }
  if (after.state === 'called') return `Called ${after.visit.number}, ${name(after.visit.enquiry)}`;
  if (after.state === 'serving') return `Serving ${after.visit.number}`;
  if (after.pause) return before ? `${STATES[after.pause.kind]}.` : '';
  const next = after.next ? `Next is ${after.next.number}.` : 'Nobody is waiting for you.';
  return before ? `Ready. ${next}` : '';
}

/** How often somebody was called, in words. */
export function recalled(done, needed) {
  if (!done) return 'Called once';
  if (needed >= done) return `Recalled ${done} of ${needed} times`;
  return done === 1 ? 'Recalled once' : `Recalled ${done} times`;
}
