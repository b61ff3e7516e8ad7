// The sound of spoken guidance: sentences from the server, one after another; a new one cuts off what is
// being said. What cannot be had is silent, and its time is kept.

/** @import { Line } from './lines.js' */

const KEPT = 80; // sentences; each some seconds
const LETTER_S = 0.06; // what a letter takes, where nobody says it
const PIP_S = 0.03;
export const VOLUMES = [0.35, 0.6, 1];
export const USUAL = 1; // of VOLUMES

/**
 * `fetched(text, language)` gives a WAV file, `context` where sound comes out, or null. `language()` is
 * the visitor's. `saying(line)` is told each sentence as it begins, null when all is said.
 * @typedef {{ fetched: (text: string, language: string) => Promise<ArrayBuffer>, context: () => AudioContext | null,
 *   language: () => string, saying: (line: Line | null) => void, pause?: (s: number) => Promise<void> }} Parts
 */

/** @param {number} seconds @returns {Promise<void>} */
const waited = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

export class Voice {
  /** @param {Parts} parts */
  constructor({ fetched, context, language, saying, pause = waited }) {
    this.fetched = fetched;
    this.context = context;
    this.language = language;
    this.saying = saying;
    this.pause = pause;
    /** @type {Map<string, Promise<AudioBuffer | null>>} */
    this.kept = new Map();
    /** @type {Line[]} */
    this.line = [];
    this.turn = 0; // another one for each time that something is cut off
    this.busy = false;
    this.volume = USUAL;
    /** @type {AudioBufferSourceNode | null} */
    this.playing = null;
  }

  /** @param {Line} line */
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
    const coming = !context ? Promise.resolve(null)
      : this.fetched(text, language).then((data) => context.decodeAudioData(data)).catch(() => {
        this.kept.delete(key); // it may come when it is asked for again
        return null;
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
    lines.forEach((line) => this.sound(line)); // the next is fetched while the first is heard
    if (!this.busy) this.run();
  }

  async run() {
    const { turn } = this;
    this.busy = true;
    while (this.line.length) {
      const next = /** @type {Line} */ (this.line.shift());
      this.saying(next);
      const sound = await this.sound(next);
      if (turn !== this.turn) return;
      await (sound ? this.play(sound) : this.pause(next.text.length * LETTER_S));
      if (turn !== this.turn) return;
    }
    this.busy = false;
    this.saying(null);
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
