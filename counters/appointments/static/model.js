// What the week page reckons with: local days and clocks, lanes, what is free. Pure.
import { listed } from '/static/staff/format.js';

/** @import { AppointmentOut, BlockOut, BookedPlace, DayOut, TypeShown, WeekOut } from '../types.js' */

/** A date and a minute of it on the site's clock. @typedef {{ date: string, minute: number }} Local */
/** Where something stands in the week. @typedef {{ day: string, from: number, to: number, length: number }} Stands */
/** @typedef {DayOut & { spans: Array<{ from: number, to: number, opens: string }> }} Day */
/** @typedef {AppointmentOut & Stands} Appointment */
/** @typedef {BlockOut & Stands} Block */
/** @typedef {Omit<WeekOut, 'days' | 'appointments' | 'blocks'> & { days: Day[], appointments: Appointment[], blocks: Block[] }} Week */
/** A column of a day. @typedef {{ id: string, name: string, kind: 'adviser' | 'place' }} Lane */
/**
 * @typedef {{ kind: 'appointment', one: Appointment } | { kind: 'block', one: Block }
 *   | { kind: 'closed', one: null }} There
 */

export const SLOT = 5; // minutes: an appointment starts and ends at whole slots

/** The site's clock: {date: '2026-11-18', minute: 630} of a moment. @param {string} timezone */
export function wall(timezone) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone, hourCycle: 'h23',
    year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  });
  return (/** @type {string | number} */ moment) => {
    const part = Object.fromEntries(format.formatToParts(new Date(moment)).map((one) => [one.type, one.value]));
    return { date: `${part.year}-${part.month}-${part.day}`, minute: Number(part.hour) * 60 + Number(part.minute) };
  };
}

/** '09:05' @param {number} minute */
export const hhmm = (minute) => `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** @param {string} date */
const noon = (date) => new Date(`${date}T12:00:00Z`);
/** @param {Intl.DateTimeFormatOptions} options */
const say = (options) => {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
  return (/** @type {string} */ date) => format.format(noon(date)).replace(',', '');
};
export const dayShort = say({ weekday: 'short', day: 'numeric' });
export const dayMonth = say({ weekday: 'short', day: 'numeric', month: 'short' });
export const dayLong = say({ weekday: 'long', day: 'numeric', month: 'long' });
const monthOf = say({ month: 'long' });
/** @param {string} date */
const dayOf = (date) => Number(date.slice(8));

/** @param {string} date @param {number} days */
export function plusDays(date, days) {
  const moment = noon(date);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** The Monday of a date's week. @param {string} date */
export const mondayOf = (date) => plusDays(date, -((noon(date).getUTCDay() + 6) % 7));

/** '16 to 20 November', '30 November to 4 December'. @param {Day[]} days */
export function weekTitle(days) {
  const [first, last] = [days[0].date, days[days.length - 1].date];
  const same = first.slice(0, 7) === last.slice(0, 7);
  return `${dayOf(first)}${same ? '' : ` ${monthOf(first)}`} to ${dayOf(last)} ${monthOf(last)}`;
}

/** The days that are shown: those with hours, and closed ones that fall on a working day. @param {Week} week */
export function shownDays(week) {
  const found = week.days.filter((day, n) => day.openings.length || (day.closed && n < 5)
    || week.appointments.some((one) => one.day === day.date && one.state !== 'cancelled'));
  return found.length ? found : week.days.slice(0, 5);
}

/**
 * {top, bottom} in minutes: half-hours around every opening and appointment of the days.
 * @param {Day[]} days
 * @param {Stands[]} appointments
 */
export function frame(days, appointments) {
  const begins = [...days.flatMap((day) => day.spans.map((span) => span.from)), ...appointments.map((one) => one.from)];
  const ends = [...days.flatMap((day) => day.spans.map((span) => span.to)), ...appointments.map((one) => one.to)];
  const top = begins.length ? Math.floor(Math.min(...begins) / 30) * 30 : 540;
  const bottom = ends.length ? Math.ceil(Math.max(...ends) / 30) * 30 : 1020;
  return { top, bottom: Math.max(bottom, top + 60) };
}

/**
 * What begins and ends at moments of the server, with its local day and minutes.
 * @template {{ starts_at: string, ends_at: string }} One
 * @param {One} one
 * @param {(moment: string) => Local} clock
 * @returns {One & Stands}
 */
export function local(one, clock) {
  const begins = clock(one.starts_at);
  const length = Math.round((Date.parse(one.ends_at) - Date.parse(one.starts_at)) / 60000);
  return { ...one, day: begins.date, from: begins.minute, to: begins.minute + length, length };
}

/**
 * The answer of the server with local days and minutes beside its moments.
 * @param {WeekOut} week
 * @param {(moment: string) => Local} clock
 * @returns {Week}
 */
export function localise(week, clock) {
  const days = week.days.map((day) => ({
    ...day,
    spans: day.openings.map(({ opens, closes }) => {
      const from = clock(opens).minute;
      return { from, to: from + Math.round((Date.parse(closes) - Date.parse(opens)) / 60000), opens };
    }),
  }));
  return {
    ...week, days,
    appointments: week.appointments.map((one) => local(one, clock)),
    blocks: week.blocks.map((one) => local(one, clock)),
  };
}

/**
 * The moment (ISO) of a local minute of a day, by the opening that it lies in; null outside.
 * @param {Day} day
 * @param {number} minute
 */
export function momentOf(day, minute) {
  const span = day.spans.find(({ from, to }) => from <= minute && minute < to);
  return span ? new Date(Date.parse(span.opens) + (minute - span.from) * 60000).toISOString() : null;
}

/**
 * The places that suit a type and its needs, the plainest first.
 * @param {BookedPlace[]} points
 * @param {TypeShown | null} type
 * @param {string[]} needs
 */
export function suitablePlaces(points, type, needs) {
  if (!type) return points.filter((point) => point.kind === 'room');
  /** @param {BookedPlace} point */
  const fits = (point) => (!type.places.length || type.places.includes(point.id)) && (type.place === 'any' || point.kind === type.place)
    && (!type.private || point.kind === 'room')
    && (point.kind !== 'room' || (point.seats >= type.seats && (point.screen || !type.screen)))
    && (!needs.includes('step_free') || point.step_free)
    && (!needs.includes('hearing_loop') || point.hearing_loop)
    && (!needs.includes('low_counter') || point.low_counter);
  return points.filter(fits);
}

/** 'Rooms 1, 2 and 4', 'Counter 1 and Room 2'. @param {Array<{ name: string }>} places */
export function placesWords(places) {
  if (!places.length) return 'No place';
  const words = places.map(({ name }) => /^(?<kind>.*?)\s+(?<rest>\S+)$/.exec(name)?.groups);
  const kind = words[0]?.kind;
  if (places.length > 1 && words.every((one) => one && one.kind === kind)) return `${kind}s ${listed(words.map((one) => one?.rest ?? ''))}`;
  return listed(places.map((place) => place.name));
}

/**
 * Whether something is in a lane.
 * @param {{ adviser: string | null, service_point: string | null }} one
 * @param {Lane} lane
 */
export const isIn = (one, lane) => (lane.kind === 'adviser' ? one.adviser : one.service_point) === lane.id;

/**
 * What is in a lane at a minute; null if it is free.
 * @param {Week} week
 * @param {Day} day
 * @param {Lane} lane
 * @param {number} minute
 * @returns {There | null}
 */
export function inLane(week, day, lane, minute, length = SLOT) {
  /** @param {Stands} one */
  const meets = (one) => one.day === day.date && one.from < minute + length && one.to > minute;
  const booked = week.appointments.find((one) => claims(one) && meets(one) && isIn(one, lane));
  if (booked) return { kind: 'appointment', one: booked };
  const block = blocksOf(week, day, lane).find((one) => one.from < minute + length && one.to > minute);
  if (block) return { kind: 'block', one: block };
  if (!day.spans.some(({ from, to }) => from <= minute && minute + length <= to)) return { kind: 'closed', one: null };
  return null;
}

/**
 * The blocks of a lane on a day, cut to the day.
 * @param {Week} week
 * @param {Day} day
 * @param {Lane} lane
 */
export function blocksOf(week, day, lane) {
  return week.blocks
    .map((one) => onDay(one, day))
    .filter((one) => one !== null)
    .filter((one) => wholeSite(one) || isIn(one, lane));
}

/** @param {BlockOut} block */
export const wholeSite = (block) => !block.adviser && !block.service_point;

/**
 * A block cut to a day; one of several days covers the days between whole.
 * @param {Block} block
 * @param {Day} day
 */
export function onDay(block, day) {
  const days = Math.round((noon(day.date).getTime() - noon(block.day).getTime()) / 86400000);
  const from = Math.max(0, block.from - days * 1440);
  const to = Math.min(1440, block.to - days * 1440);
  return to > 0 && from < 1440 && days >= 0 && from < to ? { ...block, from, to } : null;
}

/** @param {Pick<AppointmentOut, 'state'>} one */
export const claims = (one) => one.state !== 'cancelled' && one.state !== 'missed';

/** Whether nobody came to it: it can be moved or cancelled still. @param {Pick<AppointmentOut, 'state'>} one */
export const nobodyCame = (one) => one.state === 'missed' || one.state === 'no_show';

/** Whether it can be moved or cancelled. @param {Pick<AppointmentOut, 'state'>} one */
export const movable = (one) => one.state === 'booked' || nobodyCame(one);

/** '39 this week: 12 kept, 1 no-show, 26 to come'. @param {Array<Pick<AppointmentOut, 'state'>>} appointments */
export function counted(appointments) {
  const shown = appointments.filter((one) => one.state !== 'cancelled');
  const missed = shown.filter((one) => one.state === 'missed' || one.state === 'no_show').length;
  const kept = shown.filter((one) => one.state === 'served' || one.state === 'checked_in').length;
  const coming = shown.filter((one) => one.state === 'booked').length;
  if (!shown.length) return 'Nothing is booked this week';
  return `${shown.length} this week: ${kept} kept, ${missed} ${missed === 1 ? 'no-show' : 'no-shows'}, ${coming} to come`;
}
