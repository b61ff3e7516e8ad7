// A short tone made here, so that it needs no file: two notes, not loud, unlike a phone or a chime.

const NOTES = [[880, 0], [1174.7, 0.18]]; // hertz, seconds after the start
const LASTS = 0.16;

/**
 * Browsers play nothing before the page was touched; from the first touch or key on it sounds, and
 * `changed` is told.
 */
export class Tone {
  constructor(changed = () => {}) {
    this.changed = changed;
    /** @type {AudioContext | null} */
    this.context = this.open();
    const wake = () => {
      this.context ??= this.open();
      this.context?.resume().catch(() => {});
    };
    for (const event of ['pointerdown', 'keydown']) {
      document.addEventListener(event, wake, { once: true, capture: true });
    }
  }

  open() {
    const Context = globalThis.AudioContext;
    if (!Context) return null;
    const context = new Context();
    context.addEventListener('statechange', () => this.changed());
    return context;
  }

  /** Whether it would be heard now. */
  get sounds() {
    return this.context?.state === 'running';
  }

  /** Sound once; nothing happens where the browser allows no sound yet. */
  async play() {
    this.context ??= this.open();
    if (!this.context) return;
    if (this.context.state === 'suspended') {
      // Never settles before a touch: then this tone is not heard, and the next one may be.
      this.context.resume().catch(() => {});
      if (this.context.state === 'suspended') return;
    }
    const start = this.context.currentTime + 0.02;
    for (const [pitch, after] of NOTES) note(this.context, pitch, start + after);
  }
}

/** @param {AudioContext} context @param {number} pitch @param {number} at */
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
}
