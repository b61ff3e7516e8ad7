// Faults and paper of thirty days, by device: fetched when somebody asks for it.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { get, wordsOf } from '/static/api.js';
import { line, summary } from './history_words.js';

/** @import { DevicePastOut, DevicesPage, HistoryOut } from '../types.js' */
/** @import { WallClock } from '/static/staff/format.js' */

/** Lines of a device that stand at first. */
const AT_FIRST = 5;

export class History {
  /** @param {{ page: Pick<DevicesPage, 'url' | 'states'>, times: WallClock, redraw: () => void, say: (words: string) => void }} parts */
  constructor({ page, times, redraw, say }) {
    this.page = page;
    this.times = times;
    this.redraw = redraw;
    this.say = say;
    /** @type {HistoryOut | null} */
    this.shown = null;
    this.said = '';
    /** Of whom every line is shown. @type {Set<string>} */
    this.whole = new Set();
  }

  async toggle() {
    this.said = '';
    if (this.shown) {
      this.shown = null;
    } else {
      try {
        this.shown = await get(`${this.page.url}/history`);
        this.say('Faults and paper of thirty days are shown.');
      } catch (problem) {
        this.said = wordsOf(problem, 'No answer came. Press again.');
        this.say(this.said);
      }
    }
    this.redraw();
  }

  opener() {
    return html`<button type="button" data-looks class="button past-key" aria-expanded=${String(this.shown !== null)}
      @click=${() => this.toggle()}>Faults and paper, 30 days</button>`;
  }

  /** @param {DevicePastOut} device */
  device(device) {
    const how = { states: this.page.states, day: this.times.day, hm: this.times.hm };
    const all = this.whole.has(device.device);
    const lines = all ? device.past : device.past.slice(0, AT_FIRST);
    const more = device.past.length - lines.length;
    return html`<section><h3>${device.name}</h3><p>${summary(device)}</p>
      <ul>${lines.map((one) => html`<li>${line(one, how)}</li>`)}</ul>
      ${more ? html`<button type="button" data-looks class="button test" @click=${() => {
        this.whole.add(device.device);
        this.redraw();
      }}>${more} more<span class="visually-hidden"> of ${device.name}</span></button>` : nothing}</section>`;
  }

  section() {
    if (this.said) return html`<p class="said">${this.said}</p>`;
    if (!this.shown) return nothing;
    return html`<section class="past" aria-label="Faults and paper of thirty days">${
      this.shown.devices.length ? this.shown.devices.map((one) => this.device(one)) : html`<p>No devices yet.</p>`}</section>`;
  }
}
