import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comingFree, bookedOver, counted, deeds, offers, told } from '../../../counters/rooms/static/words.js';
import { wallClock } from '../../../web/static/staff/format.js';

/** @import { Room } from '../../../counters/rooms/types.js' */

const NOW = Date.parse('2026-11-17T11:00:00Z');
const times = wallClock('UTC');
/** @param {number} minutes */
const ago = (minutes) => new Date(NOW - minutes * 60_000).toISOString();
/** @param {Partial<Room>} changes @returns {Room} */
const room = (changes = {}) => ({
  room: 'room-1', name: 'Room 1', state: 'free', adviser: null, adviser_name: null, seats: 4,
  step_free: true, hearing_loop: false, low_counter: false, screen: false, upcoming: [], past: [], tidied: [], ...changes,
});
const busy = { state: 'occupied', visit_state: 'serving', number: 'P010', adviser_name: 'Owen',
  since: ago(12), expected_end: ago(-18) };

/** @param {Room} one */
const line = (one) => {
  const { word, who, clock, under } = told(one, NOW, times);
  return [word, who, clock, under];
};

test('a room says what it is, who is there and for how long', () => {
  assert.deepEqual(line(room()), ['Free', '', '', '']);
  assert.deepEqual(line(room({ until: ago(-30), adviser_name: 'Owen' })),
    ['Free', 'until 11:30, Owen is signed on there', '', '']);
  assert.deepEqual(line(room(busy)), ['Occupied', 'P010 with Owen', '12:00', 'of about 30']);
  assert.deepEqual(line(room({ ...busy, state: 'overrun', since: ago(40), expected_end: ago(10) })),
    ['Overrun', 'P010 with Owen', '40:00', '10 over 30']);
  assert.deepEqual(line(room({ state: 'to_tidy', since: ago(3) })), ['To be tidied', '', '3:00', 'since 10:57']);
});

test('a called visitor is not there yet', () => {
  assert.equal(told(room({ ...busy, visit_state: 'called', adviser_name: null }), NOW, times).who,
    'P010 called, nobody there yet');
});

test('a reserved room counts down to its appointment, and up once it is late', () => {
  const next = { state: 'reserved', number: 'A001', checked_in_at: ago(5) };
  assert.deepEqual(line(room({ ...next, until: ago(-8) })), ['Reserved', 'A001, checked in 10:55', '11:08', 'in 8 min']);
  assert.equal(told(room({ ...next, until: ago(4) }), NOW, times).under, 'since 4 min');
  assert.equal(told(room({ state: 'reserved', number: null, until: ago(-8) }), NOW, times).who,
    'An appointment, not here yet');
});

test('a closed room says until when, with the day when it is another', () => {
  assert.equal(told(room({ state: 'closed' }), NOW, times).who, 'until somebody opens it');
  assert.equal(told(room({ state: 'closed', until: ago(-60) }), NOW, times).who, 'until 12:00');
  assert.equal(told(room({ state: 'closed', until: '2026-11-19T09:00:00Z' }), NOW, times).who, 'until Thursday 19 November');
});

test('help says who goes', () => {
  const help = { state: 'help', help_since: ago(2) };
  assert.equal(told(room({ ...help, help_goes: 'Owen' }), NOW, times).who, 'Owen is going');
  assert.equal(told(room({ ...busy, ...help, help_goes: null }), NOW, times).who, 'P010 with Owen, 12 min');
});

test('what a room offers is a list', () => {
  assert.equal(offers(room({ hearing_loop: true })), '4 seats, step-free, hearing loop');
  assert.equal(offers(room({ seats: 1, step_free: false })), '1 seat');
});

test('the head counts the rooms and those that are free', () => {
  assert.deepEqual(counted([room(), room(busy)]), ['2 interview rooms: ', '1 free']);
  assert.deepEqual(counted([room(busy)]), ['1 interview room: ', 'none free']);
});

test('the next two that come free are named, rounded up, with the day when it is another', () => {
  const rooms = [room(), room({ room: 'room-2', name: 'Room 2' }), room({ room: 'room-3', name: 'Room 3' })];
  const next = [{ room: 'room-2', at: '2026-11-17T11:48:20Z' }, { room: 'gone', at: ago(-50) },
    { room: 'room-3', at: '2026-11-18T09:00:00Z' }, { room: 'room-1', at: null }];
  assert.deepEqual(comingFree({ rooms, next_free: next, now: ago(0) }, times),
    ['Room 2 at about 11:49', 'Room 3 at 09:00 on Wednesday 18 November']);
});

test('each key says what it would do to the chosen room, or why not', () => {
  const mine = { visit: 'v', number: 'P010', service_point: 'counter-3', state: 'serving' };
  const free = deeds(room(), mine, false);
  assert.deepEqual(free.move, { possible: true, why: null, words: 'Move P010 to Room 1' });
  assert.deepEqual([free.close.words, free.close.opens], ['Close Room 1', false]);
  assert.equal(free.tidied.why, 'Room 1 need not be tidied');
  assert.equal(deeds(room(busy), mine, false).move.why, 'Room 1 is not free');
  assert.equal(deeds(room(), { ...mine, service_point: 'room-1' }, false).move.why, 'P010 is there already');
  assert.equal(deeds(room(), null, false).move.why, 'You have no visit');
  assert.equal(deeds(room({ ...busy, closed: true }), null, false).close.words, 'Open Room 1');
  assert.equal(deeds(null, mine, false).close.why, 'Choose a room');
  assert.ok(Object.values(deeds(room(), mine, true)).every(({ why }) => why === 'Not connected'));
});

test('a room that is closed over its bookings says so', () => {
  /** @param {number} n */
  const over = (n) => ({ booked: Array.from({ length: n }, (_, at) => ({ starts_at: new Date(Date.UTC(2026, 10, 17, 11 + at)).toISOString(),
    ends_at: '', number: null, what: null })) });
  /** @type {any} */
  const times = { hm: (/** @type {number} */ at) => new Date(at).toISOString().slice(11, 16) };
  /** @param {number} n */
  const said = (n) => bookedOver(/** @type {any} */ (over(n)), times);
  assert.equal(said(0), '');
  assert.equal(said(1), '1 booked here meanwhile: 11:00. Move it in the week');
  assert.equal(said(5), '5 booked here meanwhile: 11:00, 12:00, 13:00 and 2 more. Move them in the week');
});
