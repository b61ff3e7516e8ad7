// A new screen shows six figures: typed here, with what it is.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { post, Problem, wordsOf } from '/static/api.js';
import { valueOf } from '/static/dom.js';
import { icon } from '/static/staff/parts.js';
import { FIGURES, figuresOf, inThrees, missing } from './screen_words.js';

/** @import { CodeOut, DevicesPage, PairedOut } from '../types.js' */
/** @import { WallClock } from '/static/staff/format.js' */
/** @import { Kind } from './screen_words.js' */

/** @type {Array<{ kind: Kind, words: string, icon: string, which: string }>} */
const KINDS = [
  { kind: 'kiosk', words: 'Kiosk', icon: 'ticket', which: 'Which kiosk' },
  { kind: 'display', words: 'Display', icon: 'monitor', which: 'Which waiting area' },
  { kind: 'tablet', words: 'Tablet', icon: 'smartphone', which: '' },
  { kind: 'exit', words: 'At the exit', icon: 'smile', which: '' },
  { kind: 'counter', words: 'Counter PC', icon: 'server', which: 'Which counter or room' },
];

export class Pairing {
  /**
   * @param {{ page: Pick<DevicesPage, 'site' | 'names' | 'address' | 'places'>, times: WallClock,
   *   redraw: () => void, say: (words: string) => void, ask: () => unknown }} parts
   */
  constructor({ page, times, redraw, say, ask }) {
    this.page = page;
    this.times = times;
    this.redraw = redraw;
    this.say = say;
    this.ask = ask;
    this.code = '';
    /** @type {Kind | null} */
    this.kind = null;
    this.place = '';
    this.name = '';
    /** The browser that shows the code. @type {CodeOut | null} */
    this.found = null;
    this.busy = false;
    this.said = '';
    this.wrong = false;
    this.confirm = false;
    this.url = `/api/v1/sites/${page.site.id}/paired-screens`;
  }

  get places() {
    return this.kind && this.kind !== 'tablet' && this.kind !== 'exit' ? this.page.places[this.kind] : [];
  }

  /** @param {Kind} kind @param {string} [place] */
  choose(kind, place) {
    this.kind = kind;
    this.place = place ?? (this.places.length === 1 ? this.places[0].id : '');
    this.redraw();
  }

  /** @param {Event} event */
  async type(event) {
    const before = this.code;
    this.code = figuresOf(valueOf(event));
    if (this.code === before) {
      this.redraw();
      return;
    }
    this.said = '';
    this.wrong = false;
    this.found = null;
    this.redraw();
    if (this.code.length === FIGURES) await this.look();
  }

  /** Which browser it is: nobody pairs one that is not before them. */
  look() {
    const { code } = this;
    return this.press(async () => {
      /** @type {CodeOut} */
      const found = await post(`${this.url}/look`, { code });
      if (code !== this.code) return '';
      this.found = found;
      const [, room, , place] = found.asked.split('/');
      if (room === 'kiosk' && this.page.places.kiosk.some(({ id }) => id === place)) this.choose('kiosk', place);
      return '';
    });
  }

  pair() {
    const { code, kind, place, name } = this;
    if (missing(this)) return undefined;
    return this.press(async () => {
      /** @type {PairedOut} */
      const made = await post(this.url, { code, kind, place: place || null, name: name.trim() || null });
      Object.assign(this, { code: '', kind: null, place: '', name: '', found: null });
      await this.ask();
      return `${made.name} is paired. It starts by itself.`;
    });
  }

  /** @param {() => Promise<string>} deed */
  async press(deed) {
    if (this.busy) return;
    this.busy = true;
    this.confirm = false;
    this.redraw();
    try {
      this.said = await deed();
      this.wrong = false;
    } catch (problem) {
      this.said = wordsOf(problem, 'No answer came. Press again.');
      this.wrong = true;
      this.confirm = problem instanceof Problem && String(problem.facts.type ?? '').endsWith('confirm-first');
    } finally {
      this.busy = false;
    }
    this.say(this.said);
    this.redraw();
  }

  whatItIs() {
    const chosen = KINDS.find(({ kind }) => kind === this.kind);
    return html`<fieldset class="kinds"><legend>It is a</legend>
      ${KINDS.map((one) => html`<label class="segment"><input type="radio" name="kind" value=${one.kind}
        .checked=${this.kind === one.kind} @change=${() => this.choose(one.kind)}>${icon(one.icon)}${one.words}</label>`)}
      </fieldset>
      ${chosen?.which ? html`<label class="which">${chosen.which}
        <select class="input" .value=${this.place} @change=${(/** @type {Event} */ event) => {
          this.place = valueOf(event);
          this.redraw();
        }}><option value="">Choose</option>${this.places.map(({ id, name }) => html`<option value=${id}
          .selected=${id === this.place}>${name}</option>`)}</select></label>` : nothing}
      ${this.kind === 'display' ? html`<label class="which">Its name, if you like
        <input class="input" maxlength="60" placeholder="Display, seats" .value=${this.name}
        @input=${(/** @type {Event} */ event) => { this.name = valueOf(event); }}></label>` : nothing}
      <p class="where">${this.found
        ? `${this.found.browser} at ${this.found.address}, open since ${this.times.hm(this.found.since)}. Is it the one before you?`
        : 'A code works once, for 10 minutes.'}</p>`;
  }

  form() {
    if (!this.page.names) return nothing;
    const left = missing(this);
    return html`<form class="pair" aria-labelledby="pair-title" @submit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      void this.pair();
    }}>
      <div><h2 id="pair-title">Pair a new screen</h2>
        <p>Open this address on it: <b>${this.page.address}</b></p>
        <label for="pair-code">It shows six figures. Type them here.</label>
        <input class="input code" id="pair-code" inputmode="numeric" autocomplete="off" maxlength="12"
          .value=${inThrees(this.code)} aria-invalid=${this.wrong ? 'true' : nothing}
          aria-describedby=${this.said ? 'pair-said' : nothing} @input=${(/** @type {Event} */ event) => this.type(event)}></div>
      <div>${this.whatItIs()}</div>
      <div class="do"><button class="button ${left ? '' : 'button--primary'}"
        aria-disabled=${left || this.busy ? 'true' : nothing}>Pair it${left ? `: ${left}` : ''}</button></div>
      ${this.said ? html`<p class="said ${this.wrong ? 'wrong' : ''}" id="pair-said">${
        this.confirm ? 'At a counter PC or a tablet a PIN counts, so this asks who you are.' : this.said}
        ${this.confirm ? html`<a href="/confirm/${this.page.site.id}" target="_blank" rel="noopener">Confirm that it is you</a>,
          then press the key again.` : nothing}</p>` : nothing}</form>`;
  }
}
