// Spoken guidance: what is said when, and where a key leads. It draws nothing and makes no sound
// itself; what it is given does (aid.js).
import { distinct, itemLines, newsLines, screenLines, sentence, whereLines } from './lines.js';

/** @import { Words } from '/static/words.js' */
/** @import { Line, Shown } from './lines.js' */

/** @typedef {'up' | 'down' | 'ok' | 'back' | 'where' | 'again' | 'switch' | 'plugged' | 'unplugged' | 'louder' | 'quieter'} Key */

/** How long the opening sentence waits for an answer (ms). */
export const OFFER_MS = 15_000;
const FOUR = new Set(['up', 'down', 'ok', 'back']);

/**
 * `say(lines, { after })` says them at once and cuts off what is being said, or after that; `hush()`.
 * `focus(at)`, `press(at)` of the screen's items, `back()`, `leave()` begins anew for the next visitor.
 * `turned(on)` when it goes on or off, `changed()` when how it is shown does. `louder(step)`.
 * @typedef {{ words: () => Words, site: () => string, say: (lines: Line[], how?: { after?: boolean }) => void,
 *   hush: () => void, focus: (at: number) => void, press: (at: number) => void, back: () => void,
 *   leave: () => void, turned: (on: boolean) => void, changed: () => void, louder: (step: number) => Line[],
 *   calls: () => Promise<Array<{ number: string, place: Record<string, string> }>>, now?: () => number }} Does
 */

export class Guide {
  /** @param {Does} does @param {{ headphones?: boolean }} [kiosk] whether its sound is heard by one alone */
  constructor(does, { headphones = false } = {}) {
    this.does = does;
    this.alone = headphones;
    this.now = does.now ?? (() => performance.now());
    /** @type {Shown} */
    this.shown = { key: '', page: 0, texts: [], items: [] };
    this.on = false;
    this.offered = -Infinity;
    this.plugged = false;
    this.asked = false; // names aloud
    this.scanning = false;
    this.waiting = false; // the opening sentence was said; the screen is, when a key asks for it
    this.at = -1;
    this.touch = false;
    this.key = '';
    this.page = 0;
    this.name = '';
    this.left = ''; // what had the focus before something urgent came
    /** @type {boolean | null | undefined} */
    this.state = null;
    /** @type {Set<string>} */
    this.told = new Set();
    /** @type {Line[]} */
    this.last = [];
  }

  /** As it is for the next visitor. */
  clear() {
    Object.assign(this, {
      on: false, offered: -Infinity, plugged: false, asked: false, scanning: false, waiting: false, at: -1, touch: false,
      key: '', page: 0, name: '', left: '', state: null, told: new Set(), last: [],
    });
  }

  /** Whether it is heard by one person alone. */
  get private() {
    return this.plugged || this.alone;
  }

  get how() {
    return { aloud: this.private || this.asked, touch: this.touch };
  }

  /** @param {Line[]} lines @param {{ after?: boolean }} [how] */
  say(lines, { after = false } = {}) {
    if (!lines.length) return;
    if (!after) this.last = lines;
    for (const { text } of lines) this.told.add(text);
    this.does.say(lines, { after });
  }

  opening() {
    return [{ text: sentence(this.does.words()('aid-open', { site: this.does.site() })) }];
  }

  // ------------------------------------------------------------ on and off

  /** Switched on in the settings, or by a finger that stays. */
  begin() {
    if (this.on) return;
    this.on = true;
    this.waiting = true;
    this.does.turned(true);
    this.say(this.opening());
  }

  /** It was on on the page before this one, whose first drawing then tells it, without an opening. @param {{ plugged: boolean }} how */
  goOn({ plugged }) {
    this.on = true;
    this.plugged = plugged;
    this.does.turned(true);
  }

  end() {
    const was = this.on;
    this.does.hush();
    this.clear();
    if (was) this.does.turned(false);
  }

  // ------------------------------------------------------------ keys

  /** A key of the pad. True: it is dealt with, and does nothing else. @param {Key} key */
  pressed(key) {
    if (key === 'unplugged') return this.pulled();
    if (key === 'plugged') {
      this.plugged = true;
      if (!this.on) this.begin();
      this.does.changed();
      return true;
    }
    if (key === 'where') {
      this.where();
      return true;
    }
    if (!this.on) return this.start(key);
    if (key === 'louder' || key === 'quieter') {
      this.say(this.does.louder(key === 'louder' ? 1 : -1));
      return true;
    }
    this.touch = false;
    if (this.waiting && (FOUR.has(key) || key === 'switch')) {
      this.scanning = key === 'switch';
      this.tell();
      return true;
    }
    this.act(key);
    return true;
  }

  /** The first key says one sentence, and does what it did before; the next one within a while begins. @param {Key} key */
  start(key) {
    if (key === 'switch') {
      this.begin();
      return true;
    }
    if (!FOUR.has(key)) return false;
    if (this.now() - this.offered > OFFER_MS) {
      if (!this.shown.home && key !== 'up' && key !== 'down') return false;
      this.offered = this.now();
      this.say(this.opening());
      return false;
    }
    this.on = true;
    this.does.turned(true);
    this.tell();
    return true;
  }

  /** Headphones out: silent at once, and all as it was for the next visitor. */
  pulled() {
    if (!this.plugged) return true;
    this.end();
    this.does.leave();
    return true;
  }

  /** @param {Key} key */
  act(key) {
    if (key === 'down' || key === 'up') this.move(key === 'down' ? 1 : -1);
    else if (key === 'ok' || key === 'switch') this.choose();
    else if (key === 'again') this.again();
    else if (key === 'back') {
      if (this.shown.home) this.say(this.opening());
      else this.does.back();
    }
  }

  /** At an end it says so, and stays. @param {number} step */
  move(step) {
    const next = this.at + step;
    const { items } = this.shown;
    if (next < 0 || next >= items.length) {
      const w = this.does.words();
      return this.say([{ text: sentence(w(next < 0 ? 'aid-first' : 'aid-last')) }, ...itemLines(this.shown, this.at, this.how, w)]);
    }
    return this.look(next);
  }

  /** By a single switch: each in turn, again from the first. */
  step() {
    if (!this.on || !this.scanning || !this.shown.items.length) return;
    this.look((this.at + 1) % this.shown.items.length);
  }

  choose() {
    if (this.at >= 0) this.does.press(this.at);
  }

  again() {
    this.does.say(this.last);
  }

  /** Names aloud on a loudspeaker: only when asked to. */
  aloud() {
    this.asked = !this.asked;
    this.does.changed();
    this.tell();
  }

  async where() {
    const w = this.does.words();
    const calls = await this.does.calls().catch(() => []);
    this.say(whereLines(calls, w));
  }

  // ------------------------------------------------------------ the focus

  /** @param {number} at */
  mark(at) {
    this.at = at;
    this.name = this.shown.items[at]?.name ?? '';
    this.state = this.shown.items[at]?.on;
    if (at >= 0) this.does.focus(at);
  }

  /** The focus goes there, and what it is on is said. @param {number} at */
  look(at) {
    this.mark(at);
    this.say(itemLines(this.shown, at, this.how, this.does.words()));
  }

  /** A finger is on an item; on the one that has the focus, or beside all, it chooses when it is a touch of its own. @param {number} at @param {boolean} fresh */
  touched(at, fresh) {
    this.touch = true;
    if (this.waiting) this.waiting = false;
    if (fresh && (at < 0 || at === this.at)) return this.choose();
    if (at >= 0 && at !== this.at) this.look(at);
    return undefined;
  }

  // ------------------------------------------------------------ the screen

  /** What has the focus when a screen comes: what is urgent, else the first choice. */
  get first() {
    const { items } = this.shown;
    const urgent = items.findIndex((one) => one.urgent);
    const lead = items.findIndex((one) => one.lead);
    const choice = items.findIndex(({ kind }) => kind !== 'way');
    return urgent >= 0 ? urgent : lead >= 0 ? lead : choice >= 0 ? choice : items.length ? 0 : -1;
  }

  /** The whole screen, and what has the focus on it. */
  tell() {
    const w = this.does.words();
    this.waiting = false;
    this.told = new Set();
    this.key = this.shown.key;
    this.page = this.shown.page;
    this.mark(this.first);
    // A field is often named by the heading over it.
    this.say(distinct([...screenLines(this.shown, this.how, w), ...itemLines(this.shown, this.at, this.how, w)]));
  }

  /** The screen was drawn, perhaps as it was. @param {Shown} shown */
  drawn(shown) {
    const before = this.shown;
    this.shown = shown;
    if (!this.on || this.waiting) {
      this.key = shown.key;
      return;
    }
    if (shown.key !== this.key) {
      this.tell();
      return;
    }
    const urgent = shown.items.findIndex((one) => one.urgent);
    const asked = before.items.some((one) => one.urgent);
    if (urgent >= 0 && !asked) {
      const news = newsLines(shown, this.told, this.how);
      this.left = this.name;
      this.mark(urgent);
      this.say([...news, ...itemLines(shown, urgent, this.how, this.does.words())]);
      return;
    }
    // It was answered: where one is again is said.
    if (asked && urgent < 0 && !shown.items.some(({ name }) => name === this.name)) {
      const back = shown.items.findIndex(({ name }) => name === this.left);
      this.look(back >= 0 ? back : this.first);
      return;
    }
    if (shown.page !== this.page) {
      this.page = shown.page;
      this.look(this.first);
      return;
    }
    this.keepUp();
  }

  /** The same screen: where the focus is now, what of it changed, and what is new. */
  keepUp() {
    const { items } = this.shown;
    const state = this.state;
    const same = items[this.at]?.name === this.name ? this.at : items.findIndex(({ name }) => name === this.name);
    const at = same >= 0 ? same : this.first;
    if (at !== this.at || same < 0) this.mark(at);
    const now = items[at]?.on;
    if (same >= 0 && typeof now === 'boolean' && typeof state === 'boolean' && now !== state) {
      this.state = now;
      this.say([{ text: sentence(this.does.words()(now ? 'mode-on' : 'mode-off')) }]);
    }
    this.say(newsLines(this.shown, this.told, this.how), { after: true });
  }
}
