// 'Talk to a person': how far it is, who comes, what they should know, and the ways on.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { head, heldTicket, icon, pageOf, warning } from '../parts.js';

/** @import { App, Known } from '../../view.js' */

/** What whoever comes should know: none is asked, any may be touched. @type {Record<Known, string>} */
const KNOWN = {
  fetch: 'accessibility', sign: 'hand', sight: 'eye', hearing: 'ear', language: 'languages', private: 'door-closed',
};
const SENT = new Set(['shown', 'more', 'coming', 'came', 'over']);

/** @param {App} app */
export function talk(app) {
  const { w, how } = app;
  const asks = how === 'came';
  return html`
    ${head(app, { lead: w('talk'), title: w('talk-title', { how }), level: 'second' })}
    <main class="main">
      <section class="coming" role="status" data-how=${how}>${steps(app)}</section>
      <ul class="points" aria-live="polite">
        ${how === 'nobody' || how === 'over'
          ? html`<li>${icon('footprints')}<span>${w(app.told.has('fetch') ? 'talk-move' : 'talk-go')}</span></li>`
          : html`<li>${icon('armchair')}<span>${w('talk-stay')}</span></li>`}
        ${heldTicket(app.view) ? html`<li>${icon('ticket')}<span>${w('talk-keep')}</span></li>` : nothing}
      </ul>
      ${asks ? html`<ul class="rows" data-columns=${Math.min(app.room.columns, 2)}>
          <li><button class="row" @click=${app.done}>${icon('check')}<span class="row__words"><span class="row__label">${w('talk-yes')}</span></span></button></li>
          <li><button class="row" @click=${app.askAgain}>${icon('hourglass')}<span class="row__words"><span class="row__label">${w('talk-not-yet')}</span></span></button></li>
        </ul>` : known(app)}
    </main>
    ${app.warning !== null ? warning(app) : ways(app)}`;
}

/** What was done, and what is: never ahead of the person. @param {App} app */
function steps({ w, how, live }) {
  const who = live?.helper?.who;
  const sent = SENT.has(how);
  const now = how === 'coming' || how === 'came' ? w(who ? 'talk-coming-who' : 'talk-coming', { who: who ?? '' })
    : how === 'more' ? w('talk-more') : sent && how !== 'over' ? w('talk-wait') : null;
  return html`<ol>
    <li class=${sent ? 'is-done' : ''}>${icon(sent ? 'check' : 'hourglass')}<span>${w('talk-sent', { how })}</span></li>
    ${now ? html`<li class="is-now">${icon(how === 'coming' || how === 'came' ? 'user-round' : 'hourglass')}<span>${now}</span></li>` : nothing}
  </ol>`;
}

/** @param {App} app */
function known(app) {
  const { shown, more } = pageOf(app, /** @type {Known[]} */ (Object.keys(KNOWN)));
  return html`<section class="know" aria-labelledby="know">
    <h2 id="know">${app.w('talk-know')}</h2><p class="know__hint">${app.w('talk-know-hint')}</p>
    <ul data-columns=${app.room.columns}>${shown.map((id) => html`<li><button class="button button--start know__one" role="switch"
      data-known=${id} aria-checked=${app.told.has(id) ? 'true' : 'false'} @click=${() => app.tell(id)}>
      ${icon(KNOWN[id])}<span>${app.w(`know-${id}`)}</span>${app.told.has(id) ? icon('check') : nothing}
    </button></li>`)}${more === nothing ? nothing : html`<li>${more}</li>`}</ul>
  </section>`;
}

/** @param {App} app */
function ways(app) {
  const { w, how } = app;
  const over = how === 'over' || how === 'nobody';
  return html`<footer class="dock dock--end dock--talk">
    <button class="button dock__settings" aria-label=${w(app.modes.size ? 'settings' : 'accessibility')}
      @click=${app.settings}>${icon('accessibility')}</button>
    ${over
      ? html`<button class="button" data-way="again" @click=${app.askAgain}><span>${w('talk-again')}</span></button>`
      : html`<button class="button" data-way="no-help" @click=${app.back}><span>${w('talk-no-help')}</span></button>`}
    <button class="button" data-way="ticket" @click=${app.goOn}><span>${w(heldTicket(app.view) ? 'back' : 'talk-get-ticket')}</span></button>
  </footer>`;
}
