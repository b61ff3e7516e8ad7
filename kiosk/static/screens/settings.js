// Accessibility: the modes, each alone and together; and the languages, where they are folded away.
import { html } from '/static/vendor/lit-html/lit-html.js';
import { modesOf } from '../model.js';
import { dock, head, icon, pageOf, ways } from '../parts.js';
import { languages } from './home.js';

/** @import { App } from '../../view.js' */

const ICONS = { larger: 'a-large-small', contrast: 'contrast', low: 'arrow-down-to-line', time: 'timer', counter: 'armchair' };

/** @param {App} app */
export function settings(app) {
  const { w } = app;
  const { shown, more } = pageOf(app, modesOf(app.page));
  return html`
    ${head(app, {
      lead: w('settings-lead'), title: w('accessibility'), hint: w('settings-reset'), level: 'second',
    })}
    <main class="main">
      <ul class="rows" data-columns=${app.room.columns}>
        ${shown.map((mode) => html`<li>
          <button class="row row--switch" role="switch" aria-checked=${app.modes.has(mode) ? 'true' : 'false'}
            data-mode=${mode} @click=${() => app.toggle(mode)}>
            ${icon(ICONS[mode])}
            <span class="row__words">
              <span class="row__label">${w(`mode-${mode}`)}</span>
              <span class="row__note">${w(`mode-${mode}-hint`)}</span>
            </span>
            <span class="row__state" aria-hidden="true">
              ${icon(app.modes.has(mode) ? 'circle-check' : 'circle')}
              <span>${w(app.modes.has(mode) ? 'mode-on' : 'mode-off')}</span>
            </span>
          </button>
        </li>`)}
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
