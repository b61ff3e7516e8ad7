// A number or a code, touched in on a pad or read by a scanner.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { folds } from '../glass.js';
import { keysOf, pagesOf } from '../model.js';
import { dock, head, icon, ways } from '../parts.js';

/** @import { App } from '../../view.js' */

/** @param {App} app */
export function code(app) {
  const { w, view, typed } = app;
  const purpose = view.purpose ?? 'appointment';
  const { letters, figures } = keysOf(app.page, purpose);
  const { keys, pages, shown } = padOf(letters + figures, letters.length, app);
  const wide = Boolean(letters);
  const whole = pages === 1;
  // Where rows are dear, what was typed stands above, with the words.
  const above = app.modes.has('low') || folds(app.glass) || app.room.tight > 0;
  return html`
    ${head(app, {
      title: w(`code-title-${purpose}`), level: 'second',
      hint: above && typed ? soFar(app) : w(`code-hint-${purpose}`),
    })}
    <main class="main">
      ${above ? nothing : html`<p class=${`typed${typed ? '' : ' typed--empty'}`}>
        ${typed ? soFar(app) : w(`code-empty-${purpose}`)}
      </p>`}
      <div class="pad" data-wide=${wide ? 'yes' : 'no'} dir="ltr">
        ${keys.map((key, at) => html`${whole && wide && at === letters.length ? html`<i class="pad__gap"></i>` : nothing}
          ${!wide && key === '0' ? nothing : padKey(app, key)}`)}
        ${whole ? nothing : html`<button class="button pad__turn" @click=${() => app.turnTo((shown + 1) % pages)}>
          ${next(letters + figures, keys)}
        </button>`}
        <button class="button pad__erase" aria-label=${w('erase')} @click=${app.erase}>
          ${icon('arrow-left')}
        </button>
        ${!wide && keys.includes('0') ? padKey(app, '0') : nothing}
        <button class="button pad__go" aria-disabled=${typed ? nothing : 'true'} @click=${app.submit}>
          ${icon('check')}<span>${w('continue')}</span>
        </button>
      </div>
      ${ways(app)}
    </main>
    ${dock(app)}`;
}

/**
 * The keys that are shown: all of them, or a page of letters or of figures. After a letter come the
 * figures, as in a ticket's number.
 * @param {string} all
 * @param {number} letters how many of them
 * @param {App} app
 */
function padOf(all, letters, { room, typed, view }) {
  if (all.length <= room.each) return { keys: [...all], pages: 1, shown: 0 };
  const parts = [...pagesOf([...all.slice(0, letters)], room.each), ...pagesOf([...all.slice(letters)], room.each)]
    .filter((part) => part.length);
  const figures = parts.findIndex((part) => /[0-9]/.test(part[0]));
  const shown = view.page ?? (typed && !/[0-9]/.test(typed) ? figures : 0);
  return { keys: parts[shown % parts.length], pages: parts.length, shown: shown % parts.length };
}

/** What the key to the next page says: its first and last key. @param {string} all @param {string[]} keys */
function next(all, keys) {
  const after = all.indexOf(keys[keys.length - 1]) + 1;
  const rest = all.slice(after) || all;
  return /[0-9]/.test(rest[0]) ? '123' : 'ABC';
}

/** @param {App} app */
const soFar = (app) => html`<span class="number" role="status" aria-label=${`${app.w('typed')}: ${app.typed}`}
  >${app.typed}</span>`;

/** @param {App} app @param {string} key */
const padKey = (app, key) => html`<button class="button pad__key" data-key=${key}
  @click=${() => app.key(key)}><span class="number">${key}</span></button>`;
