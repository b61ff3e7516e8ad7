// The screens of the waiting areas: when each was seen, whether it sounds, and which of them are ours.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { post, wordsOf } from '/static/api.js';
import { filledIn } from '/static/dom.js';
import { icon } from '/static/staff/parts.js';

/** @import { DevicesPage, ScreenOut } from '../types.js' */
/** @import { WallClock } from '/static/staff/format.js' */

/** @type {Record<string, { words: string, late: boolean }>} */
const SOUNDS = {
  on: { words: 'Shows and speaks calls', late: false },
  off: { words: 'Shows calls, sound off', late: false },
  blocked: { words: 'Silent: its browser plays nothing until it is touched', late: true },
};

/**
 * What is to be said of a screen, and whether it wants somebody.
 * @param {Pick<ScreenOut, 'there' | 'sound' | 'name'>} screen
 */
export function stateOf({ there, sound, name }) {
  if (!there) return { words: 'Not there', late: name !== null };
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
        <input class="input" name="name" maxlength="60" placeholder="Display, seats" .value=${one.name ?? ''}></label>
      <button class="button test">Keep</button></form>`;
  }

  /** @param {ScreenOut[]} screens */
  table(screens) {
    if (!screens.length) {
      return html`<p class="why">No display has been open in a waiting area yet.</p>`;
    }
    return html`<table class="well screens"><thead><tr><th scope="col">Screens of the waiting areas</th>
      <th scope="col">State</th><th scope="col">Last seen</th><th scope="col">Where</th>
      <th scope="col"><span class="visually-hidden">Its name</span></th></tr></thead>
      <tbody>${screens.map((one) => {
        const { words, late } = stateOf(one);
        return html`<tr><th scope="row">${one.name ?? html`<i>Not named: it may be anybody's</i>`}</th>
          <td><span class=${late ? 'late' : 'ok'}>${icon(late ? 'triangle-alert' : 'circle-check')}${words}</span>${one.unplayed.map((what) =>
            html`<br><span class="late">${icon('triangle-alert')}Cannot show ‘${what}’: save it anew as JPEG or MP4 (H.264)</span>`)}</td>
          <td>${one.there ? 'now' : this.times.hm(one.last_seen)}</td><td>${one.zone_name}</td>
          <td class="try">${this.naming(one)}</td></tr>`;
      })}</tbody></table>${this.said ? html`<p class="said">${this.said}</p>` : nothing}`;
  }
}
