// What the voice says next. Knows no DOM and no audio: both are handed in.
//
// A call is said in each language when it is made, and once more. The newest board is asked before
// each word: who is being served, has gone or was called elsewhere is not called any more. Of several
// calls each has its first saying before any is said again, and of many each is said shorter, so that
// the last of them does not wait for long. A call is known by its id and its time, so that a server
// that starts with a new database is not taken for one that repeats itself.

const FIRST_LOAD_S = 20; // what a screen that has just started still reads out
const MISSED_S = 60; // what one that was cut off catches up on
const AFTER_CHIME_S = 0.4;
const BETWEEN_LANGUAGES_S = 0.4;
const BETWEEN_CALLS_S = 0.6; // where no chime tells them apart
const BEFORE_REPEAT_S = 1.5;
const ASK_AGAIN_S = 1;
const CHIME_LASTS_S = 8; // so long after its chime a call is still taken for what was meant
/** While so many were not said yet, each is said in its visitor's language alone, without a chime. */
const MANY = 3;
/** How old a call may be for its other languages, and its repeat, to be worth the time of the next. */
const OTHERS_WITHIN_S = 60;
const REPEAT_WITHIN_S = 40;
const REMEMBERED = 200;

/** @import { CallShown } from '../types.js' */
/**
 * How a word went: it sounded, or this screen may not sound, or there is no such sound.
 * @typedef {'heard' | 'silent' | 'missing'} Went
 */
/**
 * `say` and `chime` end when the sound has, or when there was time to read it.
 * @typedef {{ chime(aloud: boolean): Promise<unknown>,
 *   say(call: CallShown, language: string, aloud: boolean): Promise<Went>,
 *   prepare(call: CallShown, languages: string[]): void }} Plays
 */
/** @typedef {{ called: boolean, speaks: boolean }} May */
/** @typedef {{ now(): number, sleep(seconds: number): Promise<unknown> }} Time */
/**
 * A call that is not said to its end: the languages in which it was not said yet, and those of its
 * repeat. `since`: when it was made, by the screen's clock. `said`: it was said once. `missing`:
 * the last word had no sound. `chimed`: when it had its chime. `unanswered`: nobody answered yet
 * whether it may be said.
 * @typedef {{ call: CallShown, since: number, said: boolean, missing: boolean, owed: string[],
 *   again: string[], chimed: number, unanswered: boolean }} Turn
 */

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
 * new Announcer({player, languages(call), repeats(), changed(), heard, may(call, word), time})
 *
 * `languages` are those in which a call is said, in their order; whether once more, says `repeats`. `changed` is told when what
 * is `speaking` has changed. `may` is asked last before each word and each chime: whether the visitor is
 * called at this moment, and whether this screen is to say it, or null where nobody answers. What another
 * screen of the room says is played here without a sound, so that both are at the same word. `time`: {now(), sleep(s)}, the screen's own clock.
 */
export class Announcer {
  /**
   * @param {{ player: Plays, languages: (call: CallShown) => string[], repeats?: () => boolean, changed?: () => void,
   *   heard: Heard, may?: (call: CallShown, word: string) => Promise<May | null>, time?: Time }} parts
   */
  constructor({ player, languages, repeats = () => true, changed = () => {}, heard, may = async () => ({ called: true, speaks: true }), time = real }) {
    this.player = player;
    this.languages = languages;
    this.repeats = repeats;
    this.changed = changed;
    this.heard = heard;
    this.may = may;
    this.time = time;
    /** By number, in the order of the calls. @type {Map<string, Turn>} */
    this.turns = new Map();
    /** What is said, from its chime until the next word's or until there is none. @type {{ call: CallShown, language: string } | null} */
    this.speaking = null;
    /** Whose turn it was just now. @type {Turn | null} */
    this.last = null;
    this.hurried = false;
    this.running = false;
    this.first = true;
  }

  /** Take in the newest board; `serverNow` is the server's time in ms. @param {CallShown[]} calls @param {number} serverNow */
  take(calls, serverNow) {
    const limit = (this.first ? FIRST_LOAD_S : MISSED_S) * 1000;
    this.first = false;
    const called = calls.filter(({ state }) => state === 'called').sort((a, b) => a.announcement - b.announcement);
    const numbers = new Set(called.map(({ number }) => number));
    for (const number of this.turns.keys()) if (!numbers.has(number)) this.turns.delete(number);
    for (const call of called) {
      const turn = this.turns.get(call.number);
      if (turn && keyOf(turn.call) === keyOf(call)) continue;
      const age = Math.max(0, serverNow - Date.parse(call.announced_at));
      const wanted = !this.heard.has(keyOf(call)) && age <= limit;
      if (!wanted) {
        this.heard.add(keyOf(call));
        this.turns.delete(call.number);
      } else if (turn && !turn.said) Object.assign(turn, this.turnOf(call, age)); // it keeps its place
      else this.add(call, age);
    }
    if (this.turns.size && !this.running) this.run();
  }

  /** @param {CallShown} call @param {number} age ms @returns {Turn} */
  turnOf(call, age) {
    const languages = this.languages(call);
    const since = this.time.now() - age;
    return {
      call, since, said: false, missing: false, owed: [...languages], again: this.repeats() ? [...languages] : [],
      chimed: -Infinity, unanswered: false,
    };
  }

  /** Behind those that were called before. @param {CallShown} call @param {number} age ms */
  add(call, age) {
    this.turns.delete(call.number);
    this.turns.set(call.number, this.turnOf(call, age));
  }

  /** Whether the voice is still to name a call for the first time. @param {CallShown} call */
  owes(call) {
    const turn = this.turns.get(call.number);
    return Boolean(turn && !turn.said && keyOf(turn.call) === keyOf(call));
  }

  /** A visitor's own language if the call is said in it, else the screen's own. @param {CallShown} call */
  own(call) {
    const languages = this.languages(call);
    return languages.includes(call.language) ? call.language : languages[0];
  }

  /** What is to be said now, if anything is. @returns {{ turn: Turn, language: string } | null} */
  next() {
    const turns = [...this.turns.values()];
    const waiting = turns.filter(({ said }) => !said);
    this.hurried = waiting.length >= MANY || (this.hurried && waiting.length > 0);
    const begun = turns.find((turn) => turn === this.last && turn.said && turn.owed.length);
    if (begun && (!this.hurried || begun.missing)) return { turn: begun, language: begun.owed[0] };
    // Nobody is left in the middle with nothing in their own language.
    const own = begun && this.own(begun.call);
    if (begun && own && begun.owed.includes(own)) return { turn: begun, language: own };
    if (waiting.length) {
      const [turn] = waiting;
      return { turn, language: this.hurried ? this.own(turn.call) : turn.owed[0] };
    }
    /** @param {number} seconds */
    const younger = (seconds) => (/** @type {Turn} */ { since }) => this.time.now() - since <= seconds * 1000;
    const other = turns.filter(younger(OTHERS_WITHIN_S)).find(({ owed }) => owed.length);
    if (other) return { turn: other, language: other.owed[0] };
    const repeat = turns.filter(younger(REPEAT_WITHIN_S)).find(({ again }) => again.length);
    return repeat ? { turn: repeat, language: repeat.again[0] } : null;
  }

  async run() {
    this.running = true;
    for (let saying = this.next(); saying; saying = this.next()) await this.tell(saying.turn, saying.language);
    this.turns.clear();
    this.last = null;
    this.running = false;
    this.speaking = null;
    this.changed();
  }

  /** Say a call in a language, if it is still called when its word comes. @param {Turn} turn @param {string} language */
  async tell(turn, language) {
    const { call } = turn;
    const still = () => this.turns.get(call.number) === turn && turn.call === call;
    this.prepare();
    this.speaking = { call, language };
    this.changed();
    if (!turn.unanswered) await this.before(turn);
    if (!still()) return;
    const may = await this.may(call, `${language}/${turn.owed.length ? 1 : 2}`);
    if (!still()) return;
    const asked = turn.unanswered;
    turn.unanswered = may === null;
    if (may === null) {
      await this.time.sleep(ASK_AGAIN_S); // without a sound: who hears a chime looks for a call
      return;
    }
    if (!may.called) {
      this.turns.delete(call.number);
      return;
    }
    if (asked) return; // now with its chime, and with the last word of that moment
    this.last = turn;
    turn.said = true;
    this.heard.add(keyOf(call));
    const left = turn.owed.length ? turn.owed : turn.again;
    left.splice(left.indexOf(language), 1);
    turn.missing = await this.player.say(call, language, may.speaks) === 'missing';
  }

  /** What is between the last word and this turn's: a chime, or a pause. @param {Turn} turn */
  async before(turn) {
    if (!turn.said && !(this.hurried && this.last)) {
      if (this.time.now() - turn.chimed < CHIME_LASTS_S * 1000) return;
      const may = await this.may(turn.call, 'chime');
      if (!may?.called || this.turns.get(turn.call.number) !== turn) return;
      await this.player.chime(may.speaks);
      turn.chimed = this.time.now();
      await this.time.sleep(AFTER_CHIME_S);
    } else if (turn !== this.last) {
      await this.time.sleep(turn.owed.length ? BETWEEN_CALLS_S : BEFORE_REPEAT_S);
    } else {
      const begins = !turn.owed.length && turn.again.length === this.languages(turn.call).length;
      await this.time.sleep(begins ? BEFORE_REPEAT_S : BETWEEN_LANGUAGES_S);
    }
  }

  /** Have the sounds of this turn and the next ready. */
  prepare() {
    const soon = [...this.turns.values()].filter(({ said }) => !said).slice(0, 2);
    for (const { call } of this.last ? [this.last, ...soon] : soon) this.player.prepare(call, this.languages(call));
  }
}
