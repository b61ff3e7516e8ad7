// A short tone made here, so that it needs no file: two notes, not loud, unlike a phone or a chime.

const NOTES = [[880, 0], [1174.7, 0.18]]; // hertz, seconds after the start
const LASTS = 0.16;
/** No tone takes as long: a sound card that was pulled out ends none. */
const LONGEST_MS = 2000;

/**
 * Browsers play nothing before the page was touched; from the first touch or key on it sounds, and
 * `changed` is told. Between tones it is at rest: a context that runs plays silence, all day long,
 * on every PC of the house.
 */
export class Tone {
  constructor(changed = () => {}) {
    this.changed = changed;
    /** Whether it ran once: then the browser lets it run again. */
    this.allowed = false;
    this.playing = false;
    /** @type {AudioContext | null} */
    this.context = this.open();
    const wake = () => {
      this.context ??= this.open();
      if (!this.allowed) this.context?.resume().catch(() => {});
    };
    for (const event of ['pointerdown', 'keydown']) {
      document.addEventListener(event, wake, { once: true, capture: true });
    }
  }

  open() {
    const Context = globalThis.AudioContext;
    if (!Context) return null;
    const context = new Context();
    context.addEventListener('statechange', () => {
      if (context.state !== 'running') return;
      if (!this.allowed) {
        this.allowed = true;
        this.changed();
      }
      this.rest();
    });
    return context;
  }

  /** Whether it would be heard now. */
  get sounds() {
    return this.allowed;
  }

  rest() {
    if (!this.playing) this.context?.suspend().catch(() => {});
  }

  /** Sound once, unless it sounds; nothing happens where the browser allows no sound yet. */
  async play() {
    this.context ??= this.open();
    if (!this.context || this.playing) return;
    if (!this.allowed) {
      // Never settles before a touch: then this tone is not heard, and the next one may be.
      this.context.resume().catch(() => {});
      return;
    }
    this.playing = true;
    const over = new Promise((ended) => { setTimeout(ended, LONGEST_MS); });
    await Promise.race([both(this.context), over]).catch(() => {});
    this.playing = false;
    this.rest();
  }
}

/** @param {AudioContext} context */
async function both(context) {
  await context.resume();
  const start = context.currentTime + 0.02;
  await Promise.all(NOTES.map(([pitch, after]) => note(context, pitch, start + after)));
}

/**
 * Ends when the note does.
 * @param {AudioContext} context @param {number} pitch @param {number} at
 */
function note(context, pitch, at) {
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  oscillator.frequency.value = pitch;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.25, at + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.001, at + LASTS);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + LASTS);
  return new Promise((ended) => oscillator.addEventListener('ended', ended));
}
