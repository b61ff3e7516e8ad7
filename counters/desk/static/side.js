// The two columns that a wide window has room for: the queue, and the visit in hand.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { bar } from '/static/bar.js';
import { heldDeeds } from './below.js';
import { languageOf, rest } from '/static/staff/format.js';
import { withEvent, withValue } from '/static/dom.js';
import { cap, icon, number } from '/static/staff/parts.js';
import { keysPanel, outcomePanel } from './panels.js';
import { elsewhereWords } from './finding.js';
import { isMeant } from './panels/frame.js';
import { elsewhereRows } from './panels/small.js';
import { notes, planned, story, visitDeeds } from './panels/visit.js';
import { emptyWords, endedWords, queueRows } from './queue.js';

/** @import { Desk, Page } from '../view.js' */
/** @import { QueueRow } from './queue.js' */

/** @param {Desk} desk */
export function queue(desk) {
  const { page, state, now, found } = desk;
  const { mine, others } = queueRows(state, now);
  /** @param {string} id */
  const name = (id) => page.enquiries[id]?.name ?? id;
  /** @param {QueueRow[]} rows */
  const shown = (rows) => rows.filter((one) => isMeant(one, name(one.enquiry), found));
  const { all: total, mine: forMe } = state.counts;
  const [first, second] = [shown(mine), shown(others)];
  /** @param {QueueRow[]} list */
  const rows = (list) => list.map((one) => row(desk, one, name));
  return html`<section class="queue" aria-labelledby="queue-head" tabindex="0">
    <div class="queue-top"><h2 id="queue-head">${total
      ? `Waiting: ${forMe} for you, ${total} in all` : 'Nobody is waiting'}</h2>${find(desk)}</div>
    ${total ? html`<table><thead><tr><th scope="col">Ticket</th><th scope="col">Enquiry and needs</th>
      <th scope="col" colspan="2">Wait, against its target</th></tr></thead>
      <tbody>${first.length ? rows(first)
        : html`<tr><td colspan="4" class="none">${found ? nobody(desk, second.length > 0)
          : emptyWords(state).first}</td></tr>`}</tbody>
      ${second.length ? html`<tbody class="others"><tr><th colspan="4" scope="rowgroup">${
        others.some((one) => one.needs_room) ? 'Not for you here' : 'Not among your enquiries'}</th></tr>${
          rows(second)}</tbody>` : nothing}
    </table>${total > mine.length + others.length ? html`<p class="why">The first ${
      mine.length + others.length} are shown; a number finds the others.</p>` : nothing}`
    : found ? html`<p class="why">${nobody(desk, false)}</p>` : html`<p class="why">New tickets appear here by themselves.</p>`}
    ${held(desk, name)}
    <p class="queue-keys"><kbd class="cap">↑</kbd> <kbd class="cap">↓</kbd> choose a row
      <kbd class="cap">Enter</kbd> call that one, with a reason
      ${desk.shortcuts ? html`${cap('W')} serve without a ticket` : nothing}</p>
  </section>`;
}

/** Where the ticket is of which a number was typed that no row has. @param {Desk} desk @param {boolean} others */
function nobody(desk, others) {
  if (others) return 'None of yours.';
  const { rows, none } = elsewhereWords(desk);
  return rows.length ? elsewhereRows(desk) : none;
}

/** @param {Desk} desk */
const find = ({ found, shortcuts, on }) => html`<label class="find">${icon('search')}
  <span class="visually-hidden">Find a ticket</span>
  <input type="text" role="searchbox" autocomplete="off" spellcheck="false" placeholder="Find a ticket"
    aria-label="Find a ticket" .value=${found} @input=${withValue((text) => on('found', text))}>
  ${found ? html`<button type="button" class="find-clear" aria-label="Show all again"
    @click=${() => on('found', '')}>${icon('x')}</button>` : cap('/', shortcuts)}</label>`;

/** @param {Desk} desk @param {QueueRow} one @param {(id: string) => string} name */
function row(desk, one, name) {
  const { page, on, state } = desk;
  return html`<tr class=${one.next ? 'is-next' : ''}>
    <th scope="row"><button type="button" class="row-call" data-visit=${one.visit}
      aria-label="${one.number}: ${state.visit ? 'in line' : 'call it, with a reason'}"
      @click=${withEvent((event) => on('call', one.visit, event))}>${number(one.number)}</button></th>
    <td>${name(one.enquiry)}${remarks(page, one)}</td>
    <td class="bar-cell">${bar(one.wait.ratio, one.wait.aria)}</td>
    <td class="figure ${one.wait.late ? 'late' : ''}">${due(desk, one)}</td></tr>`;
}

/** An appointment before its time is due; all others wait. @param {Desk} desk @param {QueueRow} one */
function due({ times, now }, one) {
  const at = Date.parse(one.queued_at);
  return at > now ? `due at ${times.hm(at)}` : one.wait.words;
}

/** @type {Record<string, string>} */
const ORIGINS = { referral: 'Referred', back: 'Back again', hold: 'Was on hold', return: 'Came back' };

/**
 * What stands beside the enquiry: needs, another language, a referral, that it is next.
 * @param {Page} page
 * @param {QueueRow} one
 */
function remarks(page, one) {
  const code = one.asked_language ?? one.language ?? page.own_language;
  const needs = one.needs.map((need) => (need === 'interpreter' && one.asked_language
    ? `Interpreter: ${languageOf(page, code).name}` : page.needs[need]?.name ?? need));
  const language = code === page.own_language || needs.some((words) => words.startsWith('Interpreter:'))
    ? '' : languageOf(page, code).own;
  const origin = one.origin === 'referral' && one.noted ? 'Referred, with a note' : ORIGINS[one.origin];
  const all = [one.appointment_at ? `Appointment ${one.appointment_at}` : '', ...needs, language,
    origin ?? (one.noted ? 'With a note' : ''), one.for_me ? 'for you' : '',
    one.for_other ? `for ${one.for_other}` : '', one.backup && one.mine ? 'backup' : ''].filter(Boolean);
  return html`${all.length ? html`<span class="remark">${all.join(' · ')}</span>` : nothing}${
    one.needs_room ? html`<span class="remark remark-room">needs a private room</span>` : nothing}${
    one.next ? html`<span class="remark"><b>${all.length ? '· ' : ''}next</b></span>` : nothing}`;
}

/**
 * Who rests: mine with their two ways on, the others by name.
 * @param {Desk} desk
 * @param {(id: string) => string} name
 */
function held(desk, name) {
  const { page, state, now, on, actions } = desk;
  if (!state.held.length) return nothing;
  return html`<table class="held-table"><thead><tr><th colspan="3" scope="colgroup">On hold</th></tr></thead>
    <tbody>${state.held.map((one) => {
      const left = rest(now, one.until);
      return html`<tr><th scope="row">${number(one.number)}</th>
        <td>${name(one.enquiry)}<span class="remark">${page.reasons.rest[one.reason] ?? one.reason}${
          one.mine ? '' : one.holder ? ` · for ${one.holder}` : ''}</span></td>
        <td class="figure"><span class=${left.late ? 'late' : ''}>${one.reason === 'everybody' ? 'until all go on' : left.words}</span>${one.mine
          ? html`<span class="held-deeds">${heldDeeds(desk, one, on, actions)}</span>` : nothing}</td></tr>`;
    })}</tbody></table>`;
}

/** @param {Desk} desk */
export function visit(desk) {
  const { state, panel, wide } = desk;
  return html`<section class="visit" aria-label="This visit" tabindex="0">
    ${panel === 'keys' && wide ? keysPanel(desk) : state.visit ? inHand(desk) : between(desk)}
    <p class="day">${day(desk)}</p>
  </section>`;
}

/** @param {Desk} desk */
const inHand = (desk) => html`<h2>This visit</h2>${story(desk)}${visitDeeds(desk)}${planned(desk)}
  ${desk.wide ? html`${notes(desk)}${outcomePanel(desk)}` : nothing}`;

/** @param {Desk} desk */
function between({ state, page, times }) {
  return html`<h2>This visit</h2><p class="why">Nobody is called. ${state.last?.ended_at
    ? `${state.last.number}: ${endedWords(page, state.last)}, ${times.hm(state.last.ended_at)}.`
    : `What happens to a visit at ${page.point.name} stands here.`}</p>`;
}

/** Counts the whole service day, whenever the adviser signed on last. @param {Desk} desk */
function day({ state }) {
  return html`<b>Your day:</b> ${state.served_today} served, ${state.no_shows_today}
    ${state.no_shows_today === 1 ? 'no-show' : 'no-shows'}`;
}
