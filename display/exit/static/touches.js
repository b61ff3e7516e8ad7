// Which touches at the exit are one answer: whoever thinks again changes theirs, and a child who plays on
// all faces is one answer, not twenty.

/** What a finger presses at the exit. */
export const PRESSED = 'button, a, summary';

export const AGAIN_MS = 8000;
export const MINUTE_MS = 60_000;
export const MOST = 6;

export class Touches {
  /** @param {() => string} newName @param {() => number} now ms */
  constructor(newName, now) {
    this.newName = newName;
    this.now = now;
    this.name = '';
    this.last = -Infinity;
    /** @type {number[]} */
    this.lately = [];
  }

  /** The name of the answer that this touch is. */
  touch() {
    const now = this.now();
    this.lately = [...this.lately.filter((at) => now - at < MINUTE_MS), now];
    const same = now - this.last < AGAIN_MS || this.lately.length > MOST;
    if (!this.name || !same) this.name = this.newName();
    this.last = now;
    return this.name;
  }
}
