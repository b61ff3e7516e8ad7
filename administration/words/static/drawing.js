// Where a phrase stands: the kiosk, a display or the paper, drawn by the code that draws them for
// visitors, with the phrase as it is being typed and a frame around it.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { ASIDE_MS, post, wordsOf } from '/static/api.js';
import { find, withEvent } from '/static/dom.js';
import { pageOf, saidBy, show } from './phones.js';
import { isWhole, keyOf, messageOf, screensOf } from './phrases.js';

/** @import { DisplayDrawnOut, KioskDrawnOut, KioskPage, PhoneDrawnOut, PhraseOut, SlipDrawnOut, WordsPage } from '../types.js' */
/** @import { Forms } from './phrases.js' */

const PAUSE = 250; // ms of no typing, after which it is drawn anew
const MARK = '\u2060';
const WIDE = { kiosk: 276, display: 360 };
const GLASS = { kiosk: [1080, 1920], display: [1920, 1080] };
const PHONE = [390, 844];

export class Drawing {
  /** @param {WordsPage} page @param {() => void} changed */
  constructor(page, changed) {
    this.page = page;
    this.changed = changed;
    /** @type {{ kiosk?: KioskDrawnOut, display?: DisplayDrawnOut, slip?: SlipDrawnOut, phone?: PhoneDrawnOut }} */
    this.given = {};
    /** @type {PhraseOut | null} */
    this.phrase = null;
    /** @type {Forms} */
    this.forms = {};
    this.says = '';
    /** In how many places it was framed; null before it is drawn. @type {number | null} */
    this.framed = null;
    this.handed = '';
    /** What a phone said last. */
    this.told = '';
    /** How many of its screens were tried. */
    this.tried = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;
    addEventListener('message', ({ origin, data }) => {
      if (origin !== location.origin) return;
      if (data?.ready) { this.handed = ''; this.hand(); }
      if (typeof data?.framed === 'number') this.drawn(data.framed);
    });
  }

  /** What a phrase stands on that is drawn here. @param {PhraseOut} phrase @returns {'kiosk' | 'display' | 'slip' | 'phone'} */
  kind(phrase) {
    if (phrase.room === 'kiosk') return 'kiosk';
    if (phrase.room === 'slips') return phrase.heading === 'The slip' ? 'slip' : 'phone';
    return phrase.heading === 'Screen' ? 'display' : 'phone';
  }

  /** @param {PhraseOut} phrase @param {Forms} forms */
  open(phrase, forms) {
    this.phrase = phrase;
    this.forms = forms;
    this.framed = null;
    this.tried = 0;
    this.handed = this.told = '';
    this.fetch();
  }

  close() {
    this.phrase = null;
    clearTimeout(this.pause);
  }

  /** Draw what is being typed, after a pause. @param {PhraseOut} phrase @param {Forms} forms */
  follow(phrase, forms) {
    this.phrase = phrase;
    this.forms = forms;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      if (this.kind(phrase) === 'slip') this.fetch();
      else if (this.kind(phrase) === 'phone') this.changed();
      else this.hand();
    }, PAUSE);
  }

  async fetch() {
    const { phrase } = this;
    const kind = phrase && this.kind(phrase);
    if (!phrase || !kind || (kind !== 'slip' && this.given[kind])) return;
    try {
      const given = await post(`${this.page.url}/draft/drawn/${kind}`, this.body(kind, phrase), { timeout: ASIDE_MS });
      this.given[kind] = given;
      this.says = '';
    } catch (problem) {
      this.says = wordsOf(problem, 'Not drawn: no answer came.');
    }
    this.changed();
  }

  /** @param {string} kind @param {PhraseOut} phrase */
  body(kind, phrase) {
    if (kind === 'phone') return { language: this.page.language };
    if (kind !== 'slip') return {};
    const id = `${this.page.language}-${phrase.room}-${phrase.message}`;
    const text = messageOf(phrase, this.forms).replace(/^[^=]*=\s*/, '').split('\n').map((one) => one.trim()).filter(Boolean).join('\n');
    const edit = phrase.text === null ? { kind: 'add', path: ['phrases', id], value: { id, text } } : { kind: 'set', path: ['phrases', id, 'text'], value: text };
    return { language: this.page.language, edit };
  }

  /** Hand to the frame what it draws, once for each state. */
  hand() {
    const { phrase } = this;
    const kind = phrase && this.kind(phrase);
    const frame = find('.glass iframe');
    if (!phrase || !kind || kind === 'slip' || kind === 'phone' || !(frame instanceof HTMLIFrameElement) || !frame.contentWindow) return;
    const given = this.given[kind];
    const screen = kind === 'kiosk' ? this.screens(phrase)[this.tried] : {};
    if (!given) return;
    if (!isWhole(this.forms)) return; // what was drawn last stays
    const text = messageOf(phrase, this.forms, MARK);
    const told = `${keyOf(phrase)} ${text}`;
    if (told === this.handed) return;
    this.handed = told;
    const how = { language: this.page.language, ...screen, said: { key: phrase.message, language: this.page.language, text } };
    frame.contentWindow.postMessage({ draw: kind, given, how }, location.origin);
  }

  /** The screens of the kiosk on which a phrase may stand. @param {PhraseOut} phrase */
  screens({ heading }) {
    return this.given.kiosk ? screensOf(heading, /** @type {KioskPage} */ (/** @type {unknown} */ (this.given.kiosk.page))) : [];
  }

  /** It was drawn. Where it does not stand on that screen, the next one is tried. @param {number} count */
  drawn(count) {
    const more = this.phrase && this.kind(this.phrase) === 'kiosk' ? this.screens(this.phrase).length - 1 : 0;
    if (!count && this.framed === null && this.tried < more) {
      this.tried += 1;
      this.handed = '';
      this.hand();
    } else if (count !== this.framed) {
      if (!count && this.framed === null && this.tried) { this.tried = 0; this.handed = ''; } // the likeliest after all
      this.framed = count;
      this.changed();
    }
  }

  /** @param {PhraseOut} phrase */
  draw(phrase) {
    const kind = this.kind(phrase);
    if (this.says) return html`<aside class="real"><h3>Where it stands</h3><p class="hint">${this.says}</p></aside>`;
    if (kind === 'slip') return this.paper(this.given.slip);
    if (kind === 'phone') return this.phone(phrase, this.given.phone);
    const given = this.given[kind];
    const [wide, high] = given?.glass?.split('x').map(Number) ?? GLASS[kind];
    const width = wide < high ? WIDE.kiosk : WIDE.display;
    const scale = width / wide;
    const name = kind === 'kiosk' ? 'The kiosk, with this phrase' : 'The display, with this phrase';
    return html`<aside class="real"><h3>Where it stands</h3>
      <p class="hint">${this.framed === null ? 'It is being looked for.' : this.framed === 0 ? 'It comes with something that is not the case in this drawing, or is only spoken.' : 'It has a frame here; visitors see none.'}</p>
      <div class="glass" role="img" aria-label=${name} .style=${`width: ${width}px; height: ${Math.round(high * scale)}px`}>${given ? nothing : html`<p class="drawing">Drawing</p>`}
        <iframe src="/administration/${this.page.site.id}/drawn/${kind}" title=${name} tabindex="-1" .style=${`width: ${wide}px; height: ${high}px; transform: scale(${scale})`}></iframe></div></aside>`;
  }

  /** @param {PhraseOut} phrase @param {PhoneDrawnOut | undefined} given */
  phone(phrase, given) {
    const [wide, high] = PHONE;
    const scale = WIDE.kiosk / wide;
    if (isWhole(this.forms)) this.told = messageOf(phrase, this.forms, MARK); // what was drawn last stays
    const drawn = given && this.told ? pageOf(given.pages, phrase.message, saidBy(phrase.message, this.page.language, this.told)) : null;
    const shown = withEvent(({ target }) => {
      const inside = target instanceof HTMLIFrameElement ? target.contentDocument : null;
      if (drawn && inside?.body) this.drawn(show(inside, drawn));
    });
    return html`<aside class="real"><h3>Where it stands</h3>
      <p class="hint">${this.framed === null ? 'It is being looked for.' : this.framed === 0 ? 'It comes with something that is not the case in this drawing, or at the exit.' : 'It has a frame here; visitors see none.'}</p>
      <div class="glass" role="img" aria-label="The phone, with this phrase" .style=${`width: ${WIDE.kiosk}px; height: ${Math.round(high * scale)}px`}>${drawn
        ? html`<iframe title="The phone, with this phrase" tabindex="-1" sandbox="allow-same-origin" .srcdoc=${drawn.html} @load=${shown} .style=${`width: ${wide}px; height: ${high}px; transform: scale(${scale})`}></iframe>`
        : html`<p class="drawing">Drawing</p>`}</div></aside>`;
  }

  /** @param {SlipDrawnOut | undefined} slip */
  paper(slip) {
    return html`<aside class="real"><h3>Where it stands</h3><p class="hint">On the ticket, as it prints.</p>${slip
      ? slip.papers.slice(0, 1).map((one) => html`<img class="paper" src=${one.png} alt="The ticket as it prints at ${one.width} mm">`) : html`<p class="drawing">Drawing</p>`}</aside>`;
  }
}
