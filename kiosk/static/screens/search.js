// Search: a field, what was found, and the letters of the language.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { folds } from '../glass.js';
import { lettersOf, shownAs } from '/static/alphabet.js';
import { enquiryOf, pagesOf, signpostOf } from '../model.js';
import { dock, head, icon, inLanguage, opensWords } from '../parts.js';
import { entriesOf, isEnough, search as find } from '../search.js';
import { get, pageData, post } from '/static/api.js';

/** @import { KioskPage, SearchOut } from '../../types.js' */
/** @import { App } from '../../view.js' */
/** @import { Found } from '../search.js' */

/** @type {KioskPage} */
const page = pageData();
/** By what else than its name a thing is found. @type {SearchOut | null} */
let known = null;
/** What the visitor looked for in vain. */
let vain = { word: '', language: '' };

/** Fetch the words by which things are found; a drawing does without. */
export async function learn() {
  if (page.state) known = await get(`${page.state}/search`);
}

/** Tell what was looked for in vain, when its visitor has left: the house counts it. */
export function left() {
  const { word, language } = vain;
  vain = { word: '', language: '' };
  if (word.length > 2) post(`${page.state}/search/unfound`, { word, language }, { timeout: 6000 }).catch(() => {}); // only the count is lost
}

/** @param {App} app */
export function search(app) {
  const { w, typed, room } = app;
  const found = find(entriesOf(app.page, known, app.language), typed);
  vain = { word: found.length || !isEnough(typed) ? '' : typed.trim(), language: app.language };
  const rows = pagesOf(found.length ? found : general(app), room.columns);
  const at = Math.min(app.view.more ?? 0, rows.length - 1);
  const looked = isEnough(typed);
  // Where rows are dear, Back stands in the dock and the way to more among the letters.
  const dense = folds(app.glass) || app.glass.scale === 'small';
  const turn = looked && rows.length > 1 ? () => app.moreFound((at + 1) % rows.length) : null;
  return html`
    ${head(app, { title: w('search-title'), hint: field(app), level: 'second' })}
    <main class="main">
      <p class="found" role="status">${!looked ? w('search-empty')
        : found.length ? w('search-found', { n: found.length }) : vainly(app, typed.trim())}</p>
      <ul class="finds">${(looked ? rows[at] : []).map((one) => html`<li>${row(app, one)}</li>`)}</ul>
      ${keyboard(app, dense ? turn : null)}
      ${dense ? nothing : html`<div class="ways ways--search">
        <button class="button button--start" @click=${app.back}>${icon('arrow-left', { way: true })}<span>${w('back')}</span></button>
        ${turn
          ? html`<button class="button button--soft" data-way="more" @click=${turn}>
              ${icon(at + 1 < rows.length ? 'chevron-down' : 'chevron-up')}<span>${w(at + 1 < rows.length ? 'more-choices' : 'first-choices')}</span></button>`
          : html`<button class="button button--start" data-way="cannot" @click=${app.talk}>${icon('circle-question-mark')}<span>${w('search-cannot')}</span></button>`}
      </div>`}
    </main>
    ${dock(app, { back: dense })}`;
}

/** The word is what its visitor came for: guidance leaves it out where others hear. @param {App} app @param {string} word */
function vainly({ w }, word) {
  const [before, after] = w('search-none', { word: '\u2063' }).split('\u2063');
  return html`${before}<span data-typed>${word}</span>${after}`;
}

/** Where nothing was found: what everything else is asked at. @param {App} app @returns {Found[]} */
const general = ({ page: { enquiries } }) => Object.keys(enquiries).filter((id) => id.startsWith('general')).slice(0, 1)
  .map((id) => ({ id, kind: 'enquiry', score: 0, text: '', name: true, from: 0, to: 0 }));

/** @param {App} app */
const field = ({ w, typed, erase }) => html`<span class="field" dir="auto">${icon('search')}
  <span class="field__typed" aria-label=${`${w('typed')}: ${typed}`}>${typed}<i class="field__here"></i></span>
  ${typed ? html`<button class="button field__clear" aria-label=${w('search-clear')} @click=${() => erase(true)}>${icon('x')}</button>` : nothing}
</span>`;

/** What was found as a ticket, with the word by which it was. @param {App} app @param {Found} found */
function row(app, found) {
  const one = found.kind === 'signpost' ? signpostOf(app.page, app.live, found.id) : enquiryOf(app.page, app.live, found.id);
  const name = inLanguage(app, one.name);
  const group = app.page.groups.find(({ enquiries }) => enquiries.includes(found.id));
  const note = 'open' in one && !one.open ? opensWords(app, one) : !found.text || name === found.text ? '' : marked(found);
  return html`<button class=${`find ticket${'open' in one && !one.open ? ' is-closed' : ''}`} data-found=${found.id}
    @click=${() => ('place' in one ? app.chooseSignpost(one) : app.chooseEnquiry(one))}>
    <span class="ticket__stub">${icon('place' in one ? one.icon : group?.icon ?? 'ticket')}</span>
    <span class="ticket__body"><span class="tile__label">${name === found.text ? marked(found) : name}</span>
      ${note ? html`<span class="tile__note">${note}</span>` : nothing}</span>
    ${icon('chevron-right', { way: true })}
  </button>`;
}

/** @param {Found} found */
const marked = ({ text, from, to }) => html`${text.slice(0, from)}<u>${text.slice(from, to)}</u>${text.slice(to)}`;

/** @param {App} app @param {(() => unknown) | null} turn to the next of what was found, where no row has it */
function keyboard(app, turn) {
  const { w, room, view } = app;
  const parts = pagesOf(lettersOf(w('language-letters')), room.each);
  const shown = (view.page ?? 0) % parts.length;
  const after = parts[(shown + 1) % parts.length];
  return html`<div class="letters" dir=${w.dir} lang=${app.language}>
    ${parts[shown].map((letter) => html`<button class="button letter" data-letter=${letter} @click=${() => app.write(letter)}>${shownAs(letter)}</button>`)}
    ${parts.length > 1 ? html`<button class="button letter letter--turn" @click=${() => app.turnTo((shown + 1) % parts.length)}>${
      shownAs(after[0])}–${shownAs(after[after.length - 1])}</button>` : nothing}
    <button class="button letter letter--wide" data-letter=" " aria-label=${w('search-space')} @click=${() => app.write(' ')}>${icon('space')}<span>${w('search-space')}</span></button>
    <button class="button letter letter--wide" data-way="delete" aria-label=${w('search-delete')} @click=${() => app.erase()}>${icon('delete')}<span>${w('search-delete')}</span></button>
    ${turn ? html`<button class="button button--soft letter" data-way="more" aria-label=${w('more-choices')} @click=${turn}>${icon('chevron-down')}</button>` : nothing}
  </div>`;
}
