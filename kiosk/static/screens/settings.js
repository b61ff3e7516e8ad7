// Accessibility: the modes, each alone and together; and the languages, where they are folded away.
import { html } from '/static/vendor/lit-html/lit-html.js';
import { modesOf } from '../model.js';
import { dock, head, pageOf, switchRow, ways } from '../parts.js';
import { languages } from './home.js';

/** @import { App } from '../../view.js' */

/** @param {App} app */
export function settings(app) {
  const { w } = app;
  const { shown, more } = pageOf(app, modesOf(app.page, app));
  return html`
    ${head(app, {
      lead: w('settings-lead'), title: w('accessibility'), hint: w('settings-reset'), level: 'second',
    })}
    <main class="main">
      <ul class="rows" data-columns=${app.room.columns}>
        ${shown.map((mode) => html`<li>${switchRow(app, mode)}</li>`)}
      </ul>
      ${ways(app, { more })}
    </main>
    ${dock(app)}`;
}

/** @param {App} app */
export function language(app) {
  return html`
    ${head(app, { title: app.w('language-title'), level: 'second' })}
    <main class="main">${languages(app)}${ways(app)}</main>
    ${dock(app)}`;
}
