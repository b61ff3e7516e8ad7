// A code scanner types like a keyboard: mostly faster than any hand, some over the air no faster than
// one. It ends with Enter, a line feed, both, Tab, or nothing. What is ours counts at any speed; what
// is no press of a button does nothing.

const GAP = 80; // ms: a hand leaves more between two keys
const LEAST = 4; // characters: two keys that happen to be pressed together are no scan
const TYPED = 8; // characters after which Enter is the end of a text, not a press
const SILENCE = 300; // ms after which a quick scan is over without an end
const PAUSE = 1500; // ms after which what was typed slowly is over
const MACHINE = 40; // ms: no hand goes on to Enter as soon
const AGAIN = 2000; // ms within which the same scan is the same

/**
 * Whether a key ends a scan: carriage return, or line feed, which keyboards type as Ctrl+J (and the
 * former, from some scanners, as Ctrl+M); Ctrl+C and Ctrl+D, the ends of a text; or Tab.
 * @param {Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>} event
 */
function endsScan({ key, ctrlKey, altKey, metaKey }) {
  if (altKey || metaKey) return false;
  return ctrlKey ? ['j', 'm', 'c', 'd', 'enter'].includes(key.toLowerCase()) : key === 'Enter' || key === 'Tab';
}

/**
 * What is typed, gathered until it ends. No page, no clock of its own.
 */
export class Typed {
  /** @param {(text: string) => boolean} isOurs */
  constructor(isOurs) {
    this.isOurs = isOurs;
    this.text = '';
    this.last = -Infinity;
    this.quick = true;
  }

  /** One more character; whether it makes it a scan. @param {string} character @param {number} now */
  take(character, now) {
    const gap = now - this.last;
    if (gap >= PAUSE || (gap >= SILENCE && this.quick && this.text.length >= LEAST)) this.clear();
    if (this.text && gap >= GAP) this.quick = false;
    this.text += character;
    this.last = now;
    return this.quick && this.text.length >= LEAST;
  }

  /**
   * The end: what was scanned, if it was a scan, and whether the key that ended it was a press.
   * @param {number} now
   * @returns {{ scan: string | null, press: boolean }}
   */
  end(now) {
    const { text } = this;
    const quick = this.quick && now - this.last < GAP && text.length >= LEAST;
    const recent = now - this.last < PAUSE;
    this.clear();
    if (!recent) return { scan: null, press: true };
    const scan = quick || this.isOurs(text) ? text : null;
    return { scan, press: scan === null && text.length < TYPED };
  }

  /** Nothing came any more: only what is ours is a scan without an end. */
  silent() {
    const { text } = this;
    this.clear();
    return text.length >= LEAST && this.isOurs(text) ? text : null;
  }

  /** How long it may be silent (ms). */
  get patience() {
    return this.quick && this.text.length >= LEAST ? SILENCE : PAUSE;
  }

  clear() {
    this.text = '';
    this.quick = true;
  }
}

/**
 * Listen for scans in the whole document, before anything else does. `scanned(text)` gets each one;
 * `typed(character)` each printable key that may be a hand's, and tells whether it was of use;
 * `undo()` takes back what of them was a scanner's. `isOurs(text)`: it is on a ticket or a letter of
 * this house.
 * @param {{ scanned: (text: string) => void, typed: (key: string) => boolean, undo?: () => void,
 *   isOurs?: (text: string) => boolean, now?: () => number }} hear
 */
export function hearScanner({ scanned, typed, undo = () => {}, isOurs = () => false, now = () => performance.now() }) {
  const gathered = new Typed(isOurs);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let before = { text: '', at: -Infinity };
  let walked = -Infinity; // when an arrow was pressed, or what is beside it
  /** @param {string | null} text */
  const hand = (text) => {
    if (text === null) return;
    undo();
    const again = before.text === text && now() - before.at < AGAIN;
    before = { text, at: now() };
    if (!again) scanned(text);
  };
  document.addEventListener('keydown', (event) => {
    if (endsScan(event)) {
      clearTimeout(timer);
      const { scan, press } = gathered.end(now());
      // Figures of a keypad without Num Lock are arrows.
      if (press && now() - walked >= MACHINE) return;
      // Not a press of whatever has the focus, nor a step to the next.
      event.preventDefault();
      event.stopImmediatePropagation();
      if (scan === null) undo();
      hand(scan);
    } else if (/^(Arrow|Page|Home|End|Insert|Delete|Clear)/.test(event.key)) {
      walked = now();
    } else if (event.key.length === 1 && !event.altKey && !event.ctrlKey && !event.metaKey) {
      if (event.key === ' ' && !gathered.text && now() - walked >= MACHINE) return; // the pad's OK
      const scan = gathered.take(event.key, now());
      clearTimeout(timer);
      timer = setTimeout(() => hand(gathered.silent()), gathered.patience);
      if (scan) undo();
      if (event.key === ' ' || scan || typed(event.key)) event.preventDefault();
    }
  }, true);
}
