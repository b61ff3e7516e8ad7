// States of a desk to begin from. The clock stands at NOW.
/** @import { DeskState, Queued, VisitJson } from '../../../counters/desk/types.js' */

export const NOW = Date.parse('2026-11-17T11:00:00Z');

/** The moment so many minutes before NOW. @param {number} minutes */
export const ago = (minutes) => new Date(NOW - minutes * 60_000).toISOString();

/** @param {Partial<VisitJson>} changes @returns {VisitJson} */
export const aVisit = (changes = {}) => ({
  visit: 'v14', number: 'C014', enquiry: 'council-tax', state: 'called', language: 'en', kiosk: null,
  arrived_at: ago(12), waiting_since: ago(12), rested: 0, stood: 0, called_at: ago(1), last_called_at: ago(1), serving_at: null,
  ended_at: null, recalls: 0, service_point: 'counter-3', adviser: 'megan', outcome: null, target: 900,
  source: 'kiosk', needs: [], asked_language: null, origin: 'arrival', for_adviser: null, appointment: null,
  avoidable: null, hold: null, ...changes,
});

/** One who waits, for so many minutes. @param {string} number @param {number} minutes @param {Partial<Queued>} changes @returns {Queued} */
export const waits = (number, minutes, changes = {}) => ({
  visit: `v${number}`, number, enquiry: 'council-tax', language: 'en', asked_language: null, needs: [],
  noted: false, origin: 'arrival', waiting_since: ago(minutes), queued_at: ago(minutes), weight: 100,
  target: 900, mine: true, backup: false, needs_room: false, for_me: false, for_other: null,
  appointment_at: null, ...changes,
});

/** A desk with nobody in hand and nobody waiting. @param {Partial<DeskState>} changes @returns {DeskState} */
export const aDesk = (changes = {}) => ({
  point: 'counter-3', adviser: { id: 'megan', name: 'Megan', since: ago(120) }, state: 'ready', pause: null,
  visit: null, planned: [], notes: [], story: [], recall: null, on_screens: null, heard: null, next: null, no_next: '', queue: [], held: [],
  refer: null, rooms: { all: 0, free: [], outlook: [], words: '' }, people: [],
  skills: { preferred: ['council-tax'], backup: [] }, home: null, help: null, check: null, undo: null,
  last: null, devices: [], served_today: 0, no_shows_today: 0, away: {}, standing: null, standing_since: null,
  counts: countsOf(changes.queue ?? []), ...changes,
});

/** How many wait, where all of them are shown. @param {Queued[]} queue @returns {DeskState['counts']} */
const countsOf = (queue) => ({ all: queue.length, mine: queue.filter(({ mine }) => mine).length,
  by_enquiry: queue.reduce((by, { enquiry }) => ({ ...by, [enquiry]: (by[enquiry] ?? 0) + 1 }),
    /** @type {Record<string, number>} */ ({})) });

/** The one who would be called. @param {Queued} one @returns {DeskState['next']} */
export const nextOf = (one) => ({
  visit: one.visit, number: one.number, enquiry: one.enquiry, place: 'counter-3', language: one.language,
  asked_language: one.asked_language, needs: one.needs, origin: one.origin, waiting_since: one.waiting_since,
  queued_at: one.queued_at, target: one.target, why: 'The longest wait of all.',
});
