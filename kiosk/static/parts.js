// The pieces that the kiosk's screens share.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { around, withEvent } from '/static/dom.js';
import { icon as drawn } from '/static/icon.js';
import { clock, opening } from './when.js';
import { MODES, otherLanguage } from './model.js';

/** @import { App, Purpose, View } from '../view.js' */

/**
 * A Lucide icon. `way` turns with the direction of reading.
 * @param {string} name
 * @param {{ way?: boolean, solid?: boolean }} [how]
 */
export const icon = (name, { way = false, solid = false } = {}) =>
  drawn(name, { also: [way ? 'icon--way' : '', solid ? 'icon--solid' : ''].join(' ').trim() });

/** Text whose `<b>…</b>` are to be bold. @param {string} text */
export const rich = (text) =>
  text.split(/<b>|<\/b>/).map((part, i) => (i % 2 ? html`<b>${part}</b>` : part));

/**
 * The ticket's QR code, which the server draws; it goes away where it does not come.
 * @param {string} visit
 * @param {string} label
 */
export const qrCode = (visit, label) => html`<img class="qr" src=${`/T/${visit}/qr.svg`} alt=${label}
  width="264" height="264" @error=${withEvent((event) => around(event, '.phone')?.remove())}>`;

/**
 * 'Closed. Opens on Tuesday at 10:00.': why, and until when, as far as that is known.
 * @param {App} app
 * @param {{ opensAt: string | null, reason: string | null }} given
 */
export function opensWords(app, { opensAt, reason }) {
  const why = reason && reason !== 'hours' ? app.w('closed-why', { reason }) : null;
  if (opensAt) return `${why ?? app.w('closed')} ${whenWords(app, opensAt)}`;
  return why ?? app.w('closed-now');
}

/** 'Opens on Tuesday at 10:00.' @param {App} app @param {string} opensAt */
export const whenWords = (app, opensAt) =>
  app.w('opens', opening(opensAt, app.now(), app.page.site.timezone));

/** @param {App} app */
function bar(app) {
  const { site } = app.page;
  return html`<div class="head__bar">
    ${icon('site-mark')}<span class="head__site">${site.name[app.language] ?? site.name.en}</span>
    <time class="head__clock">${clock(app.now(), site.timezone)}</time>
  </div>`;
}

/**
 * What to read: above everything, in teal. Without a title it is the bar alone.
 * @param {App} app
 * @param {{ lead?: unknown, title?: unknown, hint?: unknown, level?: string }} [given]
 */
export function head(app, { lead, title, hint, level } = {}) {
  const modes = MODES.filter((mode) => app.modes.has(mode)).map((mode) => app.w(`mode-${mode}`));
  return html`<header class="head" data-level=${level ?? 'first'}>
    ${bar(app)}
    ${title
      ? html`<div class="head__words">
          ${lead ? html`<p class="head__lead">${lead}</p>` : nothing}
          <h1 tabindex="-1">${title}</h1>
          ${hint ? html`<p class="head__hint">${hint}</p>` : nothing}
          ${modes.length
            ? html`<p class="head__modes">
                ${app.w('modes-on', { modes: modes.join(', ').toLocaleLowerCase(app.language) })}
              </p>`
            : nothing}
        </div>`
      : nothing}
  </header>`;
}

/**
 * Back at the start edge, and the other main language.
 * @param {App} app
 * @param {{ back?: () => unknown, more?: unknown }} [given]
 */
export function ways(app, { back = app.back, more = nothing } = {}) {
  const other = otherLanguage(app.page, app.language);
  const named = app.page.languages.find((one) => one.code === other);
  return html`<div class="ways">
    <button class="button button--start" @click=${back}>
      ${icon('arrow-left', { way: true })}<span>${app.w('back')}</span>
    </button>
    ${more}
    ${named
      ? html`<button class="button button--start" @click=${() => app.speak(named.code)}>
          ${icon('languages')}<span lang=${named.code} dir=${named.dir}>${named.name}</span>
        </button>`
      : nothing}
  </div>`;
}

/**
 * The dock, in the same place on every screen; while the warning runs it asks instead.
 * @param {App} app
 * @param {{ talk?: boolean, foldDoors?: boolean, foldLanguages?: boolean }} [given]
 */
export function dock(app, { talk = true, foldDoors = false, foldLanguages = false } = {}) {
  if (app.warning !== null) return warning(app);
  const on = app.modes.size > 0;
  return html`<footer class="dock">
    <button class=${`button button--start${on ? ' button--inverse' : ''}`} @click=${app.settings}>
      ${icon('accessibility')}
      ${label(app.w(on ? 'settings' : 'accessibility'), on ? null : app.w('accessibility-hint'))}
    </button>
    ${talk
      ? html`<button class="button button--start" @click=${app.talk}>
          ${icon('speech')}${label(app.w('talk'), app.w('talk-hint'))}
        </button>`
      : nothing}
    ${foldDoors || foldLanguages
      ? html`<div class="dock__folded">
          ${foldDoors ? doors(app, { folded: true }) : nothing}
          ${foldLanguages
            ? html`<button class="button dock__language" @click=${app.chooseLanguage}>
                ${label(app.w('language'))}
              </button>`
            : nothing}
        </div>`
      : nothing}
  </footer>`;
}

/** @param {unknown} first @param {string | null} [second] */
export const label = (first, second = null) => html`<span class="dock__words"
  ><strong>${first}</strong>${second ? html`<small>${second}</small>` : nothing}</span>`;

/**
 * For those who need no new ticket: they have an appointment, or a ticket already.
 * @param {App} app
 * @param {{ folded?: boolean }} [given]
 */
export function doors(app, { folded = false } = {}) {
  const { w, page } = app;
  /** @param {Purpose} purpose @param {string} name @param {string} first @param {string} second */
  const door = (purpose, name, first, second) => html`<button class="button button--soft door"
    data-door=${purpose} @click=${() => app.enter(purpose)}>
    ${folded ? nothing : icon(name)}${label(w(first), folded ? null : w(second))}
  </button>`;
  return html`
    ${page.appointments
      ? door('appointment', 'calendar-check', 'have-appointment', 'have-appointment-hint') : nothing}
    ${door('back', 'undo-2', 'am-back', 'am-back-hint')}`;
}

/** The dock of an end screen: accessibility shrinks to its icon, Done joins. @param {App} app */
export function endDock(app) {
  if (app.warning !== null) return warning(app);
  return html`<footer class="dock dock--end">
    <button class="button" aria-label=${app.w(app.modes.size ? 'settings' : 'accessibility')}
      @click=${app.settings}>${icon('accessibility')}</button>
    <button class="button" @click=${app.talk}>${icon('speech')}<span>${app.w('talk')}</span></button>
    <button class="button button--primary" @click=${app.done}>
      ${icon('check')}<span>${app.w('done')}</span>
    </button>
  </footer>`;
}

/**
 * The ticket that the visitor in front of the kiosk has, whichever screen lies over it.
 * @param {View} view
 */
export function heldTicket(view) {
  for (let one = /** @type {View | null | undefined} */ (view); one; one = one.under) if (one.ticket) return one.ticket;
  return null;
}

/** Before the screen goes: how long still, Stay, and the way out. @param {App} app */
function warning(app) {
  const holds = heldTicket(app.view);
  const words = app.w(holds ? 'still-there-ticket' : 'still-there-hint', { n: app.warning ?? 0 });
  return html`<footer class="dock dock--warning" aria-labelledby="still-there">
    <p id="still-there"><strong role="alert">${app.w('still-there')}</strong> <span>${words}</span></p>
    ${app.extensions > 0
      ? html`<button class="button" data-focus @click=${app.stay}>
          ${icon('hourglass')}<span>${app.w('stay')}</span>
        </button>`
      : nothing}
    <button class="button button--primary" @click=${app.done}>
      ${holds ? icon('check') : icon('undo-2', { way: true })}
      <span>${app.w(holds ? 'done' : 'start-again')}</span>
    </button>
  </footer>`;
}
