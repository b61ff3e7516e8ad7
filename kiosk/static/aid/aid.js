// Spoken guidance in the kiosk's page: its keys and touches, its sound, and what is shown of it. What is
// said, and where a key leads, guide.js knows.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { csrfToken, get } from '/static/api.js';
import { endAfter } from '/static/patience.js';
import { icon, inLanguage } from '../parts.js';
import { Guide } from './guide.js';
import { fixedLines } from './lines.js';
import { padOf } from './pad.js';
import { read } from './reading.js';
import { USUAL, Voice, VOLUMES } from './voice.js';

/** @import { App } from '../../view.js' */
/** @import { Item, Line, Shown } from './lines.js' */
/** @import { Key } from './guide.js' */
/**
 * `root`, where the screens are drawn; `draw()`, `reset()` for the next visitor, `stay()`: somebody is there.
 * @typedef {{ root: HTMLElement, draw: () => void, reset: () => void, stay: () => void }} Kiosk
 */

const STEP_MS = 2000; // how long a switch has for a choice, once it was said
const HELD_MS = 3000; // a finger that stays so long asks for a voice
const NEAR = 30; // px
const AHEAD_MS = 20_000; // after the start: nobody waits for it then
const SAY_MS = 9000;
const CAPTION = 90; // letters: of more, what is said already leaves

export class Aid {
  /** @param {App} app @param {Kiosk} kiosk */
  constructor(app, kiosk) {
    this.app = app;
    this.kiosk = kiosk;
    /** @type {Array<{ node: HTMLElement | null, does: () => void }>} */
    this.nodes = [];
    /** @type {AudioContext | null | undefined} */
    this.audio = undefined;
    /** @type {Line[]} */
    this.lines = [];
    /** @type {Line | null} */
    this.saying = null;
    this.keyOf = padOf(app.page.kiosk.keys);
    this.voice = new Voice({
      fetched: (text, language) => this.fetched(text, language),
      context: () => this.context(),
      language: () => app.language,
      saying: (line) => this.said(line),
    });
    this.guide = new Guide({
      words: () => app.w,
      site: () => inLanguage(app, app.page.site.name),
      say: (lines, how) => this.say(lines, how),
      hush: () => this.voice.hush(),
      focus: (at) => this.focus(at),
      press: (at) => this.press(at),
      back: () => app.back(),
      leave: () => kiosk.reset(),
      turned: (on) => this.turned(on),
      changed: () => kiosk.draw(),
      louder: (step) => this.louder(step),
      calls: async () => (await get(`${app.page.state}/called`)).calls,
    }, { headphones: app.page.kiosk.sound === 'headphones' });
    this.hearKeys();
    this.feelFingers();
    kiosk.root.dataset.aid = 'here';
    setTimeout(() => this.voice.ahead(fixedLines(app.w, inLanguage(app, app.page.site.name))), AHEAD_MS);
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
    const answer = await fetch(`${this.app.page.state}/say`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-CSRFToken': csrfToken() },
      body: JSON.stringify({ language, text }),
      signal: endAfter(SAY_MS),
    });
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
    const { guide, app } = this;
    if (guide.on && !guide.scanning && app.warning === null) this.kiosk.stay();
    if (line === null && guide.on && guide.scanning) {
      this.stepping = setTimeout(() => guide.step(), STEP_MS * (app.modes.has('time') ? 2.5 : 1));
    }
  }

  /** @param {number} step */
  louder(step) {
    const { voice, app } = this;
    voice.volume = Math.min(VOLUMES.length - 1, Math.max(0, voice.volume + step));
    return [{ text: `${app.w('aid-volume')}.` }, { text: app.w('aid-position', { at: voice.volume + 1, of: VOLUMES.length }) }];
  }

  // ------------------------------------------------------------ keys and fingers

  hearKeys() {
    document.addEventListener('keydown', (event) => {
      const key = this.keyOf(event, document.documentElement.dir);
      if (!key || !this.app.whole) return;
      if (event.repeat ? !this.guide.on : !this.pressed(key)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    }, true);
  }

  /** @param {Key} key */
  pressed(key) {
    if (this.guide.on) this.voice.pip();
    const done = this.guide.pressed(key);
    if (done && this.guide.on) this.kiosk.stay();
    return done;
  }

  feelFingers() {
    const { root } = this.kiosk;
    /** @type {{ id: number, x: number, y: number, fresh: boolean, at: number } | null} */
    let finger = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let held;
    /** @param {PointerEvent} event */
    const under = (event) => {
      const found = document.elementFromPoint(event.clientX, event.clientY)?.closest('button, a[href]');
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
    if (on) this.app.modes.add('spoken');
    else this.app.modes.delete('spoken');
    this.kiosk.draw();
  }

  /** The page was drawn: what there is to say of it. */
  drawn() {
    const { app, kiosk, guide } = this;
    if (!app.whole) return; // its words are on their way, and the page is drawn then
    if (app.modes.has('spoken') && !guide.on) guide.begin();
    const { view } = app;
    const home = ['home', 'site-closed', 'away'].includes(app.screen);
    const { shown, nodes } = read(kiosk.root, {
      key: [app.screen, view.group, view.signpost, view.enquiry, view.more, app.language, app.paper === 'broken'].join(' '),
      page: view.page ?? 0,
      home,
    });
    this.nodes = nodes.map((node) => ({ node, does: () => node.click() }));
    if (guide.on) this.add(shown);
    guide.drawn(shown);
    this.fill();
  }

  /**
   * What spoken guidance offers besides: on the speaker first of all whether names may be heard, at the
   * end where we are, and the last of it again.
   * @returns {Array<{ id: string, name: string, does: () => void, on?: boolean }>}
   */
  get mine() {
    const { guide, app } = this;
    return [
      ...(guide.private ? [] : [{ id: 'names', name: app.w('aid-names'), does: () => guide.aloud(), on: guide.asked }]),
      { id: 'where', name: app.w('aid-where'), does: () => void guide.where() },
      { id: 'again', name: app.w('aid-again'), does: () => guide.again() },
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
    const { guide, app } = this;
    if (!guide.on) return nothing;
    const inside = guide.private;
    return html`<section class="aid aid__top" aria-label=${app.w('mode-spoken')}>
      <div class="aid__caption" aria-hidden="true">
        ${icon(inside ? 'headphones' : 'volume-2')}
        <p class="aid__where">${app.w(inside ? 'aid-in-headphones' : 'aid-from-speaker')}</p>
        <p class="aid__line"></p>
      </div>
      <div class="aid__more">
        ${this.mine.map(({ id, name, does, on }) => html`<button class=${`button${on ? ' button--inverse' : ''}`} data-own=${id}
          aria-pressed=${on === undefined ? nothing : String(on)} @click=${does}>${name}</button>`)}
      </div>
    </section>`;
  }

  /** The four keys on the glass, in the order of the keypad. */
  keys() {
    const { guide, app } = this;
    if (!guide.on) return nothing;
    /** @param {Key} key @param {string} name @param {string} words @param {boolean} [way] */
    const one = (key, name, words, way = false) => html`<button class="button aid__key" data-pad=${key}
      @click=${() => this.pressed(key)}>${icon(name, { way })}<span>${words}</span></button>`;
    return html`<nav class="aid aid__keys" aria-label=${app.w('mode-spoken')}>
      ${one('up', 'chevron-up', app.w('aid-up'))}${one('down', 'chevron-down', app.w('aid-down'))}
      ${one('ok', 'circle', app.w('aid-choose'))}${one('back', 'arrow-left', app.w('back'), true)}
    </nav>`;
  }
}
