// The paired screens: what each is, when it was seen, and the presses that end one or part two.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { post, wordsOf } from '/static/api.js';
import { icon } from '/static/staff/parts.js';
import { row } from './rows.js';
import { isTwin, seen, seenWords, stateOf, versionOf } from './screen_words.js';

/** @import { DevicesPage, PairedOut } from '../types.js' */
/** @import { WallClock } from '/static/staff/format.js' */

/** @type {Record<string, string>} */
const DOES = {
  kiosk: 'Gives tickets', display: 'Shows calls', tablet: 'Reception', counter: 'Desk of whoever signs on',
  exit: 'Asks how it was',
};

export class Paired {
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
    this.busy = false;
    this.said = '';
  }

  /** @param {PairedOut} one @param {'revoke' | 'part'} what @param {string} done */
  async press(one, what, done) {
    if (this.busy) return;
    this.busy = true;
    this.redraw();
    try {
      await post(`/api/v1/sites/${this.page.site.id}/paired-screens/${one.screen}/${what}`);
      this.said = done;
    } catch (problem) {
      this.said = wordsOf(problem, 'No answer came. Press again.');
    } finally {
      this.busy = false;
    }
    this.say(this.said);
    await this.ask();
    this.redraw();
  }

  /** @param {PairedOut} one @param {string} words */
  ender(one, words) {
    if (!this.page.names) return nothing;
    return html`<button type="button" class="button test" aria-disabled=${this.busy ? 'true' : nothing}
      @click=${() => this.press(one, 'revoke', `${one.name} is out of service. It shows a code again.`)}>${
      words}<span class="visually-hidden">: ${one.name}</span></button>`;
  }

  /** Screens that are two. @param {PairedOut[]} screens */
  twins(screens) {
    return screens.filter(isTwin).map((one) => html`<section class="twins" aria-labelledby="twin-${one.screen}">
      ${icon('monitor')}<h2 id="twin-${one.screen}">${one.name}</h2>
      <span class="state">${icon('triangle-alert')}Two screens are this one</span>
      <p>since ${this.times.hm(one.twins_since ?? '')}. Its browser was copied to a second PC.</p>
      <div>${this.page.names ? html`<button type="button" class="button test"
        aria-disabled=${this.busy ? 'true' : nothing}
        @click=${() => this.press(one, 'part', `One goes on as ${one.name}. The other shows a code within a minute.`)}>New code for one<span
        class="visually-hidden"> of the two that are ${one.name}</span></button>` : nothing}
      ${this.ender(one, 'Shut out both')}</div></section>`);
  }

  /** @param {PairedOut} one */
  lastSeen(one) {
    return seen(one, { now: Date.now(), hm: this.times.hm, zone: this.page.site.timezone });
  }

  /** @param {PairedOut} one @param {boolean} beside whether another browser is the same kiosk */
  row(one, beside) {
    const { words, icon: sign } = stateOf(one);
    return row({
      kind: 'paired', name: one.name, sign, words, tone: one.there && one.own ? '' : 'quiet',
      more: beside ? html`<small>Paired before the other, and still the same kiosk</small>` : nothing, since: seenWords(this.lastSeen(one)),
      did: html`${one.own || !one.page ? DOES[one.kind] : one.page}${one.version ? html`<small>Version ${versionOf(one)}</small>` : nothing}`,
      where: one.place_name, keys: this.ender(one, 'Take out of service'),
    });
  }

  saidNow() {
    return this.said ? html`<p class="said">${this.said}</p>` : nothing;
  }
}
