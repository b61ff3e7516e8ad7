// What is booked, for whom, and the first times at which it is possible.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { withTick, withValue } from '/static/dom.js';
import { READS } from '/static/staff/reading.js';
import { dayMonth, hhmm, placesWords } from './model.js';

/** @import { TypeShown, VisitShown } from '../types.js' */
/** @import { App, Draft } from '../view.js' */

/** @param {App} app */
export function side(app) {
  const { page, type, draft } = app;
  return html`<aside class="side" aria-label=${READS ? 'Free times' : 'Book'}>
    <h2 class="side-title">${READS ? 'Free times' : page.visit ? `Book for ${page.visit.number}` : 'Book'}</h2>
    <p class="side-note">${READS ? 'What could be booked, for whom.' : forWhom(page.visit)}</p>
    ${type ? form(app, type, draft) : html`<p class="notice">This site has no appointment types yet. They are described in its file.</p>`}
  </aside>`;
}

/** @param {VisitShown | null} visit */
function forWhom(visit) {
  if (!visit) return 'No name is kept unless you write one down.';
  const from = [visit.adviser, visit.place].filter(Boolean).join(', ');
  return `${from ? `From ${from}. ` : ''}No name is kept.`;
}

/** @param {App} app @param {TypeShown} type @param {Draft} draft */
function form(app, type, draft) {
  const { page } = app;
  return html`
    <label class="label" for="type">What for</label>
    <select data-looks id="type" class="select" @change=${withValue((id) => app.choose('type', id))}>
      ${page.types.map((one) => html`<option value=${one.id} ?selected=${one.id === type.id}>${one.name}</option>`)}
    </select>
    <p class="side-note">${type.minutes} min, ${placeWords(type)}, ${type.skill} skill</p>
    <span class="label" id="needs-label">Needs</span>
    <details class="needs">
      <summary class="select" aria-labelledby="needs-label needs-now"><span id="needs-now">${needsWords(app)}</span></summary>
      <div class="needs-list" data-looks>
        ${Object.entries(page.needs).map(([need, words]) => html`<label class="check"><input type="checkbox"
          .checked=${draft.needs.includes(need)} @change=${withTick((ticked) => app.need(need, ticked))}> ${words}</label>`)}
        ${page.languages.length > 1 ? html`<label class="label" for="asked">Speaks</label>
        <select id="asked" class="select" @change=${withValue((code) => app.choose('asked_language', code || null))}>
          <option value="">Any of ours</option>
          ${page.languages.map((one) => html`<option value=${one.id} ?selected=${one.id === draft.asked_language}>${one.name}</option>`)}
        </select>` : nothing}
      </div>
    </details>
    <p class="side-note">${suitWords(app)}</p>
    <h3 class="first-head">First free</h3>
    ${firstFree(app)}
    <div class="side-end">
      ${app.said ? html`<div class="said" data-good=${app.said.good ? 'yes' : 'no'}>${app.said.words}${app.said.more ?? nothing}</div>` : nothing}
      ${READS ? nothing : booking(app, draft)}
    </div>`;
}

/** @param {App} app @param {Draft} draft */
const booking = (app, draft) => html`${more(app)}${bookButton(app)}
  <p class="side-note">${draft.printer ? 'Prints a slip with a code to check in' : 'No slip is printed; give the code'}, and offers the .ics on the phone page.</p>`;

/** @param {TypeShown} type */
const placeWords = (type) => (type.private ? 'private room' : type.place === 'counter' ? 'counter' : 'any place');

/** @param {App} app */
function needsWords({ page, draft }) {
  const language = page.languages.find((one) => one.id === draft.asked_language)?.name;
  const words = [language, ...draft.needs.map((need) => page.needs[need])].filter((word) => word !== undefined);
  return words.length ? words.map((word, n) => (n ? word.toLowerCase() : word)).join(', ') : 'None';
}

/** @param {App} app */
function suitWords(app) {
  if (!app.suitable.length) return 'No place here offers this.';
  const loop = app.draft.needs.includes('hearing_loop');
  return `${placesWords(app.suitable)} ${app.suitable.length === 1 ? (loop ? 'has a loop' : 'suits') : (loop ? 'have a loop' : 'suit')}`;
}

/** @param {App} app */
function firstFree(app) {
  if (app.first === null) return html`<p class="empty">Looking…</p>`;
  if (!app.first.length) return html`<p class="empty">Nothing is free in the next ${app.page.ahead_days} days.</p>`;
  return html`<ol class="first">${app.first.map((one, n) => html`<li>
    <button type="button" data-looks class="first-one" aria-pressed=${app.isChosen(one)} @click=${() => app.take(one)}>
      <kbd>${n + 1}</kbd>
      <span><b>${one.day === app.now.date ? 'Today' : `${dayMonth(one.day)},`} ${hhmm(one.from)}</b><br>${app.placeOf(one.service_point)}, ${app.nameOf(one.adviser)}</span>
    </button></li>`)}</ol>`;
}

/** What may be written down of who comes, if they want it. */
const PERSON = /** @type {const} */ ([['name', 'Name'], ['contact', 'Contact'], ['note', 'Note']]);

/** @param {App} app */
function more(app) {
  const { page, draft } = app;
  return html`<details class="more"><summary>Slip, language, a name or a note</summary>
    <div class="more-list">
      <label class="label" for="printer">Slip</label>
      <select id="printer" class="select" @change=${withValue((id) => app.choose('printer', id || null))}>
        <option value="" ?selected=${!draft.printer}>No slip</option>
        ${page.printers.map((one) => html`<option value=${one.id} ?selected=${one.id === draft.printer}>${one.name}</option>`)}
      </select>
      <label class="label" for="language">Slip and page in</label>
      <select id="language" class="select" @change=${withValue((code) => app.choose('language', code))}>
        ${page.languages.filter((one) => page.speaks.includes(one.id)).map((one) => html`<option value=${one.id} ?selected=${one.id === draft.language}>${one.name}</option>`)}
      </select>
      ${PERSON.map(([key, words]) => html`<label class="label" for=${key}>${words}</label>
        <input id=${key} class="text" type="text" autocomplete="off" maxlength=${key === 'note' ? 500 : 80} .value=${draft[key]}
          @input=${withValue((text) => { draft[key] = text; })}>`)}
      <p class="side-note">Deleted ${page.forget_days} days after the appointment. Visitors never see it.</p>
    </div></details>`;
}

/** @param {App} app */
function bookButton(app) {
  const { chosen } = app;
  const possible = chosen?.free && !app.busy;
  const words = chosen ? `Book ${dayMonth(chosen.day).split(' ')[0]} ${hhmm(chosen.from)}` : 'Book';
  return html`<button id="book-now" type="button" class="button button--primary book-now" aria-disabled=${possible ? nothing : 'true'}
    aria-describedby="why-not" @click=${app.book}>${words} <kbd>Enter</kbd></button>
    <p id="why-not" class="why-not">${chosen ? chosen.why ?? '' : 'Choose a time, here or in the week.'}</p>`;
}
