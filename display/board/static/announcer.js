// Which call has its turn on the card and the voice. Knows no DOM and no audio: both are handed in.
//
// Several calls queue up; each is announced once, whatever the connection does. An announcement is
// known by its id and its time, so that a server that starts with a new database is not taken for
// one that repeats itself.

const FIRST_LOAD_S = 20; // what a screen that has just started still reads out
const MISSED_S = 60; // what one that was cut off catches up on
const FRESH_S = 20; // a call stays fresh at least this long
const AFTER_CHIME_S = 0.4;
const BETWEEN_LANGUAGES_S = 0.4;
const BEFORE_REPEAT_S = 1.5;
const REMEMBERED = 200;

/** @import { CallShown } from '../types.js' */
/** @typedef {{ call: CallShown, fresh: boolean, language: string }} Phase */
/**
 * @typedef {{ chime(): Promise<void>, say(call: CallShown, language: string): Promise<void>,
 *   prepare(call: CallShown, languages: string[]): void }} Plays
 */
/** @typedef {{ now(): number, sleep(seconds: number): Promise<unknown> }} Time */

/** @param {Pick<CallShown, 'announcement' | 'announced_at'>} call */
export const keyOf = (call) => `${call.announcement}@${call.announced_at}`;

/** @type {Time} */
const real = {
  now: () => Date.now(),
  sleep: (seconds) => new Promise((done) => setTimeout(done, seconds * 1000)),
};

/** The keys of calls that were announced, kept over a reload of the page where that is possible. */
export class Heard {
  /** @param {string} name @param {Pick<Storage, 'getItem' | 'setItem'>} [storage] */
  constructor(name, storage = globalThis.sessionStorage) {
    this.name = name;
    this.storage = storage;
    /** @type {Set<string>} */
    this.keys = new Set(this.kept());
  }

  kept() {
    try {
      return JSON.parse(this.storage?.getItem(this.name) ?? '[]');
    } catch {
      return []; // what is kept there is only a convenience
    }
  }

  /** @param {string} key */
  has(key) {
    return this.keys.has(key);
  }

  /** @param {string} key */
  add(key) {
    this.keys.add(key);
    for (const old of this.keys) {
      if (this.keys.size <= REMEMBERED) break;
      this.keys.delete(old);
    }
    try {
      this.storage?.setItem(this.name, JSON.stringify([...this.keys]));
    } catch {
      /* a full or forbidden storage: remembered until the next reload */
    }
  }
}

/**
 * new Announcer({player, languages(call), show(phase), heard, time})
 *
 * `player`: {chime(), say(call, language), prepare(call, languages)}, promises that end when the
 * sound has. `show` gets {call, fresh, language}: the call on the card, whether it is fresh, and
 * the language of the large line. `time`: {now(), sleep(s)}, the screen's own clock.
 */
export class Announcer {
  /**
   * @param {{ player: Plays, languages: (call: CallShown) => string[], show: (phase: Phase) => void,
   *   heard: Heard, time?: Time }} parts
   */
  constructor({ player, languages, show, heard, time = real }) {
    this.player = player;
    this.languages = languages;
    this.show = show;
    this.heard = heard;
    this.time = time;
    /** @type {CallShown[]} */
    this.queue = [];
    /** @type {CallShown | null} */
    this.current = null;
    this.first = true;
    /** @type {(value?: unknown) => void} */
    this.wake = () => {};
  }

  /** Take in the board's calls; `serverNow` is the server's time in ms. @param {CallShown[]} calls @param {number} serverNow */
  take(calls, serverNow) {
    const limit = this.first ? FIRST_LOAD_S : MISSED_S;
    this.first = false;
    for (const call of [...calls].sort((a, b) => a.announcement - b.announcement)) {
      const key = keyOf(call);
      if (this.heard.has(key)) continue;
      this.heard.add(key);
      if (serverNow - Date.parse(call.announced_at) <= limit * 1000) this.add(call);
    }
    if (this.queue.length && !this.current) this.run();
  }

  /** @param {CallShown} call */
  add(call) {
    // Called again before its first turn: one turn is enough, and it keeps its place.
    const waiting = this.queue.findIndex((other) => other.number === call.number);
    if (waiting >= 0) this.queue[waiting] = call;
    else this.queue.push(call);
    this.wake();
  }

  async run() {
    for (let call = this.queue.shift(); call; call = this.queue.shift()) {
      this.current = call;
      const began = this.time.now();
      await this.announce(call);
      const left = () => FRESH_S - (this.time.now() - began) / 1000;
      // Fresh for a while after its last word, unless the next in the queue is to be called.
      while (!this.queue.length && left() > 0) {
        await Promise.race([this.time.sleep(left()), new Promise((wake) => (this.wake = wake))]);
      }
      this.current = null;
      if (!this.queue.length) this.show({ call, fresh: false, language: this.resting(call) });
    }
  }

  /** @param {CallShown} call */
  async announce(call) {
    const languages = this.languages(call);
    this.show({ call, fresh: true, language: languages[0] });
    this.player.prepare(call, languages);
    await this.player.chime();
    await this.time.sleep(AFTER_CHIME_S);
    for (const again of [false, true]) {
      if (again) await this.time.sleep(BEFORE_REPEAT_S);
      for (const [turn, language] of languages.entries()) {
        if (turn) await this.time.sleep(BETWEEN_LANGUAGES_S);
        this.show({ call, fresh: true, language });
        await this.player.say(call, language);
      }
    }
    this.show({ call, fresh: true, language: this.resting(call) });
  }

  /** Afterwards: the visitor's own language if it is one of those spoken, else the site's. @param {CallShown} call */
  resting(call) {
    const languages = this.languages(call);
    return languages.includes(call.language) ? call.language : languages[0];
  }
}
