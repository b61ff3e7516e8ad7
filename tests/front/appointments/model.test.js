import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  blocksOf, counted, frame, hhmm, inLane, localise, mondayOf, momentOf, onDay, placesWords, plusDays,
  shownDays, suitablePlaces, wall, weekTitle,
} from '../../../counters/appointments/static/model.js';
import { momentIn } from '../../../web/static/staff/moments.js';

/** @import { AppointmentOut, BlockOut, BookedPlace, DayOut, TypeShown } from '../../../counters/appointments/types.js' */
/** @import { Lane } from '../../../counters/appointments/static/model.js' */

const clock = wall('Europe/London');
/** @type {Lane} */
const owen = { id: 'owen', name: 'Owen', kind: 'adviser' };

/** @param {string} starts_at @param {string} ends_at @param {Partial<AppointmentOut>} changes @returns {AppointmentOut} */
const booked = (starts_at, ends_at, changes = {}) => ({
  appointment: 'a', type: 'housing', enquiry: 'housing', adviser: 'owen', service_point: 'room-1',
  service_day: '2026-11-17', starts_at, ends_at, state: 'booked', code: 'ABC123', language: 'en',
  asked_language: null, needs: [], source: 'reception', booked_for: null, cancel_reason: null, visit: null,
  number: null, punctuality: null, checked_in_at: null, url: '', person: null, ...changes,
});
/** @param {string} starts_at @param {string} ends_at @param {Partial<BlockOut>} changes @returns {BlockOut} */
const kept = (starts_at, ends_at, changes = {}) => ({
  block: 1, adviser: 'owen', service_point: null, starts_at, ends_at, reason: 'Training', ...changes,
});
/** @param {string} date @returns {DayOut} */
const open = (date) => ({ date, closed: null, openings: [{ opens: `${date}T09:00:00Z`, closes: `${date}T17:00:00Z` }] });
/** @param {AppointmentOut[]} appointments @param {BlockOut[]} blocks */
const week = (appointments = [], blocks = []) => localise(
  { now: '', days: [open('2026-11-17'), open('2026-11-18')], appointments, blocks }, clock);

test('a moment stands at its date and minute on the clock of the site, summer time included', () => {
  assert.deepEqual(clock('2026-07-01T23:30:00Z'), { date: '2026-07-02', minute: 30 });
  assert.deepEqual(clock('2026-12-01T23:30:00Z'), { date: '2026-12-01', minute: 23 * 60 + 30 });
  assert.equal(hhmm(9 * 60 + 5), '09:05');
});

test('a date and time become the moment that the zone means, also on the day its clock changes', () => {
  assert.equal(momentIn('Europe/London', '2026-07-01', '10:30'), '2026-07-01T09:30:00.000Z');
  assert.equal(momentIn('Europe/London', '2026-12-01', '10:30'), '2026-12-01T10:30:00.000Z');
  assert.equal(momentIn('Europe/London', '2026-10-25', '10:30'), '2026-10-25T10:30:00.000Z');
  assert.equal(momentIn('Asia/Kolkata', '2026-12-01', '10:30'), '2026-12-01T05:00:00.000Z');
});

test('weeks begin on Monday, whatever month they end in', () => {
  assert.equal(mondayOf('2026-11-22'), '2026-11-16');
  assert.equal(mondayOf('2026-11-16'), '2026-11-16');
  assert.equal(plusDays('2026-11-30', 1), '2026-12-01');
  assert.equal(plusDays('2026-10-24', 2), '2026-10-26');
  const { days } = week();
  assert.equal(weekTitle(days), '17 to 18 November');
  assert.equal(weekTitle([{ ...days[0], date: '2026-11-30' }, { ...days[1], date: '2026-12-04' }]), '30 November to 4 December');
});

test('what is booked takes its time in the lane of its adviser and of its place', () => {
  const found = week([booked('2026-11-17T10:00:00Z', '2026-11-17T10:30:00Z')]);
  const [day, next] = found.days;
  assert.equal(inLane(found, day, owen, 10 * 60 + 25)?.kind, 'appointment');
  assert.equal(inLane(found, day, owen, 10 * 60 + 30), null);
  assert.equal(inLane(found, day, owen, 9 * 60 + 50, 15)?.kind, 'appointment');
  assert.equal(inLane(found, day, { id: 'room-1', name: 'Room 1', kind: 'place' }, 600)?.kind, 'appointment');
  assert.equal(inLane(found, next, owen, 600), null);
  assert.equal(inLane(found, day, owen, 8 * 60)?.kind, 'closed');
});

test('a cancelled or missed appointment takes no time', () => {
  const gone = week([booked('2026-11-17T10:00:00Z', '2026-11-17T10:30:00Z', { state: 'missed' })]);
  assert.equal(inLane(gone, gone.days[0], owen, 600), null);
});

test('a time kept free covers the days between whole, and the whole site where nobody is named', () => {
  const long = week([], [kept('2026-11-17T15:00:00Z', '2026-11-19T10:00:00Z')]);
  const [block] = long.blocks;
  assert.deepEqual(onDay(block, long.days[1]) && { ...onDay(block, long.days[1]) }.from, 0);
  assert.equal(onDay(block, long.days[1])?.to, 1440);
  assert.equal(onDay(block, { ...long.days[0], date: '2026-11-16' }), null);
  assert.equal(blocksOf(long, long.days[0], { id: 'aisha', name: 'Aisha', kind: 'adviser' }).length, 0);
  const all = week([], [kept('2026-11-17T10:00:00Z', '2026-11-17T11:00:00Z', { adviser: null })]);
  assert.equal(inLane(all, all.days[0], owen, 630)?.kind, 'block');
});

test('the picture of the week has room for every opening and appointment', () => {
  const early = week([booked('2026-11-17T08:10:00Z', '2026-11-17T08:40:00Z')]);
  assert.deepEqual(frame(early.days, early.appointments), { top: 8 * 60, bottom: 17 * 60 });
  assert.deepEqual(frame([], []), { top: 540, bottom: 1020 });
});

test('a moment of a day is one that the site is open at', () => {
  const [day] = week().days;
  assert.equal(momentOf(day, 10 * 60), '2026-11-17T10:00:00.000Z');
  assert.equal(momentOf(day, 17 * 60), null);
});

test('a closed working day is shown with its name, a closed weekend is not', () => {
  const closed = { date: '2026-11-18', closed: 'Staff training', openings: [] };
  const weekend = { date: '2026-11-21', closed: 'Sunday', openings: [] };
  const found = localise({ now: '', days: [open('2026-11-17'), closed, open('2026-11-19'), open('2026-11-20'),
    open('2026-11-20'), weekend], appointments: [], blocks: [] }, clock);
  assert.deepEqual(shownDays(found).map(({ date }) => date),
    ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-20']);
});

test('a place suits a type by its kind, its seats and what the visitor needs', () => {
  /** @param {string} id @param {Partial<BookedPlace>} changes @returns {BookedPlace} */
  const place = (id, changes = {}) => ({ id, name: id, kind: 'room', step_free: true, hearing_loop: false,
    low_counter: false, screen: false, seats: 4, ...changes });
  /** @type {TypeShown} */
  const type = { id: 't', name: 'T', minutes: 30, enquiry: 'housing', skill: 'Housing', private: true,
    place: 'any', places: [], seats: 3, screen: false, early: 0, late: 0 };
  const places = [place('large'), place('small', { seats: 2 }), place('loop', { hearing_loop: true }),
    place('counter', { kind: 'counter' })];
  /** @param {TypeShown | null} wanted @param {string[]} needs */
  const suits = (wanted, needs) => suitablePlaces(places, wanted, needs).map(({ id }) => id);
  assert.deepEqual(suits(type, []), ['large', 'loop']);
  assert.deepEqual(suits(type, ['hearing_loop']), ['loop']);
  assert.deepEqual(suits({ ...type, private: false, place: 'counter' }, []), ['counter']);
  assert.deepEqual(suits({ ...type, places: ['loop', 'counter'] }, []), ['loop']);
  assert.deepEqual(suits(null, []), ['large', 'small', 'loop']);
});

test('places of one kind are named together', () => {
  /** @param {string[]} names */
  const words = (...names) => placesWords(names.map((name) => ({ name })));
  assert.equal(words('Room 1', 'Room 2', 'Room 4'), 'Rooms 1, 2 and 4');
  assert.equal(words('Counter 1', 'Room 2'), 'Counter 1 and Room 2');
  assert.equal(words('Lounge', 'Room 2'), 'Lounge and Room 2');
  assert.equal(words('Room 1'), 'Room 1');
  assert.equal(words(), 'No place');
});

test('the week is counted without what was cancelled', () => {
  const states = /** @type {const} */ (['served', 'checked_in', 'no_show', 'missed', 'booked', 'cancelled']);
  assert.equal(counted(states.map((state) => ({ state }))), '5 this week: 2 kept, 2 no-shows, 1 to come');
  assert.equal(counted([{ state: 'cancelled' }]), 'Nothing is booked this week');
});
