// The screen over one counter, or at one door: that place alone, seen from the chairs and from before it.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { stateOf } from './card.js';
import { otherwise } from './once.js';

/** @import { TemplateResult } from '/static/vendor/lit-html/lit-html.js' */
/** @import { Model } from '../view.js' */

/** What stands at a door, or below a counter's name, in each of these. @type {Record<string, Record<string, string>>} */
const SAID = {
  door: { called: 'door-in', serving: 'door-busy', free: 'wait-for-number' },
  counter: { free: 'wait-for-number' },
};

/**
 * @param {Model} m
 * @param {{ both: (m: Model, id: string) => TemplateResult[], marker: (m: Model, point: string) => TemplateResult }} draws
 */
export function alone(m, { both, marker }) {
  const point = m.alone ?? '';
  const { call } = m.phase;
  const state = stateOf(call, m.offline);
  const words = SAID[m.layout]?.[state];
  const number = call && (state === 'called' || (state === 'serving' && m.layout === 'counter')) ? call.number : null;
  return html`<section class="alone alone--${m.layout} ${state === 'called' ? 'alone--called' : ''}" data-state=${state} data-number=${number ?? nothing}>
    <div class="alone__place">${marker(m, point)}<p class="stack">${otherwise(m.languages, (one) => m.places[point]?.names[one]?.full).map((language, i) =>
      html`<span class=${i ? 'second' : 'first'} lang=${language} dir=${m.words[language].dir}>${m.places[point]?.names[language]?.full}</span>`)}</p></div>
    <div class="alone__now">${number ? html`<p class="alone__number number">${number}</p>` : nothing}
      ${words ? html`<p class="alone__words stack">${both(m, words)}</p>` : nothing}</div>
  </section>`;
}
