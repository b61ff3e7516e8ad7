// A number or a code, touched in on a pad or read by a scanner.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { keysOf } from '../model.js';
import { dock, head, icon, ways } from '../parts.js';

/** @import { App } from '../../view.js' */

/** @param {App} app */
export function code(app) {
  const { w, view, typed } = app;
  const purpose = view.purpose ?? 'appointment';
  const { letters, figures } = keysOf(app.page, purpose);
  const wide = Boolean(letters);
  // With low buttons the lower half is full: what only shows stands above, with the words.
  const low = app.modes.has('low');
  return html`
    ${head(app, {
      title: w(`code-title-${purpose}`), level: 'second',
      hint: low && typed ? soFar(app) : w(`code-hint-${purpose}`),
    })}
    <main class="main">
      ${low ? nothing : html`<p class=${`typed${typed ? '' : ' typed--empty'}`}>
        ${typed ? soFar(app) : w(`code-empty-${purpose}`)}
      </p>`}
      <div class="pad" data-wide=${wide ? 'yes' : 'no'} dir="ltr">
        ${[...letters].map((key) => padKey(app, key))}
        ${wide ? html`<i class="pad__gap"></i>` : nothing}
        ${[...figures].slice(0, wide ? 10 : 9).map((key) => padKey(app, key))}
        <button class="button pad__erase" aria-label=${w('erase')} @click=${app.erase}>
          ${icon('arrow-left')}
        </button>
        ${wide ? nothing : padKey(app, '0')}
        <button class="button pad__go" aria-disabled=${typed ? nothing : 'true'} @click=${app.submit}>
          ${icon('check')}<span>${w('continue')}</span>
        </button>
      </div>
      ${ways(app)}
    </main>
    ${dock(app)}`;
}

/** @param {App} app */
const soFar = (app) => html`<span class="number" role="status" aria-label=${`${app.w('typed')}: ${app.typed}`}
  >${app.typed}</span>`;

/** @param {App} app @param {string} key */
const padKey = (app, key) => html`<button class="button pad__key" data-key=${key}
  @click=${() => app.key(key)}><span class="number">${key}</span></button>`;
