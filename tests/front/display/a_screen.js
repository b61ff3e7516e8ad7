import { Announcer, Heard } from '../../../display/board/static/announcer.js';

/** @import { CallShown } from '../../../display/board/types.js' */
/** @import { May, Went } from '../../../display/board/static/announcer.js' */

export const START = Date.parse('2026-11-17T11:00:00Z');

/** A call that was made so many seconds after the start. @param {number} announcement @param {string} number @param {Partial<CallShown> & { at?: number }} changes @returns {CallShown} */
export const call = (announcement, number, { at = 0, ...changes } = {}) => ({
  announcement, number, point: 'counter-3', called_at: new Date(START + at * 1000).toISOString(),
  announced_at: new Date(START + at * 1000).toISOString(), language: 'cy', state: 'called', times: 1, ...changes,
});

/** What a browser keeps over a reload. */
export class Kept {
  constructor() { /** @type {Map<string, string>} */ this.items = new Map(); }

  /** @param {string} key */
  getItem(key) { return this.items.get(key) ?? null; }

  /** @param {string} key @param {string} value */
  setItem(key, value) { this.items.set(key, value); }
}

/** A clock that jumps from one thing that is due to the next. */
export class Clock {
  constructor() {
    this.seconds = 0;
    /** @type {{ at: number, done: () => unknown }[]} */
    this.due = [];
  }

  now() { return START + this.seconds * 1000; }

  /** @param {number} seconds @returns {Promise<unknown>} */
  sleep(seconds) {
    return new Promise((done) => this.at(this.seconds + seconds, () => done(null)));
  }

  /** @param {number} at @param {() => unknown} done */
  at(at, done) { this.due.push({ at, done }); }

  /** Until nothing is due any more, or for so many seconds. */
  async run(until = Infinity) {
    while (this.due.length) {
      this.due.sort((a, b) => a.at - b.at);
      if (this.due[0].at > until) break;
      const next = this.due.shift();
      this.seconds = Math.max(this.seconds, next?.at ?? 0);
      next?.done();
      for (let n = 0; n < 40; n += 1) await null; // what waits for it goes on
    }
  }
}

/**
 * A screen on that clock, whose sounds are as long as they are said to be.
 * @param {{ languages?: string[], storage?: Kept, clock?: Clock, lasts?: (call: CallShown, language: string) => number,
 *   went?: (call: CallShown, language: string) => Went, may?: (call: CallShown, word: string) => Promise<May | null>,
 *   hears?: (call: CallShown, language: string) => void, repeats?: () => boolean }} how
 */
export function screen({
  languages = ['cy', 'en'], storage = new Kept(), clock = new Clock(), lasts = () => 2,
  went = () => 'heard', may, hears = () => {}, repeats,
} = {}) {
  /** @type {[number, ...string[]][]} */
  const log = [];
  const note = (/** @type {string[]} */ ...what) => log.push([Math.round(clock.seconds * 10) / 10, ...what]);
  const announcer = new Announcer({
    player: {
      prepare() {},
      async chime(aloud) {
        if (aloud) note('chime');
        await clock.sleep(0.8);
      },
      async say(one, language, aloud) {
        if (aloud) {
          note('say', one.number, language, one.point);
          hears(one, language);
        }
        await clock.sleep(lasts(one, language));
        return went(one, language);
      },
    },
    languages: ({ language }) => (languages.includes(language) ? languages : [...languages, language]),
    heard: new Heard('heard', storage),
    may,
    repeats,
    time: { now: () => clock.now(), sleep: (seconds) => clock.sleep(seconds) },
  });
  const self = {
    announcer, log, storage, clock,
    /** Hand it a board in a second of the clock. @param {number} at @param {CallShown[]} calls */
    board(at, calls) { clock.at(at, () => announcer.take(calls, clock.now())); return self; },
    /** Let all the time pass that is needed. */
    async over() { await clock.run(); return self; },
    /** 'C001 cy' for each time that it was said. */
    said: () => log.filter(([, what]) => what === 'say').map(([, , number, language]) => `${number} ${language}`),
    chimes: () => log.filter(([, what]) => what === 'chime').map(([at]) => at),
    /** When each number was said first. */
    first() {
      /** @type {Record<string, number>} */
      const found = {};
      for (const [at, what, number] of log) if (what === 'say') found[number] ??= at;
      return found;
    },
  };
  return self;
}
