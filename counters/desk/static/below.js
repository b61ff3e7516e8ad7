// Under the six keys: what comes next and why, who rests, who waits for what.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { bar } from '/static/bar.js';
import { countdown, rest, wait } from '/static/staff/format.js';
import { recalled } from './model.js';
import { withEvent } from '/static/dom.js';
import { button, cap, icon, number } from '/static/staff/parts.js';
import { byEnquiry, emptyWords, endedWords } from './queue.js';
import { waitedWords } from './slip.js';

/** @import { Held } from '../types.js' */
/** @import { Desk, On } from '../view.js' */

/**
 * While nobody is in hand: other ways to begin, and the way back to one's own place. While somebody
 * is served: what to do when it is somebody else.
 * @param {Desk} desk
 */
export function ways(desk) {
  const { state, actions, shortcuts, on, page } = desk;
  if (state.visit && state.state !== 'serving') return nothing;
  if (state.visit) {
    return html`<div class="ways-in">${button({ name: 'wrong', on, action: actions.wrong, key: 'T',
      cls: 'deed wide-deed', content: html`<span>Not this visitor</span>${cap('T', shortcuts)}` })}</div>`;
  }
  return html`<div class="ways-in">
    ${button({ name: 'find', on, action: actions.choose, key: '/', cls: 'deed',
      content: html`<span>Choose somebody</span>${cap('/', shortcuts)}` })}
    ${button({ name: 'walk', on, action: actions.walk, key: 'W', cls: 'deed',
      content: html`<span>No ticket</span>${cap('W', shortcuts)}` })}
    ${state.pause?.kind === 'wrap_up' ? button({ name: 'ready', on, action: actions.ready, cls: 'deed wide-deed',
      content: html`<span>Ready now, call nobody</span>` }) : nothing}
    ${state.home ? button({ name: 'home', on, action: actions.home, key: 'C', cls: 'deed wide-deed',
      content: html`<span>Back to ${page.points[state.home.point]?.name ?? state.home.point}</span>${
        cap('C', shortcuts)}` }) : nothing}
    ${state.home?.taken_by ? html`<p class="hint">${state.home.taken_by} is signed on there now.</p>`
      : nothing}</div>`;
}

/** How often the called visitor was called again, and when no-show opens. @param {Desk} desk */
export function recalls(desk) {
  const { state, actions, times } = desk;
  if (state.state !== 'called' || !state.recall) return nothing;
  const { done, needed } = state.recall;
  const marks = Array.from({ length: needed }, (_, n) =>
    html`<i class=${n < done ? 'done' : ''}></i>`);
  const gap = actions.recall.gap;
  return html`<section class="recalls" aria-label="Recalls">
    <div class="row"><h2>${recalled(done, needed)}</h2><span class="marks" aria-hidden="true">${marks}</span></div>
    <p>${gap === null ? state.visit?.needs.includes('fetch') ? 'Nobody hears a recall of who is fetched: go there, or ask reception.'
      : 'Recall calls again, by voice and on every screen.'
      : `Last call at ${times.hms(state.visit?.last_called_at ?? '')}; recall opens in ${countdown(gap)}.`}
      ${actions['no-show'].possible ? 'No-show is open.' : actions['no-show'].reason}</p>
  </section>`;
}

/** Who is next, and why, while somebody is in hand. @param {Desk} desk */
export function nextForYou(desk) {
  const { page, state, now } = desk;
  if (!state.visit) return nothing;
  const { next } = state;
  const called = state.state === 'called';
  const label = called ? `If ${state.visit.number} does not come` : 'Next for you';
  const kept = called && page.come_back_minutes
    ? ` ${state.visit.number} keeps its place for ${page.come_back_minutes} minutes if it comes back.` : '';
  if (!next) {
    const words = emptyWords(state, (id) => page.enquiries[id]?.name ?? id);
    return html`<section class="next"><h2 class="label">${label}</h2>
      <p class="why">${words.first} ${words.then} ${words.room}${kept}</p></section>`;
  }
  const queued = state.queue.find((one) => one.visit === next.visit) ?? next;
  const waited = wait(now - Date.parse(queued.queued_at), next.target);
  return html`<section class="next"><h2 class="label">${label}</h2>
    <p class="next-who">${number(next.number)}
      <b>${page.enquiries[next.enquiry]?.name ?? next.enquiry}</b></p>
    <p class="why"><span class="waited-words">${waitedWords(waited)}.</span> ${next.why}${kept}</p>
  </section>`;
}

/** My visits that rest: until when, and the two ways on. @param {Desk} desk */
export function resting(desk) {
  const { page, state, now, on, actions } = desk;
  const mine = state.held.filter((one) => one.mine);
  if (!mine.length) return nothing;
  return html`<section class="held" aria-label="On hold"><h2 class="label">On hold</h2>
    <ul>${mine.map((one) => {
      const left = rest(now, one.until);
      return html`<li class=${left.late ? 'is-late' : ''}><p>${number(one.number)}
        <span>${page.reasons.rest[one.reason] ?? one.reason},
        <span class=${left.late ? 'late' : ''}>${left.words}</span></span></p>
        <span class="held-deeds">${heldDeeds(desk, one, on, actions)}</span></li>`;
    })}</ul></section>`;
}

/**
 * 'Call here now', and 'Wait again' for its turn.
 * @param {Desk} desk
 * @param {Held} one
 * @param {On} on
 * @param {Desk['actions']} actions
 */
export const heldDeeds = (desk, one, on, actions) => html`
  <button type="button" class="deed ${actions.walk.possible ? '' : 'closed'}"
    aria-disabled=${actions.walk.possible ? nothing : 'true'} @click=${withEvent((event) => on('resume-here', one.visit, event))}>${icon('bell-ring')}<span>Here now</span><span class="visually-hidden">: ${one.number}</span></button>
  <button type="button" class="deed" @click=${withEvent((event) => on('resume', one.visit, event))}><span>Wait again</span><span class="visually-hidden">: ${one.number}</span></button>`;

/**
 * My waiting visitors by enquiry type, the most urgent of each against its target.
 * @param {Desk} desk
 */
export function byType(desk) {
  const { page, state, now } = desk;
  const rows = byEnquiry(state, now, Object.keys(page.enquiries));
  const total = state.counts.mine;
  if (!total) return nothing;
  const quiet = [...state.skills.preferred, ...state.skills.backup]
    .filter((id) => !rows.some((row) => row.enquiry === id));
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

/** How the last visit ended; where it can be undone, the undo line says it. @param {Desk} desk */
export function last(desk) {
  const { page, state, times, now } = desk;
  const undoing = state.undo && Date.parse(state.undo.until) > now;
  if (state.visit || undoing || !state.last?.ended_at) return nothing;
  return html`<p class="last">${number(state.last.number)}
    ${endedWords(page, state.last)}, ${times.hm(state.last.ended_at)}${state.last.next
      ? `; waits for ${page.enquiries[state.last.next]?.name ?? state.last.next} now` : ''}</p>`;
}

/** Until the connection is back: what to do, what not. @param {Desk} desk */
export const untilBack = ({ page }) => html`<section class="next"><h2 class="label">Until it is back</h2>
  <p>Every ticket issued is kept. Call nobody by voice: a colleague may have called the same
    number.</p>
  <p>Longer than 2 minutes? Ask ${page.supervisors}.</p></section>`;
