// Accessibility: what would help, each alone and all together; and the languages, where they are folded
// away. Who opens it from a wheelchair reaches all of it: what can be pressed stands low from the start.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { folds } from '../glass.js';
import { modesOf, spokenNow } from '../model.js';
import { dock, head, icon, knob, label, pageOf, switchRow, ways } from '../parts.js';
import { languages, servedKey } from './home.js';

/** @import { App } from '../../view.js' */

/** @param {App} app */
export function settings(app) {
  const { w, room, glass, page } = app;
  const { shown, more } = pageOf(app, modesOf(page, app));
  const roomy = room.tight === 0 && glass.shape === 'column' && glass.scale === 'big' && !app.modes.has('low');
  const plugs = page.kiosk.sound === 'headphones' || page.kiosk.sound === 'both';
  return html`
    ${head(app, { lead: w('accessibility'), title: w('aid-title'), hint: w('aid-hint'), level: 'second' })}
    <main class="main main--low">
      ${roomy
        ? html`<ul class="points points--aid">
            ${plugs ? html`<li>${icon('headphones')}<span>${w('aid-headphones')}</span></li>` : nothing}
            <li>${icon('undo-2', { way: true })}<span>${w('settings-reset')}</span></li>
            <li>${icon('info')}<span>${w('aid-statement', { address: statement() })}</span></li>
          </ul>`
        : nothing}
      <ul class="rows" data-columns=${room.columns}>
        ${shown.map((mode) => html`<li>${switchRow(app, mode)}</li>`)}
      </ul>
      ${more === nothing ? nothing : html`<div class="ways">${more}</div>`}
    </main>
    ${foot(app)}`;
}

/** Where the accessibility statement is read: on a phone or at home, since a kiosk leads nowhere else. */
function statement() {
  const { content = location.origin } = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name="public-url"]')) ?? {};
  return `${content.replace(/^https?:\/\//, '')}/accessibility`;
}

/** All off, a person, and done: in the place of the dock. @param {App} app */
function foot(app) {
  if (app.warning !== null) return dock(app);
  const any = app.modes.size > 0;
  const icons = !app.modes.has('larger') || folds(app.glass);
  return html`<footer class="dock dock--aid">
    <button class=${`button dock__off${any ? '' : ' is-off'}`} aria-disabled=${any ? nothing : 'true'} @click=${app.allOff}>
      ${icons ? icon('undo-2', { way: true }) : nothing}${label(app.w('aid-all-off'))}
    </button>
    <button class="button" @click=${app.talk}>${icons ? icon('speech') : nothing}${label(app.w('talk'))}</button>
    <button class="button button--primary dock__back" @click=${app.back}>
      ${icons ? icon('check') : nothing}${label(app.w('done'))}
    </button>
  </footer>`;
}

/** @param {App} app */
export function language(app) {
  return html`
    ${head(app, { title: app.w('language-title'), level: 'second' })}
    <main class="main">${languages(app)}${servedKey(app)}${ways(app)}</main>
    ${dock(app)}`;
}

/** What is spoken here now, each to be asked for, and an interpreter. @param {App} app */
export function served(app) {
  const { w, page, live, modes } = app;
  const now = spokenNow(page, live);
  const offered = [...now.filter(({ always }) => !always), ...(page.interpreter ? [null] : [])];
  const { shown, more } = pageOf(app, offered);
  return html`
    ${head(app, { title: w('served-other'), hint: w('served-now', { languages: now.map(({ name }) => name).join(', ') }), level: 'second' })}
    <main class="main">
      <ul class="rows" data-columns=${app.room.columns}>${shown.map((one) => html`<li>${one === null ? switchRow(app, 'interpreter')
        : servedRow(app, one, modes.has('served') && app.asked === one.code)}</li>`)}</ul>
      ${ways(app, { more })}
    </main>
    ${dock(app)}`;
}

/** @param {App} app @param {App['page']['spoken'][number]} one @param {boolean} on */
const servedRow = (app, { code, name, dir }, on) => html`<button class="row row--switch" role="switch" aria-checked=${on ? 'true' : 'false'}
  data-served=${code} @click=${() => app.serve(code)}>${icon('languages')}
  <span class="row__words"><span class="row__label" lang=${app.page.languages.some((one) => one.code === code) ? code : nothing} dir=${dir}>${name}</span></span>${knob(app, on)}</button>`;
