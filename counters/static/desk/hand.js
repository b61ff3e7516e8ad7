// The column that every width has: band, slip, one big action, keys, what comes next, foot.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { bar } from '/static/bar.js';
import { clock, countdown, wait } from './format.js';
import { bigAction, byEnquiry, emptyWords, stateSince } from './model.js';
import { button, cap, icon, number, ownIcon } from './parts.js';
import { preview, slip, waitedWords } from './slip.js';

const STATES = { ready: 'Ready', called: 'Called', serving: 'Serving' };

/** The band: one colour, one word, one running clock for each state. */
export function band(desk) {
  const { page, state, now, times, connected, lostAt } = desk;
  if (!connected) {
    return html`<header class="band band-offline">${ownIcon('unplug')}
      <div><h1>No connection</h1><p>tries again by itself</p></div>
      <span class="band-clock">${clock(now - lostAt)}</span></header>`;
  }
  const since = stateSince(state);
  const line = {
    ready: since ? `since ${times.hms(since)}` : '',
    called: `on its way to ${page.point.name}`,
    serving: since ? `${state.visit?.number} since ${times.hm(since)}` : '',
  }[state.state];
  return html`<header class="band band-${state.state}">
    <div><h1>${STATES[state.state]}</h1><p>${line}</p></div>
    <span class="band-clock">${since ? clock(now - since) : ''}</span></header>`;
}

/** Offline: what is safe first, then what is shown below. */
export function offlineWords({ state, connected, times, lostAt }) {
  if (connected) return nothing;
  return html`<div class="offline-words"><p><b>${state.visit
    ? `${state.visit.number} is still yours: go on serving.` : 'Your place is kept.'}</b>
    Nothing is lost. Below is what was true at ${times.hms(lostAt)}.</p></div>`;
}

export function inHand(desk) {
  const { page, state, now } = desk;
  return state.visit ? slip(page, state, { short: desk.asking && !desk.wide })
    : preview(page, state, now);
}

/** The big action: always the next right thing to do, in the colour of the state it leads to. */
export function big(desk) {
  const { page, state, actions, connected, shortcuts, busy, on } = desk;
  const name = bigAction(state);
  const sub = {
    start: `${state.visit?.number} is here`,
    next: state.visit ? `asks how ${state.visit.number} ended first`
      : state.next ? `calls ${state.next.number} to ${page.point.name}` : 'nobody is waiting for you',
  }[name];
  return button({ name, on, action: actions[name], key: name === 'start' ? 'S' : 'N',
    cls: `big big-${name} ${busy ? 'busy' : ''}`,
    content: html`<span class="big-words"><span class="big-name">${
      name === 'start' ? 'Start' : 'Next'}</span>
      <span class="big-sub">${connected ? sub : 'opens again with the connection'}</span></span>
      ${cap(name === 'start' ? 'S' : 'N', shortcuts)}` });
}

/** The keys: each keeps its place in every state. */
export function keys(desk) {
  const { actions, shortcuts, on, then, asking } = desk;
  const key = (name, label, letter) => {
    const action = actions[name];
    const hint = action.gap === null ? cap(letter, shortcuts)
      : html`<span class="gap">${countdown(action.gap)}</span>`;
    return button({ name, on, action, key: letter, cls: 'deed',
      pressed: name === 'finish' && asking ? String(then === 'nobody') : undefined,
      content: html`<span>${label}</span>${hint}` });
  };
  return html`<div class="deeds" role="group" aria-label="Actions">
    ${key('recall', 'Recall', 'R')}${key('no-show', 'No-show', 'X')}${key('finish', 'Finish', 'F')}
  </div>`;
}

/** What was refused or answered, in words on the spot; it stays until the next deed. */
export const notice = ({ notice: words }) =>
  (words ? html`<div class="notice answer">${ownIcon('info')}<p>${words}</p></div>` : nothing);

function recalled(done, needed) {
  if (!done) return 'Called once';
  if (needed >= done) return `Recalled ${done} of ${needed} times`;
  return done === 1 ? 'Recalled once' : `Recalled ${done} times`;
}

/** How often the called visitor was called again, and when no-show opens. */
export function recalls(desk) {
  const { state, actions, times } = desk;
  if (state.state !== 'called' || !state.recall) return nothing;
  const { done, needed } = state.recall;
  const marks = Array.from({ length: needed }, (_, n) =>
    html`<i class=${n < done ? 'done' : ''}></i>`);
  const gap = actions.recall.gap;
  return html`<section class="recalls" aria-label="Recalls">
    <div class="row"><h2>${recalled(done, needed)}</h2><span class="marks" aria-hidden="true">${marks}</span></div>
    <p>${gap === null ? 'Recall calls again, by voice and on every screen.'
      : `Last call at ${times.hms(state.visit.last_called_at)}; recall opens in ${countdown(gap)}.`}
      ${actions['no-show'].possible ? 'No-show is open.' : actions['no-show'].reason}</p>
  </section>`;
}

/** Who is next, and why, while somebody is in hand. */
export function nextForYou(desk) {
  const { page, state, now } = desk;
  if (!state.visit) return nothing;
  const { next } = state;
  const label = state.state === 'called'
    ? `If ${state.visit.number} does not come` : 'Next for you';
  if (!next) {
    const words = emptyWords(state, (id) => page.enquiries[id]?.name ?? id);
    return html`<section class="next"><h2 class="label">${label}</h2>
      <p class="why">${words.first} ${words.then}</p></section>`;
  }
  const waited = wait(now - Date.parse(next.waiting_since), next.target);
  return html`<section class="next"><h2 class="label">${label}</h2>
    <p class="next-who">${number(next.number)}
      <b>${page.enquiries[next.enquiry]?.name ?? next.enquiry}</b></p>
    <p class="why"><span class="waited-words">${waitedWords(waited)}.</span> ${next.why}</p>
  </section>`;
}

/** My waiting visitors by enquiry type, the most urgent of each against its target. */
export function byType(desk) {
  const { page, state, now } = desk;
  const rows = byEnquiry(state, now, Object.keys(page.enquiries));
  const total = rows.reduce((sum, row) => sum + row.count, 0);
  if (!total) return nothing;
  const quiet = page.skills.filter((id) => !rows.some((row) => row.enquiry === id));
  return html`<section class="types" aria-label="Waiting by enquiry type">
    <div class="row"><h2 class="label">${total} waiting for you</h2>
      <span class="label-2">longest, against target</span></div>
    <table><thead class="visually-hidden"><tr><th>Enquiry type</th><th>Waiting</th>
      <th>Against target</th><th>Longest</th></tr></thead><tbody>
      ${rows.map((row) => html`<tr><th scope="row">${
        page.enquiries[row.enquiry]?.name ?? row.enquiry}${row.backup ? ', backup' : ''}</th>
        <td class="count">${row.count}</td>
        <td class="bar-cell">${bar(row.wait.ratio, row.wait.aria)}</td>
        <td class="figure ${row.wait.late ? 'late' : ''}">${row.wait.short}</td></tr>`)}
      </tbody></table>
    ${quiet.length ? html`<p class="quiet">Nobody waits for ${
      quiet.map((id) => page.enquiries[id]?.name ?? id).join(', ')}.</p>` : nothing}
  </section>`;
}

/** How the last visit ended. */
export function last(desk) {
  const { page, state, times } = desk;
  if (state.visit || !state.last) return nothing;
  const ended = page.outcomes.find(({ id }) => id === state.last.outcome)?.name
    ?? page.endings[state.last.outcome] ?? 'ended';
  return html`<p class="last">${number(state.last.number)}
    ${ended.toLowerCase()}, ${times.hm(state.last.ended_at)}</p>`;
}

/** Until the connection is back: what to do, what not. */
export const untilBack = () => html`<section class="next"><h2 class="label">Until it is back</h2>
  <p>Every ticket issued is kept. Call nobody by voice: a colleague may have called the same
    number.</p>
  <p>Longer than 2 minutes? Ask your supervisor.</p></section>`;

/** A device of this site that needs somebody: one line, never in the way. */
function devicesPill({ page, state, times, connected }) {
  const faults = state.devices.filter(({ state: word }) => !page.device_well.includes(word));
  if (!faults.length || !connected) return nothing;
  const [first] = faults;
  const more = faults.length > 1 ? ` and ${faults.length - 1} more` : '';
  return html`<a class="pill" href=${page.devices_url} target="devices">${icon('printer-x')}
    <span><b>${page.device_states[first.state] ?? first.state}</b>: ${first.where ?? first.name}${
      first.since ? `, since ${times.hm(first.since)}` : ''}${more}</span></a>`;
}

export function foot(desk) {
  const { page, state, actions, connected, on, panel } = desk;
  return html`<footer class="foot">
    ${devicesPill(desk)}
    <div class="foot-row">
      ${button({ name: 'keys', on, action: { possible: true }, cls: 'deed deed-square', key: '?',
        pressed: String(panel === 'keys'),
        content: html`${icon('keyboard')}<span class="visually-hidden">Keys</span>` })}
      ${button({ name: 'sign-off', on, action: actions['sign-off'], cls: 'deed',
        content: html`${icon('log-out')}<span>Sign off</span>` })}
      <p class="who"><b>${state.adviser?.name ?? page.adviser.name}</b><br>${page.point.name}</p>
    </div>
    ${connected ? nothing : html`<p class="visually-hidden">Without connection.</p>`}
  </footer>`;
}
