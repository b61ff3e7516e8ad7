// The real thing beside the form: the kiosk's screen, the paper, the display, drawn by the code that draws
// them, out of the draft and what is being typed. What cannot be drawn leaves what was drawn last.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { post, Problem, wordsOf } from '/static/api.js';
import { deed } from '/static/deed.js';
import { find, withEvent } from '/static/dom.js';
import { icon } from '/static/staff/parts.js';
import { called } from './model.js';

/** @import { DisplayDrawnOut, KioskDrawnOut, Section, SlipDrawnOut } from '../types.js' */
/** @import { Ctx, Path, Value } from '../view.js' */

/** @typedef {'kiosk' | 'slip' | 'display'} Kind */
/** @typedef {{ path: Path, value: Value }} Edit */

const PAUSE = 250; // ms of no typing, after which it is drawn anew
const WORDS = { kiosk: 'Kiosk', slip: 'Paper', display: 'Display' };
/** What is to be seen beside each page of the rail, the first without being asked. @type {Record<string, Kind[]>} */
const BESIDE = {
  name: ['kiosk', 'slip', 'display'], looks: ['kiosk', 'slip', 'display'], hours: ['kiosk'], groups: ['kiosk'],
  enquiries: ['kiosk', 'slip'], signposts: ['kiosk', 'slip'], appointment_types: ['kiosk'], service_points: ['display'],
  zones: ['display'], displays: ['display'], ticket: ['slip'], kiosks: ['kiosk'], door: ['kiosk'], printers: ['slip'],
};
const GLASS = [1080, 1920];
const SCREEN = [1920, 1080];
const WIDEST = 360; // px of the place for it
const SCALE = 0.355; // px a dot of paper

export class Real {
  /** @param {Ctx} ctx */
  constructor(ctx) {
    this.ctx = ctx;
    /** @type {Kind} */
    this.kind = 'kiosk';
    this.of = ''; // what was drawn last, and what it is of
    this.language = '';
    /** @type {{ kiosk?: KioskDrawnOut, slip?: SlipDrawnOut, display?: DisplayDrawnOut }} */
    this.given = {};
    /** @type {Edit | null} */
    this.edit = null;
    this.says = '';
    this.sample = '';
    this.asked = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;
    addEventListener('message', ({ origin, data }) => {
      if (origin === location.origin && data?.ready === this.kind) this.hand();
    });
  }

  /** What is beside a page of the rail. @param {Section | null} section @returns {Kind[]} */
  kinds(section) {
    return BESIDE[section?.id ?? ''] ?? [];
  }

  /** Draw what is being typed, after a pause. @param {Edit} edit */
  follow(edit) {
    clearTimeout(this.pause);
    this.edit = edit;
    this.pause = setTimeout(() => this.fetch(), PAUSE);
  }

  /** The draft is another, or is looked at elsewhere: what was being typed is in it, or was left. @param {Section | null} section @param {string} [key] */
  shown(section, key = '') {
    const kinds = this.kinds(section);
    if (!section || !kinds.length) { this.of = ''; return; }
    if (!kinds.includes(this.kind)) [this.kind] = kinds;
    const of = `${this.kind} ${section.id} ${key}`;
    const drawn = `${of} ${this.ctx.draft.revision} ${this.ctx.draft.base} ${this.language}`;
    if (drawn === this.of) return;
    if (!this.of.startsWith(`${of} `)) this.given = {};
    this.of = drawn;
    this.section = section;
    this.key = key;
    this.edit = null;
    clearTimeout(this.pause);
    this.fetch();
  }

  async fetch() {
    this.asked += 1;
    const mine = this.asked;
    const { ctx, kind, edit } = this;
    const member = this.section?.listed ? ctx.draft.members[this.section.id].find((one) => one.key === this.key)?.value.id ?? '' : '';
    /** @type {Record<string, unknown>} */
    const body = { edit };
    if (kind === 'kiosk' && this.section?.id === 'kiosks') body.kiosk = member;
    if (kind === 'display' && ['zones', 'displays'].includes(this.section?.id ?? '')) body.zone = member;
    if (kind === 'slip') {
      body.language = this.language;
      if (this.section?.id === 'enquiries') body.enquiry = member;
      if (this.section?.id === 'signposts') body.signpost = member;
    }
    try {
      const given = await post(`${ctx.page.url}/draft/drawn/${kind}`, body, { timeout: 40_000 });
      if (mine !== this.asked) return;
      this.given = { [kind]: given };
      this.says = '';
      this.tell('');
      this.hand();
    } catch (problem) {
      if (mine !== this.asked) return;
      if (!(problem instanceof Problem)) throw problem;
      this.lost = ![403, 422].includes(problem.status);
      this.says = problem.status === 403 ? 'It is drawn for administrators.' : this.lost ? 'Not drawn anew: no answer came.' : 'As it was before the field that is to be mended.';
      this.tell(problem.status === 422 ? problem.detail : '');
    }
    ctx.draw();
  }

  /** What is wrong with words that are being typed is told while they are. @param {string} words */
  tell(words) {
    this.ctx.typed = this.edit && words ? { key: this.edit.path.join('.'), words } : null;
  }

  /** Hand to the frame what it draws. */
  hand() {
    const frame = find('.real iframe');
    if (!(frame instanceof HTMLIFrameElement) || !frame.contentWindow) return;
    const { kiosk, display } = this.given;
    if (kiosk) frame.contentWindow.postMessage({ draw: 'kiosk', given: kiosk, how: { language: this.language, view: this.view() } }, location.origin);
    if (display) frame.contentWindow.postMessage({ draw: 'display', given: display }, location.origin);
  }

  /** Which screen of the kiosk shows what is being changed. */
  view() {
    const home = { name: 'home', page: 0 };
    const value = this.section?.listed ? this.ctx.draft.members[this.section.id].find((one) => one.key === this.key)?.value : null;
    if (!value) return home;
    if (this.section?.id === 'signposts') return { name: 'signpost', signpost: value.id, under: home };
    const beside = this.ctx.draft.members.enquiries.filter((one) => one.value.group === value.group);
    if (this.section?.id === 'enquiries' && beside.length > 1) return { name: 'group', group: value.group, page: 0, under: home };
    return home;
  }

  // -------------------------------------------------------------- drawn

  /** @param {Section | null} section */
  draw(section) {
    const kinds = this.kinds(section);
    if (!section || !kinds.length) return nothing;
    /** @type {string[]} */
    const languages = this.ctx.draft.site.languages ?? [];
    return html`<aside class="real" aria-label="As visitors see it" tabindex="-1"><div class="real-head"><h2>As visitors see it</h2>
      ${kinds.length > 1 ? this.segments('What is shown', kinds.map((kind) => ({ value: kind, words: WORDS[kind] })), this.kind, (kind) => {
        this.kind = /** @type {Kind} */ (kind);
        this.ctx.draw();
      }) : nothing}</div>
      ${this.kind !== 'display' && languages.length > 1 ? this.segments('Language', languages.map((code) => ({ value: code, words: this.ctx.page.languages[code] ?? code })), this.language || languages[0], (code) => {
        this.language = code;
        this.ctx.draw();
      }) : nothing}
      ${this.says ? html`<p class="hint">${this.says}${this.lost ? html` <button type="button" data-looks class="link-button" @click=${() => this.fetch()}>Draw it now</button>` : nothing}</p>` : nothing}
      ${this.kind === 'slip' ? this.paper() : this.frame()}</aside>`;
  }

  /** @param {string} label @param {{ value: string, words: string }[]} choices @param {string} now @param {(value: string) => void} choose */
  segments(label, choices, now, choose) {
    return html`<div class="segments" data-looks role="group" aria-label=${label}>${choices.map(({ value, words }) => html`<button type="button"
      aria-pressed=${String(value === now)} @click=${() => choose(value)}>${words}</button>`)}</div>`;
  }

  frame() {
    const { kind } = this;
    const given = kind === 'kiosk' ? this.given.kiosk : this.given.display;
    const [wide, high] = (kind === 'display' ? this.given.display : this.given.kiosk)?.glass?.split('x').map(Number) ?? (kind === 'display' ? SCREEN : GLASS);
    const width = wide < high ? 276 : WIDEST;
    const scale = width / wide;
    const says = kind === 'kiosk' ? 'The screen of the kiosk, with the draft' : 'The display, with the draft and calls that are made up';
    return html`<div class="glass" role="img" aria-label=${says} .style=${`width: ${width}px; height: ${Math.round(high * scale)}px`}>
      ${given ? nothing : html`<p class="drawing">Drawing</p>`}
      ${kind === 'kiosk' ? html`<iframe src="/administration/${this.ctx.page.site.id}/drawn/kiosk" title=${says} tabindex="-1" .style=${sized(wide, high, scale)}></iframe>`
    : html`<iframe src="/administration/${this.ctx.page.site.id}/drawn/display" title=${says} tabindex="-1" .style=${sized(wide, high, scale)}></iframe>`}</div>`;
  }

  paper() {
    const { slip } = this.given;
    if (!slip) return html`<p class="drawing">Drawing</p>`;
    const long = slip.papers.map((one) => `${Math.round(one.mm / 10)} cm at ${one.width}`).join(', ');
    return html`<p class="hint">${long ? `${long} mm` : 'Nothing of it can be printed.'}</p>
      ${slip.cannot.map((one) => html`<p class="bad">${icon('triangle-alert')}<span>${one}</span></p>`)}
      ${this.samples()}
      <div class="papers">${slip.papers.map((one) => html`<figure class="paper"><figcaption>${one.width} mm</figcaption><img
        src=${one.png} alt="The paper as it prints at ${one.width} mm, ${one.mm} mm long" .style=${`width: ${Math.round((one.width === 80 ? 576 : 384) * SCALE)}px`}></figure>`)}</div>`;
  }

  samples() {
    const { printers } = this.ctx.draft.members;
    if (!printers.length) return html`<p class="hint">This house has no printer. Where one is, a sample can be printed.</p>`;
    const chosen = printers.find((one) => one.value.id === this.sample) ?? printers[0];
    return html`<form class="sample" @submit=${withEvent((event) => { event.preventDefault(); this.print(chosen.value.id); })}>
      ${printers.length > 1 ? html`<label class="label" for="sample-at">Printer</label><select id="sample-at" class="in" @change=${withEvent((event) => {
        if (event.target instanceof HTMLSelectElement) this.sample = event.target.value;
        this.ctx.draw();
      })}>${printers.map((one) => html`<option value=${one.value.id} ?selected=${one === chosen}>${called(one.value)}</option>`)}</select>` : nothing}
      <button class="button" aria-disabled=${this.ctx.busy ? 'true' : nothing}>${icon('printer')}Print a sample at ${called(chosen.value)}</button>
      ${this.printed ? html`<p class="said ${this.printed.bad ? 'bad' : ''}" role="status">${this.printed.words}</p>` : nothing}</form>`;
  }

  /** @param {string} printer */
  async print(printer) {
    if (this.ctx.busy) return;
    try {
      await deed(`${this.ctx.page.url}/draft/sample`, { printer }, { timeout: 20_000 });
      this.printed = { words: 'It is printing. It is marked as a test slip.', bad: false };
    } catch (problem) {
      this.printed = { words: wordsOf(problem, 'No answer came. Look at the printer, then do it again.'), bad: true };
    }
    this.ctx.draw();
  }

  /** Whether no answer came. */
  lost = false;
  /** @type {{ words: string, bad: boolean } | null} */
  printed = null;
  /** @type {Section | null} */
  section = null;
  key = '';
}

/** @param {number} wide @param {number} high @param {number} scale */
const sized = (wide, high, scale) => `width: ${wide}px; height: ${high}px; transform: scale(${scale})`;
