// The sound of spoken guidance: sentences from the server, one after another; a new one cuts off what is
// being said. What cannot be had is silent, and its time is kept; what can only be had in a moment is
// waited for, and 'One moment' is said meanwhile.

/** @import { Line } from './lines.js' */

const KEPT = 80; // sentences; each some seconds
const LETTER_S = 0.06; // what a letter takes, where nobody says it
const PIP_S = 0.03;
const AGAIN_S = 1; // until what the server had no time for is asked for again
const TRIES = 6;
export const VOLUMES = [0.35, 0.6, 1];
export const USUAL = 1; // of VOLUMES

/** More is asked for than the server makes at once: it has it in a moment. */
export class Later extends Error {}

/**
 * `fetched(text, language)` gives a WAV file, or throws `Later`; `context` where sound comes out, or null.
 * `language()` is the visitor's. `saying(line)` is told each sentence as it begins, null when all is said. `moment()`, what is said
 * while one is waited for.
 * @typedef {{ fetched: (text: string, language: string) => Promise<ArrayBuffer>, context: () => AudioContext | null,
 *   language: () => string, saying: (line: Line | null) => void, moment: () => Line, pause?: (s: number) => Promise<void> }} Parts
 */
/** @typedef {AudioBuffer | 'later' | null} Sound */

/** @param {number} seconds @returns {Promise<void>} */
const waited = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

export class Voice {
  /** @param {Parts} parts */
  constructor({ fetched, context, language, saying, moment, pause = waited }) {
    this.fetched = fetched;
    this.context = context;
    this.language = language;
    this.saying = saying;
    this.moment = moment;
    this.pause = pause;
    /** @type {Map<string, Promise<Sound>>} */
    this.kept = new Map();
    /** @type {Line[]} */
    this.line = [];
    this.turn = 0; // another one for each time that something is cut off
    this.busy = false;
    this.volume = USUAL;
    /** @type {AudioBufferSourceNode | null} */
    this.playing = null;
  }

  /** @param {Line} line @returns {Promise<Sound>} */
  sound({ text, lang }) {
    const language = lang ?? this.language();
    const key = `${language} ${text}`;
    const known = this.kept.get(key);
    if (known) {
      this.kept.delete(key);
      this.kept.set(key, known); // the last used is the last to go
      return known;
    }
    const context = this.context();
    /** @type {Promise<Sound>} */
    const coming = !context ? Promise.resolve(null)
      : this.fetched(text, language).then((data) => context.decodeAudioData(data)).catch((error) => {
        this.kept.delete(key); // it may come when it is asked for again
        return error instanceof Later ? 'later' : null;
      });
    this.kept.set(key, coming);
    for (const old of this.kept.keys()) {
      if (this.kept.size <= KEPT) break;
      this.kept.delete(old);
    }
    return coming;
  }

  /** Have sentences here before they are wanted, one after another. @param {Line[]} lines */
  async ahead(lines) {
    for (const line of lines) await this.sound(line);
  }

  /** @param {Line[]} lines @param {{ after?: boolean }} [how] */
  say(lines, { after = false } = {}) {
    if (!after) this.cut();
    this.line.push(...lines);
    if (!this.busy) this.run();
  }

  async run() {
    const { turn } = this;
    this.busy = true;
    while (this.line.length) {
      const next = /** @type {Line} */ (this.line.shift());
      this.saying(next);
      const sound = await this.patiently(next, turn);
      if (turn !== this.turn) return;
      // The next one comes while this one is heard; whoever walks on quickly has asked for none of it.
      if (this.line.length) this.sound(this.line[0]);
      await (sound ? this.play(sound) : this.pause(next.text.length * LETTER_S));
      if (turn !== this.turn) return;
    }
    this.busy = false;
    this.saying(null);
  }

  /** A sentence, for which whoever waits is told to. @param {Line} line @param {number} turn @returns {Promise<AudioBuffer | null>} */
  async patiently(line, turn) {
    let sound = await this.sound(line);
    for (let nth = 0; sound === 'later' && nth < TRIES; nth += 1) {
      const moment = nth === 0 && turn === this.turn ? await this.sound(this.moment()) : null;
      if (turn !== this.turn) return null;
      if (moment && moment !== 'later') await this.play(moment);
      await this.pause(AGAIN_S);
      if (turn !== this.turn) return null;
      sound = await this.sound(line);
    }
    return sound === 'later' ? null : sound;
  }

  /** @param {AudioBuffer} sound @returns {Promise<void>} */
  play(sound) {
    const context = this.context();
    if (!context) return this.pause(sound.duration);
    if (context.state === 'suspended') context.resume().catch(() => {}); // a key or a touch was there
    const source = context.createBufferSource();
    const gain = context.createGain();
    gain.gain.value = VOLUMES[this.volume];
    source.buffer = sound;
    source.connect(gain).connect(context.destination);
    this.playing = source;
    source.start();
    // A context that may not sound yet never ends a sound: its time is kept all the same.
    return Promise.race([
      new Promise((done) => source.addEventListener('ended', () => done(undefined), { once: true })),
      this.pause(sound.duration + 0.4),
    ]);
  }

  cut() {
    this.turn += 1;
    this.busy = false;
    this.line = [];
    const { playing } = this;
    this.playing = null;
    try {
      playing?.stop();
    } catch { /* it has ended */ }
  }

  hush() {
    this.cut();
    this.saying(null);
  }

  /** A key was felt. */
  pip() {
    const context = this.context();
    if (!context) return;
    const tone = context.createOscillator();
    const gain = context.createGain();
    gain.gain.value = 0.12 * VOLUMES[this.volume];
    tone.frequency.value = 880;
    tone.connect(gain).connect(context.destination);
    tone.start();
    tone.stop(context.currentTime + PIP_S);
  }
}
