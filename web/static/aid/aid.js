// Spoken guidance in a page that nobody sits at, the kiosk's or that at the exit: its keys and touches, its
// sound, and what is shown of it. What is said, and where a key leads, guide.js knows.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { csrfToken, get } from '/static/api.js';
import { icon } from '/static/icon.js';
import { endAfter } from '/static/patience.js';
import { Guide } from './guide.js';
import { fixedLines, momentLine } from './lines.js';
import { padOf } from './pad.js';
import { HERE, read } from './reading.js';
import { Later, USUAL, Voice, VOLUMES } from './voice.js';

/** @import { Words } from '/static/words.js' */
/** @import { Item, Line, Shown } from './lines.js' */
/** @import { Key } from './guide.js' */
/**
 * The page that is spoken. `root`, where its screens are drawn; `state`, where sentences are asked for; `choosing`: somebody chooses
 * here what they come for, so that names are kept from the loudspeaker, and who is called can be asked; `keys`, those of its keypad; `ready()`: all its words are here; `on()`: it is switched on; `asks()`: it asks whether
 * somebody is still there; `slow()`: its visitor asked for more time. `which()` is another for another screen, `draw()`, `back()`,
 * `reset()` for the next visitor, `stay()`: somebody is there.
 * @typedef {{ root: HTMLElement, state: string, sound: string, keys: string[], choosing: boolean, words: () => Words, site: () => string,
 *   ready: () => boolean, on: () => boolean, asks: () => boolean, slow: () => boolean,
 *   which: () => { key: string, page: number, home: boolean }, turned: (on: boolean) => void, draw: () => void, back: () => void,
 *   reset: () => void, stay: () => void }} Page
 */

const STEP_MS = 2000; // how long a switch has for a choice, once it was said
const HELD_MS = 3000; // a finger that stays so long asks for a voice
const NEAR = 30; // px
const AHEAD_MS = 20_000; // after the start: nobody waits for it then
const SAY_MS = 9000;
const CAPTION = 90; // letters: of more, what is said already leaves

export class Aid {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    /** @type {Array<{ node: HTMLElement | null, does: () => void }>} */
    this.nodes = [];
    /** @type {AudioContext | null | undefined} */
    this.audio = undefined;
    /** @type {Line[]} */
    this.lines = [];
    /** @type {Line | null} */
    this.saying = null;
    this.keyOf = padOf(page.keys);
    this.voice = new Voice({
      fetched: (text, language) => this.fetched(text, language),
      context: () => this.context(),
      language: () => page.words().language,
      saying: (line) => this.said(line),
      moment: () => momentLine(page.words()),
    });
    this.guide = new Guide({
      words: page.words,
      site: page.site,
      say: (lines, how) => this.say(lines, how),
      hush: () => this.voice.hush(),
      focus: (at) => this.focus(at),
      press: (at) => this.press(at),
      back: page.back,
      leave: page.reset,
      turned: (on) => this.turned(on),
      changed: page.draw,
      louder: (step) => this.louder(step),
      calls: async () => (page.choosing ? (await get(`${page.state}/called`)).calls : []),
    }, { headphones: page.sound === 'headphones' });
    this.hearKeys();
    this.feelFingers();
    page.root.dataset.aid = 'here';
    setTimeout(() => this.voice.ahead(fixedLines(page.words(), page.site())), AHEAD_MS);
  }

  // ------------------------------------------------------------ sound

  context() {
    if (this.audio === undefined) {
      try {
        this.audio = new AudioContext();
      } catch {
        this.audio = null;
      }
    }
    return this.audio;
  }

  /** By POST: what somebody came for stands in no log of addresses. @param {string} text @param {string} language */
  async fetched(text, language) {
    const answer = await fetch(`${this.page.state}/say`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-CSRFToken': csrfToken() },
      body: JSON.stringify({ language, text }),
      signal: endAfter(SAY_MS),
    });
    if (answer.status === 429 || answer.status === 503) throw new Later();
    if (!answer.ok) throw new Error(`no sound: ${answer.status}`);
    return answer.arrayBuffer();
  }

  /** @param {Line[]} lines @param {{ after?: boolean }} [how] */
  say(lines, how = {}) {
    this.lines = how.after ? [...this.lines, ...lines] : [...lines];
    this.voice.say(lines, how);
  }

  /** A sentence begins, or all was said. While somebody is spoken to, the clock stands. @param {Line | null} line */
  said(line) {
    clearTimeout(this.stepping);
    this.saying = line;
    this.fill();
    const { guide, page } = this;
    if (guide.on && !guide.scanning && !page.asks()) page.stay();
    if (line === null && guide.on && guide.scanning) {
      this.stepping = setTimeout(() => guide.step(), STEP_MS * (page.slow() ? 2.5 : 1));
    }
  }

  /** @param {number} step */
  louder(step) {
    const { voice } = this;
    const w = this.page.words();
    voice.volume = Math.min(VOLUMES.length - 1, Math.max(0, voice.volume + step));
    return [{ text: `${w('aid-volume')}.` }, { text: w('aid-position', { at: voice.volume + 1, of: VOLUMES.length }) }];
  }

  /** Of a keypad without volume keys: the next one, and the quietest after the loudest. */
  nextVolume() {
    const { volume } = this.voice;
    this.guide.say(this.louder(((volume + 1) % VOLUMES.length) - volume));
  }

  // ------------------------------------------------------------ keys and fingers

  hearKeys() {
    document.addEventListener('keydown', (event) => {
      const key = this.keyOf(event, document.documentElement.dir);
      if (!key || !this.page.ready()) return;
      if (event.repeat ? !this.guide.on : !this.pressed(key)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    }, true);
  }

  /** @param {Key} key */
  pressed(key) {
    if (this.guide.on) this.voice.pip();
    const done = this.guide.pressed(key);
    if (done && this.guide.on) this.page.stay();
    return done;
  }

  feelFingers() {
    const { root } = this.page;
    /** @type {{ id: number, x: number, y: number, fresh: boolean, at: number } | null} */
    let finger = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let held;
    /** @param {PointerEvent} event */
    const under = (event) => {
      const over = document.elementFromPoint(event.clientX, event.clientY)?.closest(`${HERE}, label`);
      const found = over instanceof HTMLLabelElement ? over.control : over;
      return found instanceof HTMLElement ? this.nodes.findIndex(({ node }) => node === found) : -1;
    };
    /** @param {PointerEvent} event */
    const ours = (event) => this.guide.on && !(event.target instanceof Element && event.target.closest('.aid'));
    document.addEventListener('pointerdown', (event) => {
      clearTimeout(held);
      if (!this.guide.on) {
        finger = { id: event.pointerId, x: event.clientX, y: event.clientY, fresh: false, at: -1 };
        held = setTimeout(() => {
          document.dispatchEvent(new PointerEvent('pointercancel', { pointerId: event.pointerId, pointerType: event.pointerType }));
          this.guide.begin();
        }, HELD_MS);
        return;
      }
      if (!ours(event)) return;
      event.stopPropagation();
      const at = under(event);
      const { waiting } = this.guide;
      finger = { id: event.pointerId, x: event.clientX, y: event.clientY, at, fresh: !waiting && (at < 0 || at === this.guide.at) };
      if (!finger.fresh) this.guide.touched(at, false);
    }, true);
    document.addEventListener('pointermove', (event) => {
      if (!finger || finger.id !== event.pointerId) return;
      if (Math.hypot(event.clientX - finger.x, event.clientY - finger.y) > NEAR) clearTimeout(held);
      if (!ours(event)) return;
      const at = under(event);
      if (at < 0 || at === finger.at) return;
      finger = { ...finger, at, fresh: false };
      this.guide.touched(at, false);
    }, true);
    document.addEventListener('pointerup', (event) => {
      clearTimeout(held);
      if (!finger || finger.id !== event.pointerId) return;
      const { fresh, at } = finger;
      finger = null;
      if (!ours(event)) return;
      event.stopPropagation();
      if (fresh) this.guide.touched(at, true);
    }, true);
    document.addEventListener('pointercancel', () => { clearTimeout(held); finger = null; }, true);
    document.addEventListener('click', (event) => {
      if (!event.isTrusted || event.detail === 0 || !this.guide.on) return;
      if (event.target instanceof Element && event.target.closest('.aid')) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    }, true);
    root.addEventListener('contextmenu', (event) => event.preventDefault());
  }

  // ------------------------------------------------------------ the screen

  begin() { this.guide.begin(); }

  /** All as it was for the next visitor. */
  forget() {
    this.guide.end();
    this.voice.volume = USUAL;
    this.lines = [];
  }

  /** @param {boolean} on */
  turned(on) {
    this.page.turned(on);
    this.page.draw();
  }

  /** The page was drawn: what there is to say of it. */
  drawn() {
    const { page, guide } = this;
    if (!page.ready()) return; // its words are on their way, and the page is drawn then
    if (page.on() && !guide.on) guide.begin();
    const { shown, nodes } = read(page.root, page.which());
    this.nodes = nodes.map((node) => ({ node, does: () => node.click() }));
    if (guide.on) this.add(shown);
    guide.drawn(shown);
    this.fill();
  }

  /**
   * What spoken guidance offers besides: on the speaker first of all whether names may be heard, at the
   * end where we are, how loud it is (by the four keys: there is no room for a fourth one at the top), and the last of it again.
   * @returns {Array<{ id: string, name: string, does: () => void, on?: boolean }>}
   */
  get mine() {
    const { guide, page: { choosing } } = this;
    const w = this.page.words();
    return [
      ...(guide.private || !choosing ? [] : [{ id: 'names', name: w('aid-names'), does: () => guide.aloud(), on: guide.asked }]),
      ...(choosing ? [{ id: 'where', name: w('aid-where'), does: () => void guide.where() }] : []),
      { id: 'volume', name: w('aid-volume'), does: () => this.nextVolume() },
      { id: 'again', name: w('aid-again'), does: () => guide.again() },
    ];
  }

  /** @param {Shown} shown */
  add(shown) {
    const secret = shown.items.some(({ own }) => own) || shown.texts.some(({ own }) => own);
    for (const { id, name, does, on } of this.mine) {
      if (id === 'names' && !secret) continue;
      /** @type {Item} */
      const item = { name, kind: 'way', note: '', on: on ?? null, lead: on === false };
      const node = document.querySelector(`.aid [data-own="${id}"]`);
      const own = { node: node instanceof HTMLElement ? node : null, does };
      if (id === 'names') {
        shown.items.unshift(item);
        this.nodes.unshift(own);
      } else {
        shown.items.push(item);
        this.nodes.push(own);
      }
    }
  }

  /** @param {number} at */
  focus(at) {
    const node = this.nodes[at]?.node;
    if (node) node.focus({ preventScroll: true });
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }

  /** @param {number} at */
  press(at) {
    this.nodes[at]?.does();
  }

  /** What is spoken, word for word, for helpers and for the hard of hearing; the voice does not read it. */
  fill() {
    const line = document.querySelector('.aid__line');
    if (!(line instanceof HTMLElement)) return;
    const whole = this.lines.map((one) => one.text).join(' ');
    const from = this.saying ? this.lines.indexOf(this.saying) : -1;
    const text = whole.length <= CAPTION || from < 0 ? whole : this.lines.slice(from).map((one) => one.text).join(' ');
    if (line.textContent !== text) line.textContent = text;
    if (line.dataset.said !== whole) line.dataset.said = whole;
  }

  /** Above the screen: what is spoken, and where it is heard. */
  top() {
    const { guide } = this;
    const w = this.page.words();
    if (!guide.on) return nothing;
    const inside = guide.private;
    return html`<section class="aid aid__top" aria-label=${w('mode-spoken')}>
      <div class="aid__caption" aria-hidden="true">
        ${icon(inside ? 'headphones' : 'volume-2')}
        <p class="aid__where">${w(inside ? 'aid-in-headphones' : 'aid-from-speaker')}</p>
        <p class="aid__line"></p>
      </div>
      <div class="aid__more">
        ${this.mine.filter(({ id }) => id !== 'volume').map(({ id, name, does, on }) => html`<button class=${`button${on ? ' button--inverse' : ''}`} data-own=${id}
          aria-pressed=${on === undefined ? nothing : String(on)} @click=${does}>${name}</button>`)}
      </div>
    </section>`;
  }

  /** The four keys on the glass, in the order of the keypad. */
  keys() {
    const { guide } = this;
    const w = this.page.words();
    if (!guide.on) return nothing;
    /** @param {Key} key @param {string} name @param {string} words @param {boolean} [way] */
    const one = (key, name, words, way = false) => html`<button class="button aid__key" data-pad=${key}
      @click=${() => this.pressed(key)}>${icon(name, { also: way ? 'icon--way' : '' })}<span>${words}</span></button>`;
    return html`<nav class="aid aid__keys" aria-label=${w('mode-spoken')}>
      ${one('up', 'chevron-up', w('aid-up'))}${one('down', 'chevron-down', w('aid-down'))}
      ${one('ok', 'circle', w('aid-choose'))}${one('back', 'arrow-left', w('back'), true)}
    </nav>`;
  }
}
