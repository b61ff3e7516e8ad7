// The end of a visit to the kiosk: the number, what happens next, and the paper, or how to do without.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { STAYS, otherPlace } from '../model.js';
import { endDock, head, icon, qrCode, rich } from '../parts.js';
import { clock } from '../when.js';

/** @import { App, Ticket } from '../../view.js' */

/** The ticket that the screen is about. @param {App} app @returns {Ticket} */
function held({ view }) {
  if (!view.ticket) throw new Error('no ticket is held');
  return view.ticket;
}

const ARROWS = { below: 'arrow-big-down', left: 'arrow-big-left', right: 'arrow-big-right' };

/** From the press to the answer: what is happening, at once. Nothing to press. @param {App} app */
export function issuing(app) {
  const prints = app.page.kiosk.printer && !app.view.plain;
  const title = app.w(prints ? 'printing' : 'getting-number');
  return html`
    ${head(app)}
    <main class="main">
      <section class="card ticket ticket--across card--empty">
        <div class="ticket__body">
          <h1 tabindex="-1">${app.w('one-moment')}</h1>
          <p>${app.view.slow ? app.w('taking-longer') : nothing}</p>
        </div>
        <div class="ticket__foot"></div>
      </section>
    </main>
    ${prints
      ? otherSlot(app) ?? slot(app, title, app.w('printing-hint', { slot: app.page.kiosk.slot }))
      : nothing}`;
}

/** @param {App} app */
export function ticket(app) {
  const { w, paper } = app;
  return paper === 'printing' || paper === 'take'
    ? html`
        ${head(app)}
        <main class="main">
          ${card(app)}
          <div class="after">
            <div class="after__words">
              <section class="next">
                <h2>${w('what-next')}</h2>
                <ul>
                  ${held(app).fetch ? html`<li>${icon('footprints')}<span>${w('step-fetch')}</span></li>` : html`
                  <li>${icon('armchair')}<span>${w('step-seat')}</span></li>
                  <li>${icon('volume-2')}<span>${w('step-called')}</span></li>
                  <li>${icon('signpost')}<span>${w(held(app).low_counter ? 'step-go-low' : 'step-go')}</span></li>`}
                </ul>
              </section>
              ${alsoOffer(app)}
            </div>
            ${phone(app)}
          </div>
        </main>
        ${endDock(app)}
        ${otherSlot(app, held(app).visit) ?? (paper === 'take'
          ? slot(app, w('take-ticket'), w('take-ticket-hint', { slot: app.page.kiosk.slot }), true)
          : slot(app, w('printing'), w('printing-hint', { slot: app.page.kiosk.slot })))}`
    : paperless(app);
}

/**
 * Good news first; then three ways to keep the number, the one without paper before the others.
 * @param {App} app
 */
function paperless(app) {
  const { w } = app;
  return html`
    ${head(app)}
    <main class="main">
      <div class="notice notice--ok safe" role="status">
        ${icon('check')}
        <p><strong>${w('in-the-queue')}</strong> <span>${w('no-paper', { why: app.paper })}</span></p>
      </div>
      ${card(app)}
      <h2>${w('keep-your-number')}</h2>
      <div class="keep">
        ${held(app).visit ? html`<figure class="phone">
          ${qrCode(held(app).visit, w('qr-label'))}
          <figcaption class="phone__words">${rich(w('keep-scan'))}</figcaption>
        </figure>` : ''}
        <ul>
          <li class="keep__scan">${icon('smartphone')}<span>${rich(w('keep-scan'))}</span></li>
          <li>${icon('pencil')}<span>${rich(w('keep-write'))}</span></li>
          <li>${icon('hand-helping')}<span>${rich(w('keep-ask'))}</span></li>
        </ul>
      </div>
      <p class="stays">${w('stays', { n: STAYS.paperless * (app.modes.has('time') ? 10 : 1) })}</p>
    </main>
    ${endDock(app)}`;
}

/** @param {App} app */
function card(app) {
  const { number } = held(app);
  return html`<section class="card ticket ticket--across" data-paper=${app.paper}>
    <div class="ticket__body">
      <h1 tabindex="-1">
        <span class="card__label">${app.w('your-number-is')}</span>
        <span class="number card__number" data-length=${number.length}>${number}</span>
      </h1>
    </div>
    <div class="ticket__foot">
      ${held(app).starts_at ? appointment(app) : ahead(app)}
    </div>
  </section>`;
}

/** @param {App} app */
const ahead = (app) => {
  const { ahead: before, about } = held(app);
  return html`<div class="card__facts"><p class="card__ahead">
    <span>${app.w('ahead-of-you')}</span>
    <strong>${app.w('people', { n: before })}</strong>
  </p>${about === null ? nothing : html`<p class="card__ahead">
    <span>${app.w('your-wait')}</span>
    <strong>${app.w('wait-about', { n: about })}</strong>
  </p>`}</div>`;
};

/** Instead of those ahead: an appointment goes by its own clock. @param {App} app */
function appointment(app) {
  const { starts_at: startsAt, punctuality } = held(app);
  const time = clock(new Date(startsAt ?? ''), app.page.site.timezone);
  return html`<p class="card__ahead">
      <span>${app.w('your-appointment')}</span> <strong>${time}</strong>
    </p>
    <p class="card__note">${app.w('appointment-note', { punctuality: punctuality ?? '', time })}</p>`;
}

/** Another enquiry on the same ticket: offered, never asked. @param {App} app */
function alsoOffer(app) {
  const { w, view } = app;
  if (view.moreFailed) return html`<p class="also" role="status">${icon('info')}<span>${w('also-failed')}</span></p>`;
  if (view.more) {
    return html`<p class="also" role="status">${icon('check')}<span>${w('also-done', { n: view.more + 1 })}</span></p>`;
  }
  if (held(app).starts_at) return nothing;
  return html`<button class="button also__ask" @click=${app.also}>
    ${icon('plus')}<span>${w('also-ask')}</span>
  </button>`;
}

/** @param {App} app */
function phone(app) {
  return html`<figure class="phone">
    ${held(app).visit ? qrCode(held(app).visit, app.w('qr-label')) : ''}
    <figcaption>${app.w('follow-on-phone')}</figcaption>
  </figure>`;
}

/** Paper that comes out at another printer: no arrow, since that is not here. @param {App} app @param {string} [visit] */
export function otherSlot(app, visit) {
  const place = otherPlace(app.live, visit);
  return place && html`<div class="slot" data-slot=${app.page.kiosk.slot} data-out="no" role="status">
    <span class="slot__arrow">${icon('printer')}</span>
    <p><strong>${app.w('paper-elsewhere')}</strong> <span>${place}</span></p>
  </div>`;
}

/**
 * Saffron, with an arrow to where the paper comes out. It moves three times, then rests.
 * @param {App} app
 * @param {string} title
 * @param {string} hint
 * @param {boolean} [out]
 */
export function slot(app, title, hint, out = false) {
  const where = app.page.kiosk.slot;
  return html`<div class="slot" data-slot=${where} data-out=${out ? 'yes' : 'no'} role="status">
    <span class="slot__arrow">${icon(out ? ARROWS[where] : 'printer', { solid: out })}</span>
    <p><strong>${title}</strong> <span>${hint}</span></p>
  </div>`;
}
