// What the reception shows, worked out from the last good state: no drawing, no network in here.

import { countdown, wait } from '/static/staff/format.js';
import { partOf } from '/static/staff/visitors.js';

/** @import { Arriving, EnquiryNow, ReceptionState, Today } from '../types.js' */
/** @import { Moment, Wait } from '/static/staff/format.js' */

/** What was said of the next visitor. @typedef {{ needs: string[], language: string | null }} Next */
/**
 * What was just done, when (ms), and what can be undone of it.
 * @typedef {{ kind: string, visit: string, enquiry: string, at: number, number?: string,
 *   print?: string, told?: string }} Just
 */
/** @typedef {Record<string, { name: string, own: string }>} Languages */
/** @typedef {(moment: Moment) => string} Writer */

/** So long what was just done can be taken back. */
export const UNDO_MS = 60_000;

/**
 * m:ss that are left of the minute in which a deed can be taken back; null after it.
 * @param {Just | undefined} done
 * @param {Date} clock
 */
export function undoLeft(done, clock) {
  const left = done ? done.at + UNDO_MS - clock.getTime() : 0;
  return left > 0 ? countdown(left) : null;
}

/** A finger that touches twice does so within this time; nobody touches for two visitors as fast. */
export const TWICE_MS = 700;

/** One touch is one deed, with one key: the second of two within TWICE_MS is none. */
export class Touches {
  /** @param {() => string} newKey */
  constructor(newKey) {
    this.newKey = newKey;
    this.last = { at: -TWICE_MS, key: '' };
  }

  /** The key of a touch, or null for the second half of the one before. @param {number} at ms */
  key(at) {
    if (this.settling(at)) return null;
    this.last = { at, key: this.newKey() };
    return this.last.key;
  }

  /** Whether a touch now would be the second half of the last one. @param {number} at ms */
  settling(at) {
    return at - this.last.at < TWICE_MS;
  }
}

/** Nothing said of the next visitor: no needs, the house's language. @returns {Next} */
export const nobody = () => ({ needs: [], language: null });

/**
 * 'Cymraeg, step-free counter'; '' for nothing.
 * @param {{ needs: Array<{ id: string, name: string }>, languages: Languages }} page
 * @param {Next} next
 */
export function needsWords(page, { needs, language }) {
  const named = page.needs.filter(({ id }) => needs.includes(id)).map(({ name }) => name.toLowerCase());
  return [...(language ? [page.languages[language]?.own ?? language] : []), ...named].join(', ');
}

/**
 * The body of a ticket for the next visitor, printed where this tablet says.
 * @param {{ site_languages: string[], own_language: string,
 *   printers: Array<{ kiosk: string, printer: string }> }} page
 * @param {Next} next
 * @param {string} enquiry
 * @param {string | null} [kiosk]
 */
export function ticketBody(page, next, enquiry, kiosk) {
  const { language } = next;
  const spoken = language && page.site_languages.includes(language) ? language : page.own_language;
  const printer = page.printers.find((one) => one.kiosk === kiosk)?.printer;
  return {
    enquiry, language: spoken, source: 'reception', needs: next.needs,
    ...(language ? { asked_language: language } : {}),
    ...(printer ? { printer } : {}),
  };
}

/**
 * The queue with each wait worked out, the most urgent first.
 * @param {Pick<ReceptionState, 'queue'>} state
 * @param {number} now
 */
export function urgentFirst(state, now) {
  return state.queue
    .map((one) => {
      const waited = wait(now - Date.parse(one.waiting_since) - one.rested * 1000, one.target);
      return { ...one, wait: waited, urgency: waited.ratio * (one.weight / 100) };
    })
    .sort((a, b) => b.urgency - a.urgency);
}

/** @typedef {ReturnType<typeof urgentFirst>} Rows */

/**
 * Until when somebody is to have turned to one who waits: {late, words}; null where nobody promised
 * that, or somebody did.
 * @param {{ greet_by: string | null }} one
 * @param {number} now
 * @param {Writer} hm
 */
export function greetWords({ greet_by: by }, now, hm) {
  if (!by) return null;
  const over = now - Date.parse(by);
  return over > 0 ? { late: true, words: `greet: ${Math.max(1, Math.floor(over / 60_000))} min over` }
    : { late: false, words: `greet by ${hm(by)}` };
}

/**
 * The enquiry types of which somebody waits past the target.
 * @param {Array<{ enquiry: string, wait: Wait }>} rows
 */
export const overdue = (rows) => new Set(rows.filter(({ wait: { late } }) => late).map(({ enquiry }) => enquiry));

/** '7 wait, about 40 min'. @param {Pick<EnquiryNow, 'waiting' | 'about'>} enquiry */
export function waitingWords({ waiting, about }) {
  if (!waiting) return { count: '', rest: 'nobody waits' };
  const rest = about === null ? ', nobody signed on for it' : about < 5 ? '' : `, about ${about} min`;
  return { count: waiting === 1 ? '1 waits' : `${waiting} wait`, rest };
}

/**
 * The kiosks at which somebody asks for a person, as long as they are believed to stand there, and
 * what each is on the page of `adviser`.
 * @param {Pick<ReceptionState, 'persons'>} state
 * @param {string | null} adviser
 * @param {number} now
 */
export const wanted = ({ persons }, adviser, now) => persons.flatMap((one) => {
  const part = partOf(one, adviser, now);
  return part ? [{ one, part, open: part === 'call' || part === 'more' }] : [];
});

/**
 * How an appointment stands: {tone: 'late' | 'ok' | '', words, rest}.
 * @param {Arriving} one
 * @param {number} now
 * @param {Writer} hm
 */
export function arrivalWords(one, now, hm) {
  if (one.here_since) return { tone: 'ok', words: `here since ${hm(one.here_since)}`, rest: '' };
  const late = Math.floor((now - Date.parse(one.starts_at)) / 60_000);
  if (late < 1) return { tone: '', words: `with ${one.with}`, rest: '' };
  return { tone: 'late', words: `${late} min late`, rest: `, kept until ${hm(one.kept_until)}` };
}

/**
 * Where what was found is to be opened: the visit itself, the list of those who missed their call;
 * null where nothing can be done about it here.
 * @param {{ visit: string, state: string, back_until: string | null }} one
 * @param {number} now
 * @returns {import('../view.js').Open | null}
 */
export function openFor({ visit, state, back_until: until }, now) {
  if (state === 'waiting' || state === 'held') return { name: 'visit', visit };
  return until && Date.parse(until) > now ? { name: 'missed' } : null;
}

/**
 * What stays open of a visit: the note that was begun for one who waits no longer, or nothing.
 * @param {Extract<import('../view.js').Open, { name: 'visit' }>} panel
 * @param {{ number: string } | null} one: as the lists have it now
 * @param {string} draft
 * @returns {import('../view.js').Open | null}
 */
export function stays(panel, one, draft) {
  if (one) return { ...panel, number: one.number };
  return draft && panel.number ? { name: 'note', visit: panel.visit, number: panel.number } : null;
}

/**
 * The open visit `id`, as the lists have it now; null once it is in none.
 * @param {Pick<ReceptionState, 'queue' | 'held'>} state
 * @param {string} id
 */
export function visitOf(state, id) {
  const queued = state.queue.find((one) => one.visit === id);
  if (queued) return /** @type {const} */ ({ where: 'queue', ...queued });
  const held = state.held.find((one) => one.visit === id);
  return held ? /** @type {const} */ ({ where: 'held', asked_language: null, ...held }) : null;
}

/**
 * 'Since 09:00: 166 came to you or a kiosk. 58 answered here (35 %), 108 tickets.'
 * @param {Today} today
 * @param {Writer} hm
 */
export function todayWords({ since, came, answered, tickets, appointments }, hm) {
  const start = since ? `Since ${hm(since)}: ` : 'Today: ';
  const share = came ? ` (${Math.round((100 * answered) / came)} %)` : '';
  const more = appointments ? `, ${appointments} with an appointment` : '';
  return { start, came: `${came} came to you or a kiosk.`,
    rest: `${answered} answered here${share}, ${tickets} ${tickets === 1 ? 'ticket' : 'tickets'}${more}.` };
}

/** @type {Record<string, string>} */
const PRINTS = {
  queued: 'Printing', sent: 'Printing', printing: 'Printing', printed: 'Printed',
  failed: 'Not printed', expired: 'Not printed', in_doubt: 'Perhaps not printed', none: 'No printer',
};

/** @type {Record<string, string>} */
const TONES = { printed: 'ok', failed: 'late', expired: 'late', in_doubt: 'warn', none: 'warn' };

/**
 * {tone, words} of the paper of what was just issued.
 * @param {Just} just
 * @param {Pick<ReceptionState, 'prints'>} state
 */
export function printWords(just, state) {
  const print = state.prints[just.visit] ?? just.print ?? '';
  return { tone: TONES[print] ?? '', words: PRINTS[print] ?? 'Printing' };
}
