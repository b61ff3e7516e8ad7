// What the reception shows, worked out from the last good state: no drawing, no network in here.

import { wait } from '/static/staff/format.js';

/** So long what was just done can be taken back. */
export const UNDO_MS = 60_000;

/** Nothing said of the next visitor: no needs, the house's language. */
export const nobody = () => ({ needs: [], language: null });

/** 'Cymraeg, step-free counter'; '' for nothing. */
export function needsWords(page, { needs, language }) {
  const named = page.needs.filter(({ id }) => needs.includes(id)).map(({ name }) => name.toLowerCase());
  return [...(language ? [page.languages[language]?.own ?? language] : []), ...named].join(', ');
}

/** The body of a ticket for the next visitor, printed where this tablet says. */
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

/** The queue with each wait worked out, the most urgent first. */
export function urgentFirst(state, now) {
  return state.queue
    .map((one) => {
      const waited = wait(now - Date.parse(one.waiting_since), one.target);
      return { ...one, wait: waited, urgency: waited.ratio * (one.weight / 100) };
    })
    .sort((a, b) => b.urgency - a.urgency);
}

/** The enquiry types of which somebody waits past the target. */
export const overdue = (rows) => new Set(rows.filter(({ wait: { late } }) => late).map(({ enquiry }) => enquiry));

/** '7 wait, about 40 min'. */
export function waitingWords({ waiting, about }) {
  if (!waiting) return { count: '', rest: 'nobody waits' };
  const rest = about === null ? ', nobody signed on for it' : about < 5 ? '' : `, about ${about} min`;
  return { count: waiting === 1 ? '1 waits' : `${waiting} wait`, rest };
}

/** How an appointment stands: {tone: 'late' | 'ok' | '', words}. */
export function arrivalWords(one, now, hm) {
  if (one.here_since) return { tone: 'ok', words: `here since ${hm(one.here_since)}` };
  const late = Math.floor((now - Date.parse(one.starts_at)) / 60_000);
  if (late < 1) return { tone: '', words: `with ${one.with}` };
  return { tone: 'late', words: `${late} min late`, rest: `, kept until ${hm(one.kept_until)}` };
}

/** Everybody whom a number can mean, with where they are. */
export function find(state, typed) {
  const match = /^([A-Z]{1,2})0*(\d{1,6})$/.exec(typed.trim().toUpperCase());
  if (!match) return null;
  const number = match[1] + match[2].padStart(3, '0');
  for (const [where, list] of [['queue', state.queue], ['held', state.held],
    ['missed', state.missed], ['in_hand', state.in_hand]]) {
    const found = list.find((one) => one.number === number);
    if (found) return { where, number, ...found };
  }
  return { where: 'nowhere', number };
}

/** The open visit `id`, as the lists have it now. */
export function visitOf(state, id) {
  const queued = state.queue.find((one) => one.visit === id);
  if (queued) return { where: 'queue', ...queued };
  const held = state.held.find((one) => one.visit === id);
  return held ? { where: 'held', ...held } : null;
}

/** 'Since 09:00: 166 came to you or a kiosk. 58 answered here (35 %), 108 tickets.' */
export function todayWords({ since, came, answered, tickets, appointments }, hm) {
  const start = since ? `Since ${hm(since)}: ` : 'Today: ';
  const share = came ? ` (${Math.round((100 * answered) / came)} %)` : '';
  const more = appointments ? `, ${appointments} with an appointment` : '';
  return { start, came: `${came} came to you or a kiosk.`,
    rest: `${answered} answered here${share}, ${tickets} ${tickets === 1 ? 'ticket' : 'tickets'}${more}.` };
}

const PRINTS = {
  queued: 'Printing', sent: 'Printing', printing: 'Printing', printed: 'Printed',
  failed: 'Not printed', expired: 'Not printed', in_doubt: 'Perhaps not printed', none: 'No printer',
};

/** {tone, words} of the paper of what was just issued. */
export function printWords(just, state) {
  const print = state.prints[just.visit] ?? just.print;
  const tone = { printed: 'ok', failed: 'late', expired: 'late', in_doubt: 'warn', none: 'warn' }[print] ?? '';
  return { tone, words: PRINTS[print] ?? 'Printing' };
}
