// Single keys and what is typed by mistake: a scanner, or words that were meant for another window.
// A key with a public effect waits a moment whether another follows; what is seen to be typing does
// nothing until the keyboard has been quiet.

export const AFTER = 400; // ms that a key with a public effect stands alone
export const CALM = 1500; // ms without a key after which single keys count again
export const BURST = 25; // ms: no hand presses two keys, one after the other, as quickly
const SLOW = 1000; // ms: sooner after a key that had an effect, another one may be the rest of a word,
const WORD = 700; // ms: and waits so long whether more of it comes
const QUICK = 60; // ms: no hand goes on to Enter sooner
const TYPED = 8; // characters after which Enter is the end of a text, not a press

/** @typedef {{ key: string, command: boolean, public: boolean, follows?: boolean, back?: boolean }} Pressed */
/**
 * `key`: as the keyboard has it; `command`: the page knows it; `public`: visitors or the log notice at
 * once; `follows`: it belongs to the one before, as the figure of an outcome does; `back`: it takes back
 * what the one before did.
 */
export class Hand {
  /**
   * `waits(on)`: whether a key waits for its moment.
   * @param {{ later: (act: () => void, ms: number) => unknown, cancel: (timer: any) => void, waits?: (on: boolean) => void }} clock
   */
  constructor({ later, cancel, waits = () => {} }) {
    this.later = later;
    this.cancel = cancel;
    this.waits = waits;
    this.alone = true; // whether the key before the last one was followed by quiet
    this.typing = false;
    this.last = { key: '', at: -Infinity, command: false };
    this.count = 0;
    this.did = false; // whether a key had its effect, and others came one after the other since
    /** @type {unknown} */
    this.pending = null;
    this.word = false; // whether the key that waits may be of a word
    this.act = () => {};
    this.walkedAt = -Infinity; // when an arrow was pressed
  }

  /**
   * A printable key; `act` is what it does, now, in a moment, or not at all. False: it did nothing.
   * @param {Pressed} pressed
   * @param {number} now
   * @param {() => void} act
   */
  press({ key, command, public: is, follows = false, back = false }, now, act) {
    const gap = now - this.last.at;
    // A word that somebody searches the keys for: its first letter was done, and the others are not.
    // A hand that waits for what its key does loses nothing by it.
    if (gap >= SLOW) this.did = false;
    const word = this.did && is && !follows && !back;
    if (follows && gap >= AFTER) this.settle(); // no word: the one before was a key by itself
    const more = this.pending !== null && this.word;
    const { key: before, command: commanded } = this.last;
    if (gap >= CALM) { this.typing = false; this.count = 0; }
    this.count += 1;
    this.last = { key, at: now, command };
    if (!this.typing && gap < CALM && this.pending !== null && key === before) return true; // it bounced
    // A figure right after F or N is its outcome, unless more comes: then it waited in vain.
    const goesOn = gap < AFTER && !(follows && this.alone && commanded && gap >= BURST);
    this.alone = gap >= AFTER;
    if (!command || goesOn || more) this.typing = true;
    if (this.typing) {
      this.drop();
      return false;
    }
    if (!is) {
      act();
      return true;
    }
    this.drop();
    this.act = () => {
      this.pending = null;
      this.waits(false);
      this.did ||= !follows;
      act();
    };
    this.word = word;
    this.pending = this.later(this.act, word ? WORD : AFTER);
    this.waits(true);
    return true;
  }

  /** The hand goes elsewhere by a key that no text has: what waits is done now, where it was meant. @param {number} now */
  elsewhere(now) {
    this.walkedAt = now;
    if (now - this.last.at < BURST) this.drop();
    if (!this.settle()) return;
    this.did = false;
    this.last = { key: '', at: -Infinity, command: false };
  }

  /** What waits is done now; whether something did. */
  settle() {
    if (this.pending === null) return false;
    this.cancel(this.pending);
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

  /** Whether Enter is a press, and not the end of what was typed outside of fields or scanned. @param {number} now @param {boolean} inField */
  enter(now, inField) {
    const recent = now - this.last.at < CALM;
    const gap = now - this.last.at;
    const scanned = gap < QUICK && this.count >= TYPED;
    // Figures of a keypad whose Num Lock is off are arrows: of a scanner as well.
    const walked = now - this.walkedAt < QUICK;
    const press = !walked && (!recent || (inField ? !scanned : !this.typing && gap >= BURST && this.count < TYPED));
    if (!press) this.drop();
    return press;
  }

  /** Escape: nothing that waits is done, and after a single key it is over. A text it does not end. */
  escape() {
    this.drop();
    this.did = false;
    if (!this.typing) this.last = { key: 'Escape', at: -Infinity, command: false };
  }

  drop() {
    if (this.pending === null) return;
    this.cancel(this.pending);
    this.pending = null;
    this.waits(false);
  }
}
