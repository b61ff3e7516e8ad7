// The visit in hand as a slip with a torn edge; while nobody is called, the same card dashed.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { bar } from '/static/bar.js';
import { clock, languageOf, onScreens, wait } from '/static/staff/format.js';
import { button, icon, number } from '/static/staff/parts.js';
import { lasted, theVisit } from './model.js';
import { emptyWords } from './queue.js';

/** @import { Next, Queued, VisitJson } from '../types.js' */
/** @import { Desk, Page } from '../view.js' */
/** @import { Wait } from '/static/staff/format.js' */

/**
 * 'Waited 23 min, 3 over its target' with what is late set as such; `over`: the wait is over.
 * @param {Wait} waited
 * @param {{ over?: boolean }} [given]
 */
export function waitedWords(waited, { over: isOver = false } = {}) {
  if (waited.late) {
    const over = waited.over < 1 ? 'just over its target' : `${waited.over} over its target`;
    return html`<b>Waited ${waited.min}</b> min, <b class="late">${over}</b>`;
  }
  if (waited.min < 1 && !isOver) return html`<b>Came</b> just now`;
  return waited.min < 1 ? html`<b>Waited</b> less than 1 of ${waited.target} min`
    : html`<b>Waited ${waited.min}</b> of ${waited.target} min`;
}

/**
 * The language a visitor asked for or chose, in English and in itself; nothing for the house's.
 * @param {Page} page
 * @param {VisitJson | Queued | Next} one
 */
function languageLine(page, one) {
  const code = one.asked_language ?? one.language;
  if (!code || code === page.own_language) return nothing;
  const language = languageOf(page, code);
  const own = language.own === language.name ? '' : language.own;
  return html`<li>${icon('languages')}<span><b>${language.name}</b>
    ${own ? html`(<bdi lang=${code}>${own}</bdi>)` : nothing}</span></li>`;
}

/**
 * What this place says to a need that a place must meet.
 * @param {Page} page
 * @param {string} need
 * @param {boolean} inHand
 */
function placeWords(page, need, inHand) {
  const place = page.points[page.point.id];
  const kind = place.kind === 'room' ? 'room' : 'counter';
  if (need === 'hearing_loop') {
    if (!place.hearing_loop) return `; this ${kind} has none`;
    return inHand ? ': switch it on' : `; your ${kind} has one`;
  }
  const lacks = (need === 'step_free' && !place.step_free) || (need === 'low_counter' && !place.low_counter);
  return lacks ? `; this ${kind} is not` : '';
}

/**
 * Needs as icon and word, never an icon alone.
 * @param {Page} page
 * @param {VisitJson | Queued | Next} one
 * @param {{ inHand?: boolean }} [given]
 */
export const needs = (page, one, { inHand = false } = {}) => html`<ul class="needs">
  ${languageLine(page, one)}${one.needs.map((need) => html`<li>${
    icon(page.needs[need]?.icon ?? 'info')}<span><b>${page.needs[need]?.name ?? need}</b>${
    placeWords(page, need, inHand)}</span></li>`)}</ul>`;

/** @param {Wait} waited @param {{ over?: boolean }} options */
function waitedBar(waited, options) {
  return html`<div class="waited"><p>${waitedWords(waited, options)}</p>
    ${bar(waited.ratio, waited.aria, 'wide')}</div>`;
}

/**
 * How long it has been going on, against what is usual.
 * @param {Page} page
 * @param {VisitJson} visit
 * @param {number} spent ms
 */
function servedBar(page, visit, spent) {
  const usual = page.enquiries[visit.enquiry]?.service ?? 10;
  const within = page.enquiries[visit.enquiry]?.nine_in_ten;
  const minutes = Math.floor(spent / 60000);
  return html`<div class="waited"><p class="row"><span><b>${clock(spent)}</b> of about ${usual} min</span>
    ${within ? html`<span class="label-2">9 in 10 within ${within}</span>` : nothing}</p>
    ${bar(spent / (usual * 60000), `${minutes} minutes of about ${usual}`, 'wide')}</div>`;
}

/** The last note, with its author; the others are in the story of the visit. @param {Desk['state']} state */
function lastNote({ notes }) {
  const [note] = notes.slice(-1);
  return note ? html`<p class="slip-note">${note.text} <span class="author">${note.author}</span></p>`
    : nothing;
}

/**
 * Whether the call has reached the waiting area.
 * @param {NonNullable<Desk['state']['on_screens']>} on
 * @param {number} age ms
 */
function called(on, age) {
  const { words, late } = onScreens(on, age);
  return html`<p class="slip-screens ${late ? 'late' : ''}">${icon('megaphone')}<span>Called, ${words}</span></p>`;
}

/** What a called visitor says from their phone. @type {Record<string, string>} */
const HEARD = { on_my_way: 'is on the way', more_time: 'needs more time' };

/** @param {Desk} desk @param {string} ticket */
const heardFrom = ({ state, times }, ticket) => (state.heard
  ? html`<p class="slip-screens">${icon('smartphone')}<span><b>${ticket} ${HEARD[state.heard.says]}</b>, said at ${
    times.hm(Date.parse(state.heard.at))}</span></p>` : nothing);

/**
 * Who is fetched is sent nowhere: whom to go for, and from where.
 * @param {Page} page
 * @param {VisitJson} visit
 */
function fetched(page, visit) {
  if (visit.state !== 'called' || !visit.needs.includes('fetch')) return nothing;
  const from = page.kiosks[visit.kiosk ?? ''];
  return html`<p class="slip-screens slip-fetch">${icon('footprints')}<span><b>Go and fetch them.</b>
    ${from ? `Their ticket is from ${from}. ` : ''}No screen and no voice calls them.</span></p>`;
}

/** @type {Record<string, string>} */
const ORIGINS = { referral: 'Referred', back: 'Back again', hold: 'Was on hold',
  return: 'Missed the first call', added: 'Next enquiry' };

/**
 * Why the visit comes with more than a ticket: 'Appointment 11:00', 'Back from Benefits'.
 * @param {VisitJson | Queued | Next} one
 */
function origin(one) {
  const words = ORIGINS[one.origin];
  return words ? html` <span class="slip-origin">${words}</span>` : nothing;
}

/**
 * The slip of the visit in hand; `short` keeps only one line, for a panel below it.
 * @param {Desk} desk
 * @param {{ short?: boolean }} [given]
 */
export function slip(desk, { short = false } = {}) {
  const { page, state, now, actions, on } = desk;
  const visit = theVisit(state);
  const enquiry = page.enquiries[visit.enquiry];
  const waited = wait(
    Date.parse(visit.called_at ?? '') - Date.parse(visit.waiting_since) - visit.rested * 1000,
    visit.target);
  return html`<section class="slip ${short ? 'slip-short' : ''}" aria-label="In hand">
    <p class="slip-number">${number(visit.number)}</p>
    <h2 class="slip-enquiry">${enquiry?.name ?? visit.enquiry}${short ? nothing : origin(visit)}</h2>
    ${short ? nothing : html`${button({ name: desk.wide ? 'needs' : 'visit', on, action: actions.visit, key: desk.wide ? undefined : 'V',
      cls: 'slip-more', content: html`${icon('pencil')}<span class="visually-hidden">${desk.wide ? 'Change needs or language' : 'This visit: notes and needs'}</span>` })}
      ${state.on_screens ? called(state.on_screens, now - Date.parse(visit.last_called_at ?? '')) : nothing}
      ${heardFrom(desk, visit.number)}${fetched(page, visit)}${needs(page, visit, { inHand: true })}${lastNote(state)}
      ${visit.serving_at ? servedBar(page, visit, lasted(state, now) ?? 0) : waitedBar(waited, { over: true })}`}
  </section>`;
}

/**
 * What stands in the slip's place while the desk is ready: who is next, or that nobody waits.
 * @param {Desk} desk
 */
export function preview(desk) {
  const { page, state, now } = desk;
  const { next } = state;
  if (!next) return empty(page, state);
  const queued = state.queue.find((one) => one.visit === next.visit) ?? next;
  const waited = wait(now - Date.parse(queued.queued_at), next.target);
  return html`<section class="slip-idle" aria-label="Next for you">
    <p class="label">Next for you</p>
    <p class="slip-number">${number(next.number)}</p>
    <h2 class="slip-enquiry">${page.enquiries[next.enquiry]?.name ?? next.enquiry}${origin(queued)}</h2>
    ${needs(page, queued)}
    ${waitedBar(waited, {})}
    <p class="why">${next.why}</p>
  </section>`;
}

/** @param {Page} page @param {Desk['state']} state */
function empty(page, state) {
  const words = emptyWords(state, (id) => page.enquiries[id]?.name ?? id);
  return html`<section class="slip-idle slip-empty" aria-label="Next for you">
    <h2 class="slip-enquiry">${words.first}</h2>
    ${words.room ? html`<p class="why">${words.room}</p>` : nothing}
    ${words.then ? html`<p class="why">${words.then}</p>` : nothing}
    <p class="why">The next ticket for you appears here.</p>
  </section>`;
}

/** In the slip's place on a break. @param {Desk} desk */
export const resting = ({ state, page }) => html`<section class="slip-idle slip-empty" aria-label="On break">
  <h2 class="slip-enquiry">${page.reasons.break[state.pause?.reason ?? ''] ?? 'Break'}</h2>
  <p class="why">Nobody is called to ${page.point.name} until you end it.</p></section>`;
