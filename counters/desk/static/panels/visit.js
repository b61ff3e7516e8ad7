// This visit: its story, what else they came for, notes and needs. In a wide window it is the right
// column, in a narrow one a panel of its own.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { plural } from '/static/staff/format.js';
import { button, cap, icon } from '/static/staff/parts.js';
import { list, matches, search } from './frame.js';

/** What happened so far, each line with its time. */
export const story = ({ state, times }) => html`<ol class="history">${state.story.map((line, n) => html`
  <li class=${n === state.story.length - 1 ? 'now' : ''}><time>${times.hms(line.at)}</time>
    <span>${line.words}</span></li>`)}</ol>`;

/** The two deeds that stand under the story. */
export const visitDeeds = ({ actions, shortcuts, on }) => html`<div class="visit-deeds">
  ${button({ name: 'add', on, action: actions.add, key: 'A', cls: 'deed',
    content: html`<span>Add an enquiry</span>${cap('A', shortcuts)}` })}
  ${button({ name: 'print', on, action: actions.print, key: 'P', cls: 'deed',
    content: html`<span>Print again</span>${cap('P', shortcuts)}` })}</div>`;

/** What the visitor came for besides, in the order in which it comes. */
export function planned({ page, state, on }) {
  const { planned: steps } = state;
  if (!steps.length) return nothing;
  const name = (one) => page.enquiries[one.enquiry]?.name ?? one.enquiry;
  const tool = (deed, one, words, picture, possible = true) => html`<button type="button"
    class="tool" aria-label="${words}: ${name(one)}" ?disabled=${!possible}
    @click=${(event) => on(deed, one.step, event)}>${icon(picture)}</button>`;
  return html`<section class="planned" aria-labelledby="planned-head">
    <h3 id="planned-head">Comes after this</h3><ol>${steps.map((one, n) => html`<li>
      <span>${name(one)}</span>
      ${tool('earlier', one, 'Earlier', 'arrow-up', n > 0)}
      ${tool('later', one, 'Later', 'arrow-down', n < steps.length - 1)}
      ${tool('remove', one, 'Take off', 'x')}</li>`)}</ol></section>`;
}

/** Notes so far with their authors, and a field for another. */
export function notes({ state, on, draft }) {
  return html`<section class="notes" aria-labelledby="notes-head"><h3 id="notes-head">Note</h3>
    ${state.notes.map((one) => html`<p class="note">${one.text} <span class="author">${
      one.author}</span></p>`)}
    <label class="visually-hidden" for="note-text">Add to the note</label>
    <textarea id="note-text" class="input" rows="2" maxlength="500" .value=${draft}
      @input=${(event) => on('draft', event.target.value)}></textarea>
    <div class="row"><p class="hint">Seen by the next adviser. Deleted when the visit closes.</p>
      ${draft.trim() ? html`<button type="button" class="deed" data-action="note"
        @click=${(event) => on('note', event)}><span>Keep</span>${cap('Ctrl Enter')}</button>`
        : nothing}</div></section>`;
}

/** Add an enquiry: it comes after those before it. */
export const add = {
  title: ({ state }) => `Another enquiry of ${state.visit.number}`,
  begin: () => ({ query: '', chosen: null }),
  items: ({ page }, form) => Object.entries(page.enquiries)
    .filter(([, one]) => matches(one.name, form.query)).map(([id, one]) => ({ id, ...one })),
  row: (_, item) => html`<span class="choice-name">${item.name}</span>`,
  searched: true,
  view: (desk, form) => {
    const n = desk.state.planned.length;
    return html`${search(add, desk, { label: 'Enquiry' })}
      ${list(add, desk, { label: 'Enquiry', empty: 'No enquiry has a word that begins like this.' })}
      ${planned(desk)}
      ${form.chosen ? html`<p class="happens"><b>What will happen.</b> ${
        desk.page.enquiries[form.chosen]?.name} comes after this${n ? ` and the ${n} that ${
        plural(n, 'is', 'are')} planned` : ''}. ${desk.state.visit.number} then waits for it by its
        first arrival.</p>` : nothing}`;
  },
  deed: ({ page, state }, form) => ({
    possible: form.chosen !== null, reason: 'Choose an enquiry.', name: 'add',
    label: form.chosen ? `Add ${page.enquiries[form.chosen]?.name}` : 'Add',
    url: `${page.api.visits}/${state.visit.visit}/enquiries`, payload: { enquiry: form.chosen },
  }),
  hints: () => html`<kbd class="cap">↑</kbd> <kbd class="cap">↓</kbd> enquiry`,
};

/** What the visitor needs, as told at the desk. */
export const needs = {
  title: ({ state }) => `What ${state.visit.number} needs`,
  begin: ({ state }) => ({
    chosen: null, needs: state.visit.needs, language: state.visit.asked_language ?? '',
  }),
  view: ({ page, form, on }) => html`<div class="need-list">${Object.entries(page.needs).map(
    ([id, need], n) => html`<label class="need"><input type="checkbox" ?data-first=${n === 0}
      .checked=${form.needs.includes(id)} @change=${(event) => on('need', id, event.target.checked)}>
      ${icon(need.icon)}<span>${need.name}</span></label>`)}</div>
    <label class="field"><b>Asks to be served in</b>
      <select class="input" @change=${(event) => on('set', 'language', event.target.value)}>
        <option value="" ?selected=${!form.language}>${page.languages[page.own_language]?.name
          ?? 'no other language'}, or any</option>
        ${Object.entries(page.languages).filter(([code]) => code !== page.own_language).map(
          ([code, one]) => html`<option value=${code} ?selected=${form.language === code}>${
            one.name}${one.own === one.name ? '' : ` (${one.own})`}</option>`)}</select></label>`,
  deed: ({ page, state }, form) => ({
    possible: true, label: 'Keep these', name: 'needs',
    url: `${page.api.visits}/${state.visit.visit}/needs`,
    payload: { needs: form.needs, ...(form.language ? { asked_language: form.language } : {}) },
  }),
};

/** The narrow window's way to all of it. */
export const visit = {
  title: ({ state }) => `${state.visit.number} so far`,
  begin: () => ({ chosen: null }),
  view: (desk) => html`${story(desk)}${visitDeeds(desk)}${planned(desk)}${notes(desk)}
    <button type="button" class="deed" data-action="needs" data-first
      @click=${(event) => desk.on('needs', event)}><span>Change needs</span></button>`,
};
