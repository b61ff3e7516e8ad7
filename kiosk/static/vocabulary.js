// The words of the kiosk in each of its languages: those of its first screens, then all.
import { eventually } from '/static/eventually.js';
import { joined, words } from '/static/words.js';

/** @import { Words } from '/static/words.js' */

export class Vocabulary {
  /** @param {string} own the language in which it speaks until another is known */
  constructor(own) {
    this.own = own;
    /** @type {Map<string, Words>} */
    this.known = new Map();
    /** @type {Map<string, Promise<void>>} */
    this.coming = new Map();
    /** Those of which what is opened later is here too. @type {Set<string>} */
    this.whole = new Set();
  }

  /** @param {string} code */
  async learn(code) {
    if (this.known.has(code)) return;
    const first = await eventually(() => words('kiosk', code));
    if (!this.known.has(code)) this.known.set(code, first);
  }

  /** With what is opened later. @param {string} code */
  learnAll(code) {
    const promise = this.coming.get(code) ?? this.later(code);
    this.coming.set(code, promise);
    return promise;
  }

  /** @param {string} code */
  async later(code) {
    await this.learn(code);
    const more = await eventually(() => words('kiosk-later', code));
    this.known.set(code, joined(this.in(code), more));
    this.whole.add(code);
  }

  /** @param {string} code */
  in(code) {
    const found = this.known.get(code) ?? this.known.get(this.own);
    if (!found) throw new Error(`no words in ${code}`);
    return found;
  }
}
