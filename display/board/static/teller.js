// Tells the server what this screen shows and has said, and asks it before each word.
import { newKey } from '/static/api.js';

const EVERY_MS = 60_000; // that it is there, also while nothing happens
const TOGETHER_MS = 150; // what is shown and said in so short a time is told at once
const MOST = 20; // calls in one message, as the server takes them

/** @import { CallShown } from '../types.js' */
/** @import { May } from './announcer.js' */
/** @typedef {{ site: string, zone: string }} Where */
/** @typedef {(error: unknown, answer?: Record<string, unknown>) => void} Answered */

/**
 * The secret by which the server knows this browser again, so that nobody else tells as this screen.
 * @param {Pick<Storage, 'getItem' | 'setItem'> | undefined} [storage]
 */
export function ownSecret(storage = globalThis.localStorage) {
  const name = 'nextplease screen';
  try {
    const kept = storage?.getItem(name);
    if (kept) return kept;
    const made = newKey();
    storage?.setItem(name, made);
    return made;
  } catch {
    return newKey(); // known until the page is loaded again
  }
}

/**
 * new Teller({where, sound(), send(name, told, answered)})
 *
 * `send` hands a message to the server, and `answered` gets its answer, or an error where none came.
 */
export class Teller {
  /**
   * @param {{ where: Where, sound: () => 'on' | 'off' | 'blocked', secret?: string, picture?: () => object,
   *   send: (name: string, told: object, answered: Answered) => void }} parts
   */
  constructor({ where, sound, send, secret = ownSecret(), picture = () => ({}) }) {
    /** What else is on this screen, or cannot be. */
    this.picture = picture;
    this.pictured = JSON.stringify(picture());
    this.where = where;
    this.sound = sound;
    this.send = send;
    this.secret = secret;
    /** What it told of each call that is on its board: that it was said. @type {Map<number, boolean>} */
    this.calls = new Map();
    /** @type {Set<number>} */
    this.untold = new Set();
    this.soon = false;
    /** Whether this screen spoke last of those in its room; one that never asked does not know. */
    this.speaks = true;
    setInterval(() => this.tell(), EVERY_MS);
  }

  /** The calls on the board, of which it tells those that are awaited. @param {CallShown[]} calls */
  shows(calls) {
    const here = new Set(calls.map(({ announcement }) => announcement));
    for (const old of this.calls.keys()) if (!here.has(old)) this.calls.delete(old);
    for (const { announcement, state } of calls) {
      if (state === 'called' && !this.calls.has(announcement)) this.news(announcement, false);
    }
  }

  /** @param {CallShown} call */
  said({ announcement }) {
    if (this.calls.get(announcement) === false) this.news(announcement, true);
  }

  /** @param {number} announcement @param {boolean} said */
  news(announcement, said) {
    this.calls.set(announcement, said);
    this.untold.add(announcement);
    this.later();
  }

  later() {
    if (this.soon) return;
    this.soon = true;
    setTimeout(() => this.tell(), TOGETHER_MS);
  }

  /** To be asked with each picture: what is new of it is told at once. */
  looks() {
    const now = JSON.stringify(this.picture());
    if (now === this.pictured) return;
    this.pictured = now;
    this.later();
  }

  /** Tell how it is, and what is new; again with the next where no answer came. */
  tell() {
    this.soon = false;
    const told = [...this.untold].filter((one) => this.calls.has(one)).slice(0, MOST);
    this.untold.clear();
    const calls = told.map((announcement) => ({ announcement, said: this.calls.get(announcement) ?? false }));
    this.send('told', { ...this.where, screen: this.secret, sound: this.sound(), calls, ...this.picture() }, (error) => {
      if (error) for (const one of told) this.untold.add(one);
    });
  }

  /**
   * Whether a call may be said at this moment, and whether by this screen; null where no answer came.
   * @param {CallShown} call @param {string} word @returns {Promise<May | null>}
   */
  may({ announcement }, word) {
    const asked = { zone: this.where.zone, screen: this.secret, sound: this.sound(), word };
    return new Promise((done) => {
      this.send('may', { site: this.where.site, announcement, word: asked }, (error, answer) => {
        if (error) { done(null); return; }
        const called = answer?.called === true;
        if (called) this.speaks = answer?.speaks === true;
        done({ called, speaks: called && this.speaks });
      });
    });
  }

  /** Whether this screen of its room says the message to everybody now; null where no answer came. @param {number} turn @returns {Promise<boolean | null>} */
  mayTell(turn) {
    return new Promise((done) => {
      this.send('may_tell', { ...this.where, screen: this.secret, sound: this.sound(), turn }, (error, answer) =>
        done(error ? null : answer?.speaks === true));
    });
  }
}
