// What the rooms board says of a room: its word, its icon, who, and its clock. Pure; `at` is the
// server's time in ms, `times` writes moments in the site's zone, `page` has names and reasons.

import { clock, plural } from '/static/staff/format.js';

/** @import { InHandJson, Room, RoomsState } from '../types.js' */
/** @import { Moment } from '/static/staff/format.js' */
/** @typedef {Record<'hm' | 'hms' | 'day', (moment: Moment) => string>} Times */


/** @type {Record<string, { word: string, icon: string }>} */
export const STATES = {
  free: { word: 'Free', icon: 'door-open' },
  reserved: { word: 'Reserved', icon: 'calendar-clock' },
  occupied: { word: 'Occupied', icon: 'users' },
  overrun: { word: 'Overrun', icon: 'hourglass' },
  to_tidy: { word: 'To be tidied', icon: 'brush-cleaning' },
  closed: { word: 'Closed', icon: 'lock' },
  help: { word: 'Help raised', icon: 'life-buoy' },
};

/** @param {string | null | undefined} iso */
const ms = (iso) => Date.parse(iso ?? '');
/** @param {number} n */
const minutes = (n) => Math.max(0, Math.floor(n / 60000));

/**
 * '4 seats, step-free, hearing loop'
 * @param {Pick<Room, 'seats' | 'step_free' | 'hearing_loop' | 'low_counter' | 'screen'>} room
 */
export function offers(room) {
  return [
    `${room.seats} ${plural(room.seats, 'seat', 'seats')}`,
    room.step_free ? 'step-free' : null,
    room.hearing_loop ? 'hearing loop' : null,
    room.low_counter ? 'low table' : null,
    room.screen ? 'screen' : null,
  ].filter(Boolean).join(', ');
}

/** @param {Room} room */
function visit(room) {
  const who = room.adviser_name ? ` with ${room.adviser_name}` : '';
  return room.visit_state === 'called' ? `${room.number} called,${who || ' nobody there yet'}` : `${room.number}${who}`;
}

/** @param {Room} room */
const usual = (room) => Math.round((ms(room.expected_end) - ms(room.since)) / 60000);

/** @param {Room} room @param {number} at @param {Times} times */
function waitsFor(room, at, times) {
  const left = Math.ceil((ms(room.until) - at) / 60000);
  const here = room.checked_in_at ? `checked in ${times.hm(room.checked_in_at)}` : 'not here yet';
  return {
    who: room.number ? `${room.number}, ${here}` : `An appointment, ${here}`,
    clock: times.hm(ms(room.until)),
    under: left > 0 ? `in ${left} min` : `since ${-left} min`,
  };
}

/** @param {Room} room @param {number} at @param {Times} times */
function closedUntil(room, at, times) {
  if (!room.until) return 'until somebody opens it';
  return times.day(room.until) === times.day(at)
    ? `until ${times.hm(room.until)}` : `until ${times.day(room.until)}`;
}

/** Which appointments stand in a room that is closed: somebody has to move them. @param {Room} room @param {Times} times */
export function bookedOver({ booked = [] }, times) {
  if (!booked.length) return '';
  const first = booked.slice(0, 3).map((one) => times.hm(ms(one.starts_at)));
  const more = booked.length > 3 ? ` and ${booked.length - 3} more` : '';
  return `${booked.length} booked here meanwhile: ${first.join(', ')}${more}. Move ${plural(booked.length, 'it', 'them')} in the week`;
}

/**
 * {word, icon, who, clock, under}: clock is large, `under` stands below it; each may be empty.
 * @param {Room} room
 * @param {number} at
 * @param {Times} times
 */
export function told(room, at, times) {
  const known = STATES[room.state];
  const lasted = () => clock(at - ms(room.since));
  const staffed = room.adviser_name ? `${room.adviser_name} is signed on there` : '';
  /** @type {Record<string, () => { who: string, clock?: string, under?: string }>} */
  const more = {
    free: () => ({ who: [room.until ? `until ${times.hm(room.until)}` : '', staffed].filter(Boolean).join(', ') }),
    reserved: () => waitsFor(room, at, times),
    occupied: () => ({ who: visit(room), clock: lasted(), under: `of about ${usual(room)}` }),
    overrun: () => ({ who: visit(room), clock: lasted(),
      under: `${Math.max(1, minutes(at - ms(room.expected_end)))} over ${usual(room)}` }),
    to_tidy: () => ({ who: staffed, clock: lasted(), under: `since ${times.hm(ms(room.since))}` }),
    closed: () => ({ who: [closedUntil(room, at, times), bookedOver(room, times)].filter(Boolean).join('; ') }),
    help: () => ({
      who: room.help_goes ? `${room.help_goes} is going` : room.number ? `${visit(room)}, ${minutes(at - ms(room.since))} min` : staffed,
      clock: clock(at - ms(room.help_since)), under: `since ${times.hm(ms(room.help_since))}` }),
  };
  return { ...known, clock: '', under: '', ...more[room.state]() };
}

/** '7 interview rooms: ' and '1 free'. @param {Room[]} rooms */
export function counted(rooms) {
  const free = rooms.filter((room) => room.state === 'free').length;
  return [`${rooms.length} interview ${plural(rooms.length, 'room', 'rooms')}: `, `${free || 'none'} free`];
}

/**
 * The first two rooms that come free at a known time: ['Room 2 at about 11:49', 'Room 4 at 11:50'].
 * @param {Pick<RoomsState, 'rooms' | 'next_free'> & { now: string }} state
 * @param {Times} times
 */
export function comingFree(state, times) {
  const names = new Map(state.rooms.map((room) => [room.room, room.name]));
  return state.next_free.filter((one) => one.at && names.has(one.room)).slice(0, 2).map((one, i) => {
    const upTo = Math.ceil(ms(one.at) / 60000) * 60000;
    const when = times.day(upTo) === times.day(ms(state.now)) ? times.hm(upTo) : `${times.hm(upTo)} on ${times.day(upTo)}`;
    return `${names.get(one.room)} at ${i ? '' : 'about '}${when}`;
  });
}

/**
 * What each key would do to the chosen room now: {possible, words, why}. `mine` is the visit of who
 * looks, or null.
 * @param {Room | null} room
 * @param {InHandJson | null} mine
 * @param {boolean} offline
 */
export function deeds(room, mine, offline) {
  const away = offline ? 'Not connected' : null;
  const place = room?.name ?? '';
  const refused = away ?? (room ? null : 'Choose a room');
  const move = refused ?? (mine ? mine.service_point === room?.room ? `${mine.number} is there already`
    : room?.state === 'free' ? null : `${place} is not free` : 'You have no visit');
  const closed = room?.state === 'closed' || Boolean(room?.closed);
  const tidy = refused ?? (room?.state === 'to_tidy' ? null : `${place} need not be tidied`);
  return {
    move: { possible: !move, why: move, words: mine && room ? `Move ${mine.number} to ${place}` : 'Move your visit there' },
    close: { possible: !refused, why: refused, words: closed ? `Open ${place}` : `Close ${place}`, opens: closed },
    tidied: { possible: !tidy, why: tidy, words: `${place} is tidied` },
  };
}
