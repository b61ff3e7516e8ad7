// Which call stands on the card: the newest at once, whatever the voice is saying meanwhile.

const FRESH_S = 20; // a call is new for at least this long, and until the voice has named it
const TURN_MS = 6000; // to look for one's own number among some

/** @import { CallShown } from '../types.js' */
/** @import { Announcer } from './announcer.js' */

/**
 * Whether a visitor is being called just now. Who is being served, or has gone, is not.
 * @param {CallShown} call
 * @param {Pick<Announcer, 'owes' | 'speaking'>} voice
 * @param {number} now the server's time in ms
 */
export function isFresh(call, voice, now) {
  if (call.state !== 'called') return false;
  const speaks = voice.speaking?.call.announcement === call.announcement;
  return speaks || voice.owes(call) || now - Date.parse(call.announced_at) < FRESH_S * 1000;
}

/**
 * The other calls, those first who are still awaited.
 * @param {CallShown[]} calls
 * @param {CallShown | null} card
 */
export function besides(calls, card) {
  const others = calls.filter(({ number }) => number !== card?.number);
  const awaited = others.filter(({ state }) => state === 'called');
  return [...awaited, ...others.filter(({ state }) => state !== 'called')];
}

/**
 * The calls as they are shown where so many have a place. Of more who are awaited each has its turn, over
 * and over: a call is seen until it is answered.
 * @param {CallShown[]} calls those first who are still awaited, as `besides` has them
 * @param {number} seats
 * @param {number} now the server's time in ms
 */
export function inTurn(calls, seats, now) {
  const awaited = calls.filter(({ state }) => state === 'called');
  if (seats < 1 || awaited.length <= seats) return calls;
  const first = (Math.floor(now / TURN_MS) % Math.ceil(awaited.length / seats)) * seats;
  return [...awaited.slice(first), ...awaited.slice(0, first), ...calls.slice(awaited.length)];
}

/**
 * The newest fresh call, else the last one of all, at rest. Its large line is in the language that is
 * being said of it, else in the visitor's own.
 * @param {CallShown[]} calls the newest announcement first
 * @param {Pick<Announcer, 'owes' | 'own' | 'speaking'>} voice
 * @param {number} now
 * @param {string} otherwise the language of an empty card
 */
export function cardOf(calls, voice, now, otherwise) {
  const newest = calls.find((call) => isFresh(call, voice, now));
  const call = newest ?? calls[0] ?? null;
  if (!call) return { call, fresh: false, language: otherwise };
  const said = voice.speaking?.call.announcement === call.announcement ? voice.speaking : null;
  return { call, fresh: Boolean(newest), language: said?.language ?? voice.own(call) };
}

/**
 * Who is at the place: called there, served there, or nobody. Without the server it is not known.
 * @param {CallShown | null} call @param {string | null} offline
 * @returns {'called' | 'serving' | 'free' | 'unknown'}
 */
export function stateOf(call, offline) {
  if (offline) return 'unknown';
  return call?.state === 'called' || call?.state === 'serving' ? call.state : 'free';
}
