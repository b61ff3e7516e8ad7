// Screens that tell: a person, the server away, the house closed.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { dock, doors, head, icon, notices, ways, whenWords } from '../parts.js';
import { LEAST } from '../glass.js';
import { languages } from './home.js';
import { week } from './group.js';

/** @import { App } from '../../view.js' */

/** @param {string} name @param {string} text */
const point = (name, text) => html`<li>${icon(name)}<span>${text}</span></li>`;

/** A screen that is still on its way here. @param {App} app */
export function arriving(app) {
  return html`${head(app, { title: app.w('one-moment'), level: 'second' })}<main class="main">${ways(app)}</main>${dock(app, { talk: false })}`;
}

/** No server: what to do, what is safe, and that nobody has to press anything. @param {App} app */
export function away(app) {
  const { w } = app;
  const trouble = app.view.name === 'trouble';
  return html`
    ${head(app, { lead: w(trouble ? 'trouble-lead' : 'away-lead'), title: w('away-title') })}
    <main class="main">
      <ul class="points">
        ${point('user-round', w('away-help'))}
        ${point('ticket', w('away-safe'))}
        ${trouble ? nothing : point('refresh-cw', w('away-returns'))}
      </ul>
      ${trouble ? ways(app, { back: app.done }) : languages(app)}
    </main>
    ${trouble ? dock(app, { talk: false }) : nothing}`;
}

/** This kiosk alone is closed: where to take a ticket, when it opens, and its week. @param {App} app */
function kioskClosed(app) {
  const { w, live, page } = app;
  const place = live?.named?.[app.language] ?? Object.values(live?.named ?? {})[0];
  const bar = page.languages.length > 1 && app.glass.scale === 'big' && !app.modes.has('larger') && !app.modes.has('low');
  return html`
    ${head(app, {
      lead: w('kiosk-closed'), title: place ? w('kiosk-closed-go', { place }) : w('kiosk-closed-reception'), level: 'second',
    })}
    <main class="main">
      ${notices(app)}
      <section class="told">
        ${live?.opens_at ? html`<p class="told__first">${icon('clock')}<span>${whenWords(app, live.opens_at)}</span></p>` : nothing}
        ${app.room.tight < 2 ? week(app, page.kiosk.hours ?? {}) : nothing}
        <p>${w('site-closed-ticket')}</p>
      </section>
      <div class="doors">${doors(app, { folded: app.glass.scale === 'small' || app.room.tight > 0 })}</div>
      ${bar ? languages(app) : nothing}
    </main>
    ${dock(app, { home: true, language: !bar && page.languages.length > 1 })}`;
}

/** The whole house is closed: when it opens, and its week. @param {App} app */
export function siteClosed(app) {
  const { w, live } = app;
  if (!live) return nothing;
  if (live.reason === 'kiosk') return kioskClosed(app);
  const opens = live.opens_at ? whenWords(app, live.opens_at) : null;
  const early = live.reason === 'closed_early' || live.reason === 'standstill';
  const bar = app.page.languages.length > 1 && app.glass.scale === 'big' && !app.modes.has('larger') && !app.modes.has('low');
  return html`
    ${head(app, {
      lead: early ? w('closed-why', { reason: live.reason ?? '' }) : opens ? w('site-closed') : null,
      title: opens ?? w('site-closed'),
    })}
    <main class="main">
      ${notices(app)}
      <section class="told">
        ${early ? html`<p>${w('closed-cause', { cause: live.cause ?? '' })}</p>` : nothing}
        ${live.named
          ? html`<p>${w('closed-day', { name: live.named[app.language] ?? Object.values(live.named)[0] })}</p>`
          : nothing}
        ${app.room.tight < 2 ? week(app, { ...app.page.site.hours, ...app.live?.dates }) : nothing}
        <p>${w('site-closed-ticket')}</p>
      </section>
      ${early ? html`<div class="doors">${doors(app, { folded: app.glass.scale === 'small' || app.room.tight > 0 })}</div>` : nothing}
      ${bar ? languages(app) : nothing}
    </main>
    ${dock(app, { home: true, language: !bar && app.page.languages.length > 1 })}`;
}

/** A glass on which nobody could touch what they mean. @param {App} app */
export function small(app) {
  const { w } = app;
  return html`
    ${head(app, { lead: w('away-lead'), title: w('away-title') })}
    <main class="main">
      <p class="for-staff">${w('glass-too-small', {
        is: `${innerWidth} × ${innerHeight}`, least: `${LEAST.long} × ${LEAST.short}`, mm: LEAST.mm,
      })}</p>
    </main>`;
}

