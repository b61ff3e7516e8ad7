// A message to everybody: no ticket is given meanwhile, and whoever stands here reads what to do.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { icon } from '../parts.js';

/** @import { App } from '../../view.js' */

/** @type {Record<string, string>} */
const TITLES = { evacuation: 'all-leave', closing: 'all-closing' };
const ANSWERS = /** @type {const} */ ([['door', 'footprints'], ['help', 'accessibility'], ['meet', 'map']]);

/** @param {App} app */
export function everybody(app) {
  const message = app.live?.message;
  if (!message) return nothing;
  const leave = message.reason === 'evacuation';
  /** In the visitor's language, else as the house says it. @param {Record<string, string>} texts */
  const theirs = (texts) => {
    const code = texts[app.language] ? app.language : Object.keys(texts)[0];
    return code ? html`<span lang=${code}>${texts[code]}</span>` : nothing;
  };
  const own = Object.keys(message.words).length > 0;
  const answers = leave ? ANSWERS.filter(([key]) => app.page.leaving[key]) : [];
  return html`<main class="main all" data-reason=${message.reason}>
    <span class="all__sign">${icon(leave ? 'log-out' : 'hourglass')}</span>
    <h1 tabindex="-1" aria-live="assertive">${own && !leave ? theirs(message.words) : app.w(TITLES[message.reason] ?? 'all-stopped')}</h1>
    <ul class="all__points">
      ${own && leave ? html`<li>${icon('info')}${theirs(message.words)}</li>` : nothing}
      ${answers.map(([key, sign]) => html`<li>${icon(sign)}${theirs(app.page.leaving[key])}</li>`)}
      <li class="all__less">${icon('user-round')}<span>${app.w('all-staff')}</span></li>
      ${message.reason === 'closing' ? nothing : html`<li class="all__less">${icon('ticket')}<span>${app.w('all-keep')}</span></li>`}
    </ul>
  </main>`;
}
