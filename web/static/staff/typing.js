// Single keys and what is typed by mistake: a scanner, or words that were meant for another window.
// A key with a public effect waits whether another follows, longer than the hand took to come to it:
// who searches the keys for a word searches for its next letter as long as for this one. What is seen to
// be typing does nothing until the keyboard has been quiet. Whoever means a key need not wait: Enter.

export const FIRST = 1000; // ms that a key with a public effect stands alone, after a quiet keyboard;
const RHYTHM = 1.5; // after another key, so many times what lay between the two,
export const AFTER = 400; // ms: and no less; sooner after one another no two of them are meant
export const CALM = 2000; // ms without a key after which single keys count again; no wait is longer
export const BURST = 25; // ms: no hand presses two keys, one after the other, as quickly
const QUICK = 60; // ms: no hand goes on to Enter sooner
const SURE = 150; // ms: and to the Enter that means the key before it,
const LATE = 700; // which may come so long after it was done without one: it is no other deed
const TYPED = 8; // characters after which Enter is the end of a text, not a press

/** @typedef {{ key: string, command: boolean, public: boolean, follows?: boolean, leads?: boolean }} Pressed */
/**
 * `key`: as the keyboard has it; `command`: the page knows it; `public`: visitors or the log notice at
 * once; `follows`: it belongs to the one before, as the figure of an outcome does; `leads`: such a one
 * belongs to it.
 */
export class Hand {
  /**
   * `waits(key)`: which key waits for its moment; none: ''.
   * @param {{ later: (act: () => void, ms: number) => unknown, cancel: (timer: any) => void, waits?: (key: string) => void }} clock
   */
  constructor({ later, cancel, waits = () => {} }) {
    this.later = later;
    this.cancel = cancel;
    this.waits = waits;
    this.alone = true; // whether the key before the last one was followed by quiet
    this.typing = false;
    this.last = { key: '', at: -Infinity, command: false };
    this.count = 0;
    /** @type {unknown} */
    this.pending = null;
    this.due = -Infinity; // when what waited last is done by itself
    this.leads = false; // whether a figure belongs to the key that waits
    this.act = () => {};
    this.walkedAt = -Infinity; // when an arrow was pressed
  }

  /**
   * A printable key; `act` is what it does, now, in a moment, or not at all. False: it did nothing.
   * @param {Pressed} pressed
   * @param {number} now
   * @param {() => void} act
   */
  press({ key, command, public: is, follows = false, leads = false }, now, act) {
    const gap = now - this.last.at;
    if (follows && this.leads && this.alone && gap >= QUICK) this.settle();
    const { key: before, command: commanded } = this.last;
    if (gap >= CALM) { this.typing = false; this.count = 0; }
    this.count += 1;
    this.last = { key, at: now, command };
    if (!this.typing && this.pending !== null && key === before) { // it bounced, or is there twice
      if (gap >= AFTER) { this.cancel(this.pending); this.wait(FIRST, now); }
      return true;
    }
    // A figure right after F or N is its outcome, unless more comes: then it waited in vain.
    const goesOn = gap < AFTER && !(follows && this.alone && commanded && gap >= BURST);
    this.alone = gap >= AFTER;
    if (!command || goesOn || this.pending !== null) this.typing = true;
    if (this.typing) {
      this.drop();
      return false;
    }
    if (!is) {
      act();
      return true;
    }
    this.act = () => {
      this.pending = null;
      this.waits('');
      act();
    };
    this.leads = leads;
    this.wait(gap < CALM ? Math.min(CALM, Math.max(AFTER, RHYTHM * gap)) : FIRST, now);
    this.waits(key);
    return true;
  }

  /** @param {number} ms @param {number} now */
  wait(ms, now) {
    this.pending = this.later(this.act, ms);
    this.due = now + ms;
  }

  /** The hand goes elsewhere by a key that no text has: what waits is done now, where it was meant. @param {number} now */
  elsewhere(now) {
    this.walkedAt = now;
    if (now - this.last.at < BURST) this.drop();
    if (!this.settle()) return;
    this.last = { key: '', at: -Infinity, command: false };
  }

  /** What waits is done now; whether something did. */
  settle() {
    if (this.pending === null) return false;
    this.cancel(this.pending);
    this.due = -Infinity;
    this.act();
    return true;
  }

  /** A blank: in the middle of something it is part of a text. @param {number} now */
  blank(now) {
    const gap = now - this.last.at;
    const inText = gap < AFTER || this.pending !== null || (this.typing && gap < CALM);
    if (inText) {
      this.typing = true;
      this.drop();
    }
    this.last = { key: ' ', at: now, command: false };
    return inText;
  }

  /** Text goes into a field: nothing that waits was meant. @param {string} key @param {number} now */
  field(key, now) {
    if (now - this.last.at >= CALM) this.count = 0;
    this.count += 1;
    this.last = { key, at: now, command: false };
    this.drop();
  }

  /** Enter after a key that waits: it is meant, and done now, or has been just before. Whether it was so. @param {number} now */
  means(now) {
    const late = this.pending === null && now - this.due < LATE;
    this.due = late ? -Infinity : this.due;
    if (late) return true;
    if (now - this.last.at < SURE || !this.settle()) return false;
    this.last = { key: 'Enter', at: -Infinity, command: false };
    return true;
  }

  /** Whether Enter is a press, and not the end of what was typed outside of fields or scanned. @param {number} now @param {boolean} inField */
  enter(now, inField) {
    const recent = now - this.last.at < CALM;
    const gap = now - this.last.at;
    const scanned = gap < QUICK && this.count >= TYPED;
    // Figures of a keypad whose Num Lock is off are arrows: of a scanner as well.
    const walked = now - this.walkedAt < QUICK;
    const early = this.pending !== null && gap < SURE;
    const press = !walked && !early && (!recent || (inField ? !scanned : !this.typing && gap >= BURST && this.count < TYPED));
    if (!press) this.drop();
    return press;
  }

  /** Escape: nothing that waits is done, and after a single key it is over. A text it does not end. */
  escape() {
    this.drop();
    if (!this.typing) this.last = { key: 'Escape', at: -Infinity, command: false };
  }

  drop() {
    if (this.pending === null) return;
    this.cancel(this.pending);
    this.pending = null;
    this.due = -Infinity;
    this.waits('');
  }
}
