import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  actions, bigAction, lasted, recalled, spoken, stateName, stateSince, theVisit, title, undoWords, withVisit,
} from '../../../counters/desk/static/model.js';
import { aDesk, ago, aVisit, nextOf, NOW, waits } from './a_desk.js';

/** @import { DeskState } from '../../../counters/desk/types.js' */

/** @param {DeskState} state */
const offered = (state, connected = true) => actions(state, { connected, now: NOW });

const called = aDesk({ state: 'called', visit: aVisit() });
const serving = aDesk({ state: 'serving', visit: aVisit({ state: 'serving', serving_at: ago(3) }) });
/** @param {string} kind */
const paused = (kind) => aDesk({ pause: { kind, reason: 'lunch', since: ago(10), until: null } });

test('the big action is always the next right thing to do', () => {
  assert.equal(bigAction(aDesk()), 'next');
  assert.equal(bigAction(called), 'start');
  assert.equal(bigAction(serving), 'next');
  assert.equal(bigAction(paused('break')), 'ready');
  assert.equal(bigAction(paused('wrap_up')), 'next');
});

test('Next is closed with its reason while somebody is called, on a break, and when nobody waits', () => {
  assert.equal(offered(called).next.reason, 'C014 is called: start, or no-show after the recalls.');
  assert.equal(offered(paused('break')).next.reason, 'End your break first.');
  assert.equal(offered(aDesk()).next.reason, 'Nobody is waiting for you.');
  const one = waits('C015', 5);
  assert.equal(offered(aDesk({ queue: [one], next: nextOf(one) })).next.possible, true);
  assert.equal(offered(serving).next.possible, true);
});

test('recall opens by itself once its gap is over, and no-show after the recalls that the site asks for', () => {
  const recall = { allowed_at: ago(-0.5), done: 1, needed: 2 };
  const waiting = offered({ ...called, recall });
  assert.deepEqual([waiting.recall.possible, waiting.recall.gap], [false, 30_000]);
  assert.equal(waiting.recall.reason, 'Recall opens in 0:30.');
  assert.equal(waiting['no-show'].reason, 'No-show opens after one more recall.');
  const open = offered({ ...called, recall: { ...recall, allowed_at: ago(1), done: 2 } });
  assert.deepEqual([open.recall.possible, open['no-show'].possible], [true, true]);
  const soon = offered({ ...called, recall: { ...recall, done: 2 } });
  assert.equal(soon['no-show'].reason, 'No-show opens in 0:30.');
});

test('what concerns a visit is closed while nobody is in hand, and says so', () => {
  const idle = offered(aDesk());
  assert.equal(idle.print.reason, 'Nobody is in hand.');
  assert.equal(idle.hold.reason, 'Nobody is being served.');
  assert.equal(offered(called).hold.reason, 'Start C014 first.');
  assert.equal(offered(serving).hold.possible, true);
  assert.equal(offered(serving)['sign-off'].reason, 'Finish C014 first.');
  assert.equal(offered(serving).room.reason, 'This house has no room to go to.');
});

test('who is called is sent to a room before they are served, but not while everybody stops', () => {
  const rooms = { all: 2, free: ['room-1'], outlook: [], words: '' };
  assert.equal(offered({ ...called, rooms }).room.possible, true);
  assert.equal(offered({ ...serving, rooms }).room.possible, true);
  assert.equal(offered({ ...aDesk(), rooms }).room.reason, 'Nobody is in hand.');
  assert.equal(offered({ ...called, rooms, standing: 'power' }).room.possible, false);
});

test('an undo is offered for its minute and not longer', () => {
  const undo = { visit: 'v14', number: 'C014', command: 'call', until: ago(-0.2) };
  assert.equal(offered(aDesk({ undo })).undo.possible, true);
  assert.equal(offered(aDesk({ undo: { ...undo, until: ago(0) } })).undo.possible, false);
});

test('without a connection every action is closed, and an open panel closes Next', () => {
  const lost = Object.values(offered(serving, false));
  assert.ok(lost.every((one) => !one.possible && one.reason === 'Opens again with the connection.'));
  const panel = actions(serving, { connected: true, now: NOW, panel: 'hold' });
  assert.equal(panel.next.reason, 'Close this first: Esc.');
  assert.equal(panel.finish.possible, true);
});

test('help is called once; taken, it can be called again', () => {
  const help = { help: 1, since: ago(1), taken: false, taken_by: null };
  assert.equal(offered(aDesk({ help })).help.possible, false);
  assert.equal(offered(aDesk({ help: { ...help, taken: true } })).help.possible, true);
});

test('an answer is laid over the state until the state itself arrives', () => {
  const one = waits('C014', 12, { visit: 'v14' });
  const before = aDesk({ queue: [one, waits('C015', 4)], next: nextOf(one) });
  const after = withVisit(before, aVisit());
  assert.deepEqual([after.state, after.visit?.number, after.next], ['called', 'C014', null]);
  assert.deepEqual(after.queue.map(({ number }) => number), ['C015']);
  const ended = withVisit(after, aVisit({ state: 'ended', outcome: 'resolved', ended_at: ago(0) }));
  assert.deepEqual([ended.state, ended.visit], ['ready', null]);
  assert.deepEqual(ended.last, { number: 'C014', next: null, outcome: 'resolved', ended_at: ago(0) });
});

test('notes and story stay with the visit that they belong to', () => {
  const notes = [{ at: ago(1), author: 'Owen', text: 'Brings a form' }];
  const same = withVisit({ ...called, notes }, aVisit({ state: 'serving', serving_at: ago(0) }));
  assert.deepEqual(same.notes, notes);
  assert.deepEqual(withVisit({ ...called, notes }, aVisit({ visit: 'other' })).notes, []);
});

test('the state holds since the call, the start, the break, or the last end', () => {
  assert.equal(stateSince(called), NOW - 60_000);
  assert.equal(stateSince(serving), NOW - 3 * 60_000);
  assert.equal(stateSince(paused('break')), NOW - 10 * 60_000);
  const last = { number: 'C013', next: null, outcome: 'resolved', ended_at: ago(7) };
  assert.equal(stateSince(aDesk({ last })), NOW - 7 * 60_000);
  assert.equal(stateSince(aDesk({ adviser: null })), null);
});

test('a call and a service do not grow while everybody is asked to stop', () => {
  assert.equal(lasted(serving, NOW), 3 * 60_000);
  assert.equal(lasted({ ...serving, standing: 'power', standing_since: ago(1) }, NOW), 2 * 60_000);
  assert.equal(lasted(aDesk({ state: 'serving', visit: aVisit({ serving_at: ago(30), stood: 25 * 60 }) }), NOW), 5 * 60_000);
  const stopped = actions({ ...called, standing: 'power', standing_since: ago(0) }, { connected: true, now: NOW });
  assert.deepEqual([stopped.recall.possible, stopped['no-show'].possible, stopped.start.possible], [false, false, true]);
});

test('the taskbar names the number in hand first', () => {
  assert.equal(title(serving, true, 'Counter 3'), 'C014 · Serving');
  assert.equal(title(aDesk(), true, 'Counter 3'), 'Ready · Counter 3');
  assert.equal(title(paused('break'), true, 'Counter 3'), 'On break · Counter 3');
  assert.equal(title(serving, false, 'Counter 3'), 'C014 · No connection');
  assert.equal(title(null, true, 'Counter 3'), 'Counter 3');
});

test('what changed is spoken once, and nothing when nothing did', () => {
  const name = () => 'Council tax';
  assert.equal(spoken(aDesk(), called, name), 'Called C014, Council tax');
  assert.equal(spoken(called, called, name), '');
  assert.equal(spoken(called, serving, name), 'Serving C014');
  assert.equal(spoken(serving, aDesk(), name), 'Ready. Nobody is waiting for you.');
  assert.equal(spoken(null, aDesk(), name), '');
  assert.equal(spoken(aDesk(), paused('break'), name), 'On break.');
  const recall = { allowed_at: ago(0), done: 1, needed: 2 };
  assert.equal(spoken(called, { ...called, recall }, name), 'Recalled C014, 1 of 2 times');
  const help = { help: 1, since: ago(1), taken: true, taken_by: 'Owen' };
  assert.equal(spoken(aDesk(), aDesk({ help }), name), 'Owen is coming.');
});

test('an undo is told by what was done', () => {
  const outcomes = [{ id: 'resolved', name: 'Resolved' }];
  const page = { outcomes, enquiries: { bus: { name: 'Bus passes' } }, deeds: { call: 'called', finish: 'finished', enquiries: 'further enquiries changed' } };
  /** @param {string} command */
  const told = (command) => undoWords({
    undo: { visit: 'v14', number: 'C014', command, until: ago(0) },
    last: { number: 'C014', next: null, outcome: 'resolved', ended_at: ago(0) },
  }, page);
  assert.equal(told('finish'), 'C014 resolved');
  assert.equal(told('call'), 'C014 called');
  const then = { number: 'C014', next: 'bus', outcome: 'resolved', ended_at: ago(0) };
  const undo = { visit: 'v14', number: 'C014', command: 'finish', until: ago(0) };
  assert.equal(undoWords({ undo, last: then }, page), 'C014 resolved; waits for Bus passes now');
  assert.equal(told('enquiries'), 'C014 further enquiries changed');
  assert.equal(told('something_new'), 'C014 changed');
  assert.equal(undoWords({ undo: null, last: null }, page), '');
});

test('a second undo says that the first was done', () => {
  const at = { connected: true, now: NOW };
  assert.equal(actions(aDesk(), { ...at, undone: 'C014' }).undo.reason,
    'C014 is taken back already; there is nothing more to undo.');
  assert.equal(actions(aDesk(), at).undo.reason, 'There is nothing of the last minute to undo.');
});

test('recalls are counted in words', () => {
  assert.deepEqual([recalled(0, 2), recalled(1, 2), recalled(1, 0), recalled(3, 2)],
    ['Called once', 'Recalled 1 of 2 times', 'Recalled once', 'Recalled 3 times']);
});

test('a wrap-up is a state of its own until somebody is called', () => {
  assert.equal(stateName(paused('wrap_up')), 'wrap_up');
  assert.equal(stateName({ ...paused('wrap_up'), state: 'called', visit: aVisit() }), 'called');
});

test('asking for the visit in hand while there is none is a mistake', () => {
  assert.equal(theVisit(called).number, 'C014');
  assert.throws(() => theVisit(aDesk()), /nobody is in hand/);
});
