// This visit: its story, what else they came for, notes and needs. In a wide window it is the right
// column, in a narrow one a panel of its own.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { languageOf, plural } from '/static/staff/format.js';
import { button, cap, icon } from '/static/staff/parts.js';
import { withEvent, withTick, withValue } from '/static/dom.js';
import { theVisit } from '../model.js';
import { list, matches, search } from './frame.js';

/** @import { PlannedJson } from '../../types.js' */
/** @import { Desk, Item, Panel } from '../../view.js' */

/** What happened so far, each line with its time. @param {Desk} desk */
export const story = ({ state, times }) => html`<ol class="history">${state.story.map((line, n) => html`
  <li class=${n === state.story.length - 1 ? 'now' : ''}><time>${times.hms(line.at)}</time>
    <span>${line.words}</span></li>`)}</ol>`;

/** The two deeds that stand under the story. @param {Desk} desk */
export const visitDeeds = ({ actions, shortcuts, on }) => html`<div class="visit-deeds">
  ${button({ name: 'add', on, action: actions.add, key: 'A', cls: 'deed',
    content: html`<span>Add an enquiry</span>${cap('A', shortcuts)}` })}
  ${button({ name: 'print', on, action: actions.print, key: 'P', cls: 'deed',
    content: html`<span>Print again</span>${cap('P', shortcuts)}` })}
  ${button({ name: 'retype', on, action: actions.retype, cls: 'deed', content: html`<span>Wrong enquiry</span>` })}
  ${button({ name: 'speaks', on, action: actions.speaks, cls: 'deed', content: html`<span>Language</span>` })}</div>`;

/** What the visitor came for besides, in the order in which it comes. @param {Desk} desk */
export function planned({ page, state, on }) {
  const { planned: steps } = state;
  if (!steps.length) return nothing;
  /** @param {PlannedJson} one */
  const name = (one) => page.enquiries[one.enquiry]?.name ?? one.enquiry;
  /**
   * @param {string} deed
   * @param {PlannedJson} one
   * @param {string} words
   * @param {string} picture
   * @param {boolean} [possible]
   */
  const tool = (deed, one, words, picture, possible = true) => html`<button type="button"
    class="tool" aria-label="${words}: ${name(one)}" ?disabled=${!possible}
    @click=${withEvent((event) => on(deed, one.step, event))}>${icon(picture)}</button>`;
  return html`<section class="planned" aria-labelledby="planned-head">
    <h3 id="planned-head">Comes after this</h3><ol>${steps.map((one, n) => html`<li>
      <span>${name(one)}</span>
      ${tool('earlier', one, 'Earlier', 'arrow-up', n > 0)}
      ${tool('later', one, 'Later', 'arrow-down', n < steps.length - 1)}
      ${tool('remove', one, 'Take off', 'x')}</li>`)}</ol></section>`;
}

/** Notes so far with their authors, and a field for another. @param {Desk} desk */
export function notes({ state, on, draft }) {
  return html`<section class="notes" aria-labelledby="notes-head"><h3 id="notes-head">Note</h3>
    ${state.notes.map((one) => html`<p class="note">${one.text} <span class="author">${
      one.author}</span></p>`)}
    <label class="visually-hidden" for="note-text">Add to the note</label>
    <textarea id="note-text" class="input" rows="2" maxlength="500" .value=${draft}
      @input=${withValue((text) => on('draft', text))}></textarea>
    <div class="row"><p class="hint">Seen by the next adviser. Deleted when the visit closes.</p>
      ${draft.trim() ? html`<button type="button" class="deed" data-action="note"
        @click=${withEvent((event) => on('note', event))}><span>Keep</span>${cap('Ctrl Enter')}</button>`
        : nothing}</div></section>`;
}

/** Add an enquiry: it comes after those before it. @type {Panel<Item>} */
export const add = {
  title: ({ state }) => `Another enquiry of ${theVisit(state).number}`,
  begin: () => ({ query: '', chosen: null }),
  items: ({ page, state }, form) => Object.entries(page.enquiries)
    .filter(([id, one]) => !(id in state.away) && matches(one.name, form.query)).map(([, one]) => one),
  row: (_, item) => html`<span class="choice-name">${item.name}</span>`,
  searched: true,
  view: (desk, form) => {
    const n = desk.state.planned.length;
    return html`${search(add, desk, { label: 'Enquiry' })}
      ${list(add, desk, { label: 'Enquiry', empty: 'No enquiry has a word that begins like this.' })}
      ${planned(desk)}
      ${form.chosen ? html`<p class="happens"><b>What will happen.</b> ${
        desk.page.enquiries[form.chosen]?.name} comes after this${n ? ` and the ${n} that ${
        plural(n, 'is', 'are')} planned` : ''}. ${theVisit(desk.state).number} then waits for it by its
        first arrival.</p>` : nothing}`;
  },
  deed: ({ page, state }, form) => ({
    possible: form.chosen !== null, reason: 'Choose an enquiry.', name: 'add',
    label: form.chosen ? `Add ${page.enquiries[form.chosen]?.name}` : 'Add',
    url: `${page.api.visits}/${theVisit(state).visit}/enquiries`, payload: { enquiry: form.chosen },
  }),
  hints: () => html`<kbd class="cap">↑</kbd> <kbd class="cap">↓</kbd> enquiry`,
};

/** The ticket is for something else than was chosen: for the visit in hand, or for one who waits. @type {Panel<Item>} */
export const retype = {
  title: (desk, form) => `${form.number} is for another enquiry`,
  begin: ({ state, elsewhere }, given) => {
    const one = [...state.queue, ...elsewhere ?? [], ...state.visit ? [state.visit] : []]
      .find(({ visit }) => visit === (given ?? state.visit?.visit));
    return { query: '', chosen: null, visit: one?.visit ?? '', number: one?.number ?? '', enquiry: one?.enquiry ?? '' };
  },
  items: ({ page, state }, form) => Object.entries(page.enquiries)
    .filter(([id, one]) => id !== form.enquiry && !(id in state.away) && matches(one.name, form.query)).map(([, one]) => one),
  row: (_, item) => html`<span class="choice-name">${item.name}</span>`,
  searched: true,
  view: (desk, form) => html`${search(retype, desk, { label: 'Enquiry' })}
    ${list(retype, desk, { label: 'Enquiry', empty: 'No enquiry has a word that begins like this.' })}
    ${form.chosen ? html`<p class="happens"><b>What will happen.</b> ${form.number} counts for ${
      desk.page.enquiries[form.chosen]?.name} instead of ${desk.page.enquiries[form.enquiry]?.name}. Its number, its
      arrival and its place in the queue stay.</p>` : nothing}`,
  deed: ({ page }, form) => ({
    possible: form.chosen !== null, reason: 'Choose an enquiry.', name: 'retype',
    label: form.chosen ? `Change to ${page.enquiries[form.chosen]?.name}` : 'Change',
    url: `${page.api.visits}/${form.visit}/enquiry`, payload: { enquiry: form.chosen },
  }),
  hints: () => html`<kbd class="cap">↑</kbd> <kbd class="cap">↓</kbd> enquiry`,
};

/** In which language phone, call and slip speak: the wrong one was touched. @type {Panel<Item>} */
export const speaks = {
  title: ({ state }) => `Phone, call and slip of ${theVisit(state).number}`,
  begin: ({ state }) => ({ chosen: null, language: theVisit(state).language }),
  view: ({ page, form, on }) => html`<label class="field"><b>Language of the phone page, the call and a new slip</b>
    <select class="input" data-first @change=${withValue((code) => on('set', 'language', code))}>
      ${page.ticket_languages.map((code) => html`<option value=${code} ?selected=${form.language === code}>${
        languageOf(page, code).name}</option>`)}</select></label>
    <p class="hint">Who serves them stays as it is: that is a need.</p>`,
  deed: ({ page, state }, form) => ({
    possible: form.language !== theVisit(state).language, reason: 'It is this one already.', name: 'speaks',
    label: `Speak ${languageOf(page, form.language).name}`,
    url: `${page.api.visits}/${theVisit(state).visit}/language`, payload: { language: form.language },
  }),
};

/** What the visitor needs, as told at the desk. @type {Panel<Item>} */
export const needs = {
  title: ({ state }) => `What ${theVisit(state).number} needs`,
  begin: ({ state }) => ({
    chosen: null, needs: theVisit(state).needs, language: theVisit(state).asked_language ?? '',
  }),
  view: ({ page, form, on }) => html`<div class="need-list">${Object.entries(page.needs).map(
    ([id, need], n) => html`<label class="need"><input type="checkbox" ?data-first=${n === 0}
      .checked=${form.needs.includes(id)} @change=${withTick((ticked) => on('need', id, ticked))}>
      ${icon(need.icon)}<span>${need.name}</span></label>`)}</div>
    <label class="field"><b>Asks to be served in</b>
      <select class="input" @change=${withValue((code) => on('set', 'language', code))}>
        <option value="" ?selected=${!form.language}>${page.languages[page.own_language]?.name
          ?? 'no other language'}, or any</option>
        ${Object.entries(page.languages).filter(([code]) => code !== page.own_language).map(
          ([code, one]) => html`<option value=${code} ?selected=${form.language === code}>${
            one.name}${one.own === one.name ? '' : ` (${one.own})`}</option>`)}</select></label>`,
  deed: ({ page, state }, form) => ({
    possible: true, label: 'Keep these', name: 'needs',
    url: `${page.api.visits}/${theVisit(state).visit}/needs`,
    payload: { needs: form.needs, ...(form.language ? { asked_language: form.language } : {}) },
  }),
};

/** The narrow window's way to all of it. @type {Panel<Item>} */
export const visit = {
  title: ({ state }) => `${theVisit(state).number} so far`,
  begin: () => ({ chosen: null }),
  view: (desk) => html`${story(desk)}${visitDeeds(desk)}${planned(desk)}${notes(desk)}
    <button type="button" class="deed" data-action="needs" data-first
      @click=${withEvent((event) => desk.on('needs', event))}><span>Change needs</span></button>`,
};
