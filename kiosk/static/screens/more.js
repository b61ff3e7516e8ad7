// Before the ticket, a long wait; after it, another enquiry of the same visit.
import { html } from '/static/vendor/lit-html/lit-html.js';
import { groupsOf } from '../model.js';
import { dock, head, icon, pageOf, ways } from '../parts.js';
import { tiles } from './home.js';

/** @import { App } from '../../view.js' */

/**
 * 'About 45 minutes; still take a ticket?' Nothing is taken away: the choice is theirs.
 * @param {App} app
 */
export function long(app) {
  const { w, view } = app;
  /** @param {string} name @param {string} key @param {() => unknown} act */
  const choice = (name, key, act) => html`<li><button class="row" data-choice=${key} @click=${act}>
    ${icon(name)}<span class="row__words"><span class="row__label">${w(key)}</span>
    <span class="row__note">${w(`${key}-hint`)}</span></span>
    ${icon('chevron-right', { way: true })}
  </button></li>`;
  return html`
    ${head(app, {
      lead: w('long-lead'), title: w('long-title', { n: view.about ?? 0 }), hint: w('long-hint'),
      level: 'second',
    })}
    <main class="main">
      <ul class="rows" data-columns=${app.glass.shape === 'flat' ? 2 : 1}>
        ${choice('ticket', 'long-take', () => app.takeAnyway(view.enquiry ?? ''))}
        ${choice('undo-2', 'long-leave', app.done)}
      </ul>
      ${ways(app)}
    </main>
    ${dock(app)}`;
}

/**
 * The groups once more, for a second enquiry on the ticket that the visitor holds.
 * @param {App} app
 */
export function also(app) {
  const { shown, more } = pageOf(app, groupsOf(app.page, app.live));
  return html`
    ${head(app, { lead: app.w('also-lead'), title: app.w('also-title'), level: 'second' })}
    <main class="main">
      ${tiles(app, shown)}
      ${ways(app, { more })}
    </main>
    ${dock(app)}`;
}
