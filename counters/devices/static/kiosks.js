// The kiosks: how many wait with their tickets; and taking those of a while back, in two presses.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { get, newKey, post, wordsOf } from '/static/api.js';
import { filledIn } from '/static/dom.js';
import { plural } from '/static/staff/format.js';
import { row } from './rows.js';
import { isMissed, seenWords, stateOf } from './screen_words.js';
import { preview } from './taking_back.js';

/** @import { DevicesPage, KioskOut, KioskTicketsOut, PairedOut, TakenBackOut } from '../types.js' */
/** @import { Paired } from './paired.js' */
/** @import { WallClock } from '/static/staff/format.js' */

export class Kiosks {
  /**
   * @param {{ page: Pick<DevicesPage, 'site' | 'names'>, times: WallClock, redraw: () => void,
   *   say: (words: string) => void, ask: () => unknown }} parts
   */
  constructor({ page, times, redraw, say, ask }) {
    this.page = page;
    this.times = times;
    this.redraw = redraw;
    this.say = say;
    this.ask = ask;
    /** Whose tickets are looked at. @type {string | null} */
    this.open = null;
    /** What a second press takes back. @type {KioskTicketsOut | null} */
    this.found = null;
    this.key = '';
    this.busy = false;
    this.said = '';
  }

  /** @param {string} kiosk @param {string} what */
  url(kiosk, what) {
    return `/api/v1/sites/${this.page.site.id}/kiosks/${encodeURIComponent(kiosk)}/${what}`;
  }

  /** @param {string | null} kiosk */
  look(kiosk) {
    const before = this.open;
    this.open = kiosk;
    this.found = null;
    this.said = '';
    this.redraw();
    // The key that was pressed is gone: what stands in its place, or the key itself again.
    const next = kiosk === null ? `[data-kiosk="${before}"]` : '.taking-back input';
    /** @type {HTMLElement | null} */ (document.querySelector(next))?.focus();
  }

  /** @param {() => Promise<string>} deed */
  async press(deed) {
    if (this.busy) return;
    this.busy = true;
    this.redraw();
    try {
      this.said = await deed();
    } catch (problem) {
      this.said = wordsOf(problem, 'No answer came. Press again.');
    } finally {
      this.busy = false;
    }
    this.say(this.said);
    this.redraw();
  }

  /** @param {string} kiosk @param {string} since */
  find(kiosk, since) {
    return this.press(async () => {
      /** @type {KioskTicketsOut} */
      const found = await get(`${this.url(kiosk, 'tickets')}?since=${encodeURIComponent(since)}`);
      this.found = found;
      this.key = newKey();
      return preview(found, this.times.hm);
    });
  }

  /** @param {string} kiosk @param {KioskTicketsOut} found */
  takeBack(kiosk, { since, until }) {
    return this.press(async () => {
      /** @type {TakenBackOut} */
      const { cancelled } = await post(this.url(kiosk, 'cancel-tickets'), { since, until }, { key: this.key });
      this.open = null;
      this.found = null;
      await this.ask();
      return `${cancelled} ${plural(cancelled, 'ticket', 'tickets')} taken back.`;
    });
  }

  /** @param {KioskOut} one */
  opener(one) {
    if (!this.page.names || this.open === one.kiosk) return nothing;
    return html`<button type="button" class="button test" data-kiosk=${one.kiosk}
      @click=${() => this.look(one.kiosk)}>Take tickets back<span
      class="visually-hidden"> of ${one.name}</span></button>`;
  }

  /** @param {KioskOut} one */
  form(one) {
    const { found } = this;
    return html`<tr class="taking-back"><td colspan="6"><form @submit=${(/** @type {Event} */ event) => {
      void this.find(one.kiosk, filledIn(event).since ?? '');
    }}>
      <label>Tickets of ${one.name} since <input class="input" type="time" name="since" required></label>
      <button class="button test" aria-disabled=${this.busy ? 'true' : nothing}>Show</button></form>
      ${this.said ? html`<p class="said" role="status">${this.said}</p>` : nothing}
      ${found?.waiting ? html`<button type="button" class="button" aria-disabled=${this.busy ? 'true' : nothing}
        @click=${() => this.takeBack(one.kiosk, found)}>Take ${
          Math.min(found.waiting, found.most)} back now</button>` : nothing}
      <button type="button" class="button test" @click=${() => this.look(null)}>Leave it</button></td></tr>`;
  }

  /**
   * @param {KioskOut} one
   * @param {PairedOut | undefined} screen the browser that was paired as it, where there is one
   * @param {Paired} paired
   */
  row(one, screen, paired) {
    const { last } = one;
    const how = screen ? stateOf(screen) : { words: 'Not paired', icon: 'circle-dashed' };
    const missed = screen && isMissed(one, screen);
    return row({
      kind: 'kiosk paired', name: one.name, sign: missed ? 'triangle-alert' : how.icon, words: missed ? 'Not there' : how.words,
      tone: missed ? 'late' : screen?.there && screen.own ? '' : 'quiet',
      more: html`<small>${one.waiting ? `${one.waiting} ${plural(one.waiting, 'waits', 'wait')} with its tickets` : 'Nobody waits'}</small>`,
      since: screen ? seenWords(paired.lastSeen(screen)) : '',
      did: last ? `${last.number} at ${this.times.hm(last.at)}` : 'No ticket today', where: one.where,
      keys: html`${this.opener(one)}${screen ? paired.ender(screen, 'Take out of service') : nothing}`,
      below: this.open === one.kiosk ? this.form(one) : nothing,
    });
  }

  saidNow() {
    return this.said && !this.open ? html`<p class="said" role="status">${this.said}</p>` : nothing;
  }
}
