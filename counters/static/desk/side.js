// The two columns that a wide window has room for: the queue, and the visit in hand.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { bar } from '/static/bar.js';
import { emptyWords, queueRows } from './model.js';
import { number } from './parts.js';
import { keysPanel, outcomePanel } from './panels.js';

export function queue(desk) {
  const { page, state, now } = desk;
  const { mine, others } = queueRows(state, now);
  const name = (id) => page.enquiries[id]?.name ?? id;
  const row = (one) => html`<tr class=${one.next ? 'is-next' : ''}>
    <th scope="row">${number(one.number)}</th>
    <td>${name(one.enquiry)}${remarks(page, one)}</td>
    <td class="bar-cell">${bar(one.wait.ratio, one.wait.aria)}</td>
    <td class="figure ${one.wait.late ? 'late' : ''}">${one.wait.words}</td></tr>`;
  const total = mine.length + others.length;
  return html`<section class="queue" aria-labelledby="queue-head" tabindex="0">
    <h2 id="queue-head">${total ? `Waiting: ${mine.length} for you, ${total} in all`
      : 'Nobody is waiting'}</h2>
    ${total ? html`<table><thead><tr><th scope="col">Ticket</th><th scope="col">Enquiry</th>
      <th scope="col" colspan="2">Wait, against its target</th></tr></thead>
      <tbody>${mine.length ? mine.map(row)
        : html`<tr><td colspan="4" class="none">${emptyWords(state).first}</td></tr>`}</tbody>
      ${others.length ? html`<tbody class="others"><tr><th colspan="4" scope="rowgroup">${
        others.some((one) => one.needs_room) ? 'Not for you here' : 'Not among your enquiries'}</th></tr>${others.map(row)}</tbody>` : nothing}
    </table>` : html`<p class="why">New tickets appear here by themselves.</p>`}
  </section>`;
}

/** What stands beside the enquiry: another language, backup, that it is next. */
function remarks(page, one) {
  const language = one.language === page.own_language ? '' : page.languages[one.language]?.name;
  return html`${language ? html`<span class="remark">${language}</span>` : nothing}${
    one.needs_room ? html`<span class="remark remark-room">needs a private room</span>` : nothing}${
    one.backup ? html`<span class="remark">backup</span>` : nothing}${
    one.next ? html`<span class="remark"><b>next</b></span>` : nothing}`;
}

export function visit(desk) {
  const { state, panel, wide } = desk;
  return html`<section class="visit" aria-label="This visit">
    ${panel === 'keys' && wide ? keysPanel(desk) : state.visit ? inHand(desk) : between(desk)}
    <p class="day">${day(desk)}</p>
  </section>`;
}

const inHand = (desk) => html`<h2>This visit</h2>${history(desk)}${
  desk.wide ? outcomePanel(desk) : nothing}`;

function between({ state, page, times }) {
  return html`<h2>This visit</h2><p class="why">Nobody is called. ${state.last
    ? `${state.last.number} ended at ${times.hm(state.last.ended_at)}.`
    : `What happens to a visit at ${page.point.name} stands here.`}</p>`;
}

/** The visit so far, each line with its time. */
function history({ page, state, times }) {
  const { visit: one } = state;
  const language = page.languages[one.language]?.name ?? one.language;
  const from = page.kiosks[one.kiosk] ?? 'Ticket';
  const enquiry = page.enquiries[one.enquiry];
  const waited = Math.floor((Date.parse(one.called_at) - Date.parse(one.waiting_since)) / 60000);
  const lines = [
    [one.arrived_at, `${one.kiosk ? `Ticket from ${from}` : 'Ticket'}, in ${language}`],
    [one.called_at, `Called to ${page.point.name}, after ${waited} min of ${
      Math.round((enquiry?.target ?? 0) / 60)}`],
  ];
  if (one.recalls) {
    lines.push([one.last_called_at, one.recalls === 1 ? 'Called again'
      : `Called again, ${one.recalls} recalls so far`]);
  }
  if (one.serving_at) lines.push([one.serving_at, `Being served: ${enquiry?.name ?? one.enquiry}`]);
  return html`<ol class="history">${lines.map(([at, words], n) => html`<li
    class=${n === lines.length - 1 ? 'now' : ''}><time>${at ? times.hms(at) : ''}</time>
    <span>${words}</span></li>`)}</ol>`;
}

/** Counts the whole service day, whenever the adviser signed on last. */
function day({ state }) {
  return html`<b>Your day:</b> ${state.served_today} served, ${state.no_shows_today}
    ${state.no_shows_today === 1 ? 'no-show' : 'no-shows'}`;
}
