// What staff are told once of something that visitors need: that it does not work, and that it is back.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { repeat } from '/static/vendor/lit-html/directives/repeat.js';
import { icon } from '/static/icon.js';
import { alertWords, drawn, MOST, reading } from '/static/staff/alert_words.js';
import { troubleOf } from '/static/staff/troubles.js';

/** @import { AlertShown } from '../../../counters/help/types.js' */

/**
 * The lines; `button` presses one away for everybody.
 * @param {AlertShown[]} every
 * @param {{ hm: (moment: string) => string, site: string, said: Map<string, string>,
 *   button: (name: string, deed: string, words: string, key: null, about: string, what: object) => unknown }} bar
 */
export function alertBars(every, bar) {
  const { hm, site, said } = bar;
  const left = every.length - MOST;
  drawn(every, performance.now());
  // A line that says another thing is another one: a press that began on the one before ends nowhere.
  return html`${repeat(every.slice(0, MOST), reading, (one) => {
    const { what, more } = alertWords(one, hm);
    const name = `alerts/${one.alert}`;
    return html`<section class="help-quiet help-alert ${one.back ? 'help-back' : ''}" aria-label=${one.back ? 'It works again' : 'Something does not work'}>
      ${icon(one.back ? 'circle-check' : troubleOf(one)?.icon ?? 'triangle-alert')}
      <div><h2 class="help-what">${what}</h2><p class="help-more">${said.get(name) ?? more}</p></div>
      <a class="help-link" href=${`/devices/${site}`}>Devices</a>
      ${bar.button(name, 'dismiss', one.back ? 'Good' : 'I know', null, what, { since: one.since })}
    </section>`;
  })}${left > 0 ? html`<p class="help-quiet help-alert">${icon('triangle-alert')}<span>${left} more: see
    <a href=${`/devices/${site}`}>Devices</a></span></p>` : nothing}`;
}
