// The visit in hand as a slip with a torn edge; while nobody is called, the same card dashed.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { bar } from '/static/bar.js';
import { wait } from './format.js';
import { emptyWords } from './model.js';
import { icon, number } from './parts.js';

/** 'Waited 23 min, 3 over its target' with what is late set as such; `over`: the wait is over. */
export function waitedWords(waited, { over: isOver = false } = {}) {
  if (waited.late) {
    const over = waited.over < 1 ? 'just over its target' : `${waited.over} over its target`;
    return html`<b>Waited ${waited.min}</b> min, <b class="late">${over}</b>`;
  }
  if (waited.min < 1 && !isOver) return html`<b>Came</b> just now`;
  return waited.min < 1 ? html`<b>Waited</b> less than 1 of ${waited.target} min`
    : html`<b>Waited ${waited.min}</b> of ${waited.target} min`;
}

/** The language a visitor chose, in English and in itself; nothing for the house's own. */
function languageLine(page, code) {
  const language = page.languages[code];
  if (!language || code === page.own_language) return nothing;
  const own = language.own === language.name ? '' : language.own;
  return html`<li>${icon('languages')}<span><b>${language.name}</b>
    ${own ? html`(<bdi lang=${code}>${own}</bdi>)` : nothing}</span></li>`;
}

const needs = (page, code) => html`<ul class="needs">${languageLine(page, code)}</ul>`;

function waitedBar(waited, options) {
  return html`<div class="waited"><p>${waitedWords(waited, options)}</p>
    ${bar(waited.ratio, waited.aria, 'wide')}</div>`;
}

/** The slip of the visit in hand; `short` keeps only one line, for the outcome panel. */
export function slip(page, state, { short = false } = {}) {
  const { visit } = state;
  const enquiry = page.enquiries[visit.enquiry];
  const waited = wait(
    Date.parse(visit.called_at) - Date.parse(visit.waiting_since), enquiry?.target ?? 0);
  return html`<section class="slip ${short ? 'slip-short' : ''}" aria-label="In hand">
    <p class="slip-number">${number(visit.number)}</p>
    <h2 class="slip-enquiry">${enquiry?.name ?? visit.enquiry}</h2>
    ${short ? nothing : html`${needs(page, visit.language)}${waitedBar(waited, { over: true })}`}
  </section>`;
}

/** What stands in the slip's place while the desk is ready: who is next, or that nobody waits. */
export function preview(page, state, now) {
  const { next } = state;
  if (!next) return empty(page, state);
  const queued = state.queue.find((one) => one.visit === next.visit);
  const waited = wait(now - Date.parse(next.waiting_since), next.target);
  return html`<section class="slip-idle" aria-label="Next for you">
    <p class="label">Next for you</p>
    <p class="slip-number">${number(next.number)}</p>
    <h2 class="slip-enquiry">${page.enquiries[next.enquiry]?.name ?? next.enquiry}</h2>
    ${needs(page, queued?.language)}
    ${waitedBar(waited)}
    <p class="why">${next.why}</p>
  </section>`;
}

function empty(page, state) {
  const words = emptyWords(state, (id) => page.enquiries[id]?.name ?? id);
  return html`<section class="slip-idle slip-empty" aria-label="Next for you">
    <h2 class="slip-enquiry">${words.first}</h2>
    ${words.then ? html`<p class="why">${words.then}</p>` : nothing}
    <p class="why">The next ticket for you appears here.</p>
  </section>`;
}
