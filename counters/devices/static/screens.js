// The screens of the waiting areas: when each was seen, whether it sounds, and which of them are ours.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { post, wordsOf } from '/static/api.js';
import { deed } from '/static/deed.js';
import { filledIn } from '/static/dom.js';
import { icon } from '/static/staff/parts.js';
import { under } from '/static/staff/unsent.js';
import { row } from './rows.js';
import { seen, seenWords } from './screen_words.js';

/** @import { DevicesPage, PairedOut, ReplacedOut, ScreenOut } from '../types.js' */
/** @import { Paired } from './paired.js' */
/** @import { WallClock } from '/static/staff/format.js' */

/** @type {Record<string, { words: string, late: boolean }>} */
const SOUNDS = {
  on: { words: 'Shows and speaks calls', late: false },
  off: { words: 'Shows calls, sound off', late: false },
  blocked: { words: 'Silent: its browser plays nothing until it is touched', late: true },
};

/**
 * What is to be said of a screen, and whether it wants somebody.
 * @param {Pick<ScreenOut, 'there' | 'sound' | 'missed'>} screen
 */
export function stateOf({ there, sound, missed }) {
  if (!there) return { words: 'Not there', late: missed };
  return SOUNDS[sound] ?? SOUNDS.on;
}

export class Screens {
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
    /** Whose name is being typed. @type {string | null} */
    this.open = null;
    this.said = '';
  }

  /** @param {string} screen @param {string | null} name */
  async give(screen, name) {
    try {
      await post(`/api/v1/sites/${this.page.site.id}/screens/${screen}/name`, { name });
      this.said = name ? `${name} is one of ours.` : 'It is not one of ours.';
      this.open = null;
    } catch (problem) {
      this.said = wordsOf(problem, 'No answer came. Press again.');
    }
    this.say(this.said);
    await this.ask();
  }

  /** @param {ScreenOut} one */
  naming(one) {
    if (!this.page.names) return nothing;
    if (this.open !== one.screen) {
      return html`<button type="button" class="button test"
        @click=${() => { this.open = one.screen; this.redraw(); }}>${one.name ? 'Rename' : 'It is ours'}<span
          class="visually-hidden">: ${one.name ?? `the screen in ${one.zone_name}`}</span></button>`;
    }
    return html`<form @submit=${(/** @type {Event} */ event) => this.give(one.screen, filledIn(event).name || null)}>
      <label><span class="visually-hidden">Its name; none: it is not ours</span>
        <input class="input" id="name-${one.screen}" name="name" maxlength="60" placeholder="Display, seats"
          .value=${under(`name-${one.screen}`, one.name ?? '')}></label>
      <button class="button test">Keep</button></form>`;
  }

  /** @param {ScreenOut} one */
  async replaced(one) {
    try {
      /** @type {ReplacedOut} */
      const { found } = await deed(`/api/v1/sites/${this.page.site.id}/screens/${one.screen}/replaced`);
      this.said = found ? `The new screen in ${one.zone_name} is ${one.name} from now on.`
        : `${one.name} is not missed any more. Give the new screen its name below.`;
    } catch (problem) {
      this.said = wordsOf(problem, 'No answer came. Press again.');
    }
    this.say(this.said);
    await this.ask();
  }

  /** One of ours that is gone. @param {ScreenOut} one */
  replacer(one) {
    if (!this.page.names || one.there || !one.name) return nothing;
    return html`<button type="button" class="button test" @click=${() => this.replaced(one)}>It was replaced<span
      class="visually-hidden">: ${one.name}</span></button>`;
  }

  /** @param {ScreenOut} one */
  did({ last }) {
    return last ? `${last.said ? 'Said' : 'Showed'} ${last.number}${last.place ? ` to ${last.place}` : ''}, ${this.times.hm(last.at)}`
      : 'No call today';
  }

  /**
   * @param {ScreenOut} one
   * @param {PairedOut | undefined} screen the browser that was paired as it, where there is one
   * @param {Paired} paired
   */
  row(one, screen, paired) {
    const { words, late } = stateOf(one);
    return row({
      kind: screen ? 'screen paired' : 'screen',
      name: one.name ?? html`<i>Not named: it may be anybody's</i>`, sign: late ? 'triangle-alert' : one.there ? 'circle-check' : 'circle-dashed',
      words, tone: late ? 'late' : one.there ? '' : 'quiet',
      more: one.unplayed.map((what) => html`<br><span class="late">${icon('triangle-alert')}Cannot show ‘${what}’: save it anew as JPEG or MP4 (H.264)</span>`),
      since: seenWords(seen(one, { now: Date.now(), hm: this.times.hm, zone: this.page.site.timezone })), did: this.did(one), where: one.zone_name,
      keys: html`${this.replacer(one)}${this.naming(one)}${screen ? paired.ender(screen, 'Take out of service') : nothing}`,
    });
  }

  saidNow() {
    return this.said ? html`<p class="said">${this.said}</p>` : nothing;
  }
}
