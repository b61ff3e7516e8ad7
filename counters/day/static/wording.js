// A field for each language of the site, and ready sentences that fill them.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { live } from '/static/vendor/lit-html/directives/live.js';
import { withValue } from '/static/dom.js';

/** @import { Preset } from '../types.js' */
/** @import { App } from '../view.js' */

/**
 * One field a language, the house's own first; of another, left empty, what is read instead. What is begun in them is
 * kept under `what`.
 * @param {App} app
 * @param {string} id
 * @param {string} what
 * @param {Record<string, string>} words
 * @param {number} longest
 */
export const fields = (app, id, what, words, longest) => html`<div class="languages">${app.page.languages.map((one, n) => html`
  <label for="${id}-${one.code}">${one.name}${n ? html`<small>${app.page.languages.length > 1 ? `Empty: ${app.page.languages[0].name} is shown` : nothing}</small>` : nothing}
    <textarea id="${id}-${one.code}" name=${one.code} lang=${one.code} dir=${one.dir} maxlength=${longest} rows=${longest > 80 ? 2 : 1}
      autocomplete="off" .value=${live(app.begun.of(what, words)[one.code] ?? '')}
      @input=${withValue((text) => app.begun.keep(what, one.code, text))}></textarea></label>`)}</div>`;

/**
 * Ready sentences: one chosen fills the fields.
 * @param {App} app
 * @param {string} id
 * @param {string} what
 * @param {Preset[]} presets
 */
export const ready = (app, id, what, presets) => html`<label class="ready" for="${id}-ready">Ready sentences
  <select id="${id}-ready" @change=${withValue((chosen) => fill(app, id, what, presets[Number(chosen)]))}>
    <option value="">Choose one, or type below</option>
    ${presets.map((one, n) => html`<option value=${n}>${one.label}</option>`)}</select></label>`;

/** @param {App} app @param {string} id @param {string} what @param {Preset | undefined} preset */
function fill(app, id, what, preset) {
  if (!preset) return;
  for (const { code } of app.page.languages) {
    const field = document.getElementById(`${id}-${code}`);
    if (!(field instanceof HTMLTextAreaElement)) continue;
    field.value = preset.words[code] ?? '';
    app.begun.keep(what, code, field.value);
  }
}

/** What is in the fields. @param {App} app @param {Record<string, string>} filled */
export const wordsIn = (app, filled) =>
  Object.fromEntries(app.page.languages.map(({ code }) => [code, filled[code] ?? '']).filter(([, text]) => text.trim()));

/** In English where there is, else as the house says it. @param {Record<string, string>} words */
export const short = (words) => words.en ?? Object.values(words)[0] ?? '';

/** What was refused. @param {App} app */
export const said = (app) => (app.said ? html`<p class="said bad" role="alert">${app.said}</p>` : nothing);
