// The bar on top, the needs of the next visitor, and the enquiry types to touch.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { icon } from '/static/staff/parts.js';
import { printerPicture } from '/static/staff/printers.js';
import { withValue } from '/static/dom.js';
import { needsWords, overdue, todayWords, undoLeft, urgentFirst, waitingWords, wanted } from './model.js';
import { panel } from './panels.js';
import { side } from './side.js';
import { knownWords, visitorWords } from '/static/staff/visitors.js';

/** @import { ReceptionPage } from '../types.js' */
/** @import { All } from '../view.js' */

/** @param {All} all */
export function top(all) {
  const { page, times, lostAt, clock: wall, does } = all;
  return html`<header class="bar-top">
    <p class="mark"><img src="/static/favicon.svg" alt="" width="26" height="26">Reception</p>
    <p class="live" data-state=${lostAt ? 'lost' : 'live'}><i aria-hidden="true"></i>${lostAt
      ? html`Not connected since ${times.hm(lostAt)}` : 'Live'}</p>
    <div class="pills">${lostAt ? nothing : pills(all)}</div>
    <time class="wall">${times.hm(wall)}</time>
    <p class="who">${page.name ?? ''}</p>
    ${undoAlways(all)}
    <button type="button" class="help-button" aria-keyshortcuts="F8" @click=${does.help}>
      ${icon('life-buoy')}<span>Help</span></button>
  </header>`;
}

/** The last deed's way back, in sight however far the page is scrolled. @param {All} all */
function undoAlways({ done: [done], clock: wall, lostAt, does }) {
  const left = undoLeft(done, wall);
  return left && done && !lostAt ? html`<button type="button" class="undo-button" @click=${() => does.undo(done.visit)}>
    ${icon('undo-2')}<span>Undo ${done.number ?? ''} ${left}</span></button>` : nothing;
}

/** The printers that need somebody, a pill each. @param {All} all */
function pills({ page, state }) {
  return state.devices
    .filter((one) => !page.device_well.includes(one.state))
    .map((one) => html`<a class="pill" data-tone=${one.state === 'paper_low' ? 'warn' : 'late'}
      href=${page.devices_url}>${printerPicture(one.state)}<span>${one.name}: ${
        (page.device_states[one.state] ?? one.state).toLowerCase()}</span></a>`);
}

/** @param {All} all */
export function body(all) {
  const { state, said, lostAt, now } = all;
  const rows = urgentFirst(state, now);
  return html`
    ${lostAt ? offline(all) : html`${standing(all)}${persons(all)}${all.page.reads ? nothing : needs(all)}`}
    <div class="columns">
      <main class="left" id="issue">
        <h1 class="visually-hidden">Reception</h1>
        ${said ? html`<p class="column-heads said">${icon('info')}<b>${said}</b></p>` : html`<p class="column-heads">${all.page.reads ? html`<span>You read everything here and <b>change nothing</b></span>` : html`<span>Touch once: <b>a ticket prints</b></span><span>or <b>no ticket</b></span>`}</p>`}
        <ul class="types">${all.page.enquiries.map((one) => type(all, one, overdue(rows)))}</ul>
        ${ways(all)}
        ${today(all)}
      </main>
      <aside class="right" aria-label="What happens">${all.panel ? panel(all) : side(all, rows)}</aside>
    </div>`;
}

/** A visitor at a kiosk asks for a person: who goes says so, and the kiosk does. @param {All} all */
function persons({ state, now, page, busy, does }) {
  return html`<div role="alert">${wanted(state, page.adviser, now).map(({ one, part, open }) => {
    const known = knownWords(one);
    return html`<section class="wanted" data-coming=${open ? 'no' : 'yes'} data-part=${part} aria-label="A visitor at a kiosk">
      ${icon(open ? 'user-round' : 'footprints')}
      <p><b>${visitorWords(one, part)}.</b> ${open ? html`<span aria-hidden="true">${Math.max(0, Math.floor((now - Date.parse(one.asked_at)) / 1000))} s</span>` : nothing}
        ${part === 'more' ? 'Nobody has gone: all staff see it now.' : nothing}
        ${known ? html`<br>The visitor ${known}.` : nothing}</p>
      ${part === 'over' ? nothing : html`<button type="button" class="button" data-come=${one.kiosk} aria-disabled=${busy ? 'true' : nothing}
        @click=${() => (open ? does.come(one.kiosk) : does.met(one.kiosk))}>${open ? 'I am going' : 'Somebody is with them'}</button>`}
    </section>`;
  })}</div>`;
}

/** Everybody was asked to wait. @param {All} all */
const standing = ({ state }) => (state.standing ? html`<section class="needs needs-offline" aria-label="Everybody waits">
    <p><b>Everybody was asked to wait.</b> No ticket is given out, and nobody is called, until a supervisor lets them go on.</p>
  </section>` : nothing);

/** @param {All} all */
function offline({ times, lostAt }) {
  return html`<section class="needs needs-offline" aria-label="No connection">
    <p><b>No connection since ${times.hm(lostAt)}.</b> Nothing is lost, and every ticket is kept. Send
    visitors to a kiosk that works, or write their enquiry down. Below is what was true then.</p>
  </section>`;
}

/** @param {All} all */
function needs({ page, next, does }) {
  const words = needsWords(page, next);
  const language = next.language ? page.languages[next.language]?.own : null;
  return html`<section class="needs" aria-label="Needs of the next visitor">
    <p class="needs-words" role="status"><b>Needs of the next visitor:</b> ${words || 'none'}</p>
    <p class="needs-hint">${words ? html`on the next ticket only, then cleared
      <button type="button" class="link" @click=${does.clear}>Clear</button>` : nothing}</p>
    <div class="toggles">
      <label class="toggle toggle-language" data-on=${language ? 'yes' : 'no'}>
        ${icon('languages')}<span class="visually-hidden">Language</span>
        <select @change=${withValue((code) => does.language(code))}>
          <option value="" .selected=${!next.language}>Language</option>
          ${Object.entries(page.languages).filter(([code]) => code !== page.own_language).map(([code, one]) =>
            html`<option value=${code} .selected=${code === next.language}>${
              one.own === one.name ? one.name : `${one.own} (${one.name})`}</option>`)}
        </select></label>
      ${page.needs.map(({ id, icon: name, name: words }) => html`<button type="button" class="toggle"
        aria-pressed=${String(next.needs.includes(id))} data-need=${id} @click=${() => does.need(id)}>
        ${icon(name)}<span>${short(words)}</span></button>`)}
    </div>
  </section>`;
}

/** As it stands on a toggle: 'Step-free', 'Children'. @param {string} words */
const short = (words) => {
  const text = words.replace(/ counter$/, '').replace(/^With /, '');
  return text[0].toUpperCase() + text.slice(1);
};

/** @param {All} all @param {ReceptionPage['enquiries'][number]} given @param {Set<string>} over */
function type(all, { id, name, own, prefix }, over) {
  const { state, does, busy, lostAt, page } = all;
  const now = state.enquiries[id];
  if (!now) return nothing;
  const off = lostAt ? 'Opens again with the connection.' : now.open ? '' : now.why;
  const { count, rest } = waitingWords(now);
  const words = html`<span class="prefix number" aria-hidden="true">${prefix}</span>
      <span class="issue-words"><b>${name}${own ? html` <span class="own" lang=${page.first_language} dir="auto">${own}</span>` : nothing}</b>
        <small>${!now.open && !lostAt ? now.why : html`<strong>${count}</strong>${rest}`}</small></span>
      ${over.has(id) ? html`<span class="tag tag--late">over</span>` : nothing}`;
  if (page.reads) return html`<li class="type"><div class="issue">${words}</div></li>`;
  return html`<li class="type">
    <button type="button" class="issue ${off ? 'closed' : ''}" data-issue=${id}
      aria-disabled=${off || busy ? 'true' : nothing}
      @click=${() => !off && does.issue(id)}>${words}</button>
    <button type="button" class="answered ${lostAt ? 'closed' : ''}" data-answered=${id}
      aria-disabled=${lostAt || busy ? 'true' : nothing} @click=${() => !lostAt && does.answered(id)}>
      <span class="tick">${icon('check')}<b>Answered</b></span><span class="visually-hidden">${name},</span>
      <small>${now.answered} today</small>
    </button>
  </li>`;
}

/** @param {All} all */
const ways = ({ does, state }) => html`<div class="ways">
  <button type="button" data-looks class="button" data-way="find" @click=${() => does.open({ name: 'find' })}>
    ${icon('search')}<span>Find a ticket</span></button>
  <button type="button" data-looks class="button" data-way="missed" @click=${() => does.open({ name: 'missed' })}>
    ${icon('ticket')}<span>Came back after a no-show${state.missed.length
      ? html` (${state.missed.length})` : nothing}</span></button>
  ${state.come_again_all ? html`<button type="button" data-looks class="button" data-way="again" @click=${() => does.open({ name: 'again' })}>
    ${icon('ticket')}<span>Was asked to come again (${state.come_again_all})</span></button>` : nothing}
</div>`;

/** @param {All} all */
function today({ page, state, times, does, tablet }) {
  const { start, came, rest } = todayWords(state.today, times.hm);
  const printer = page.printers.find((one) => one.kiosk === tablet?.kiosk);
  return html`<footer class="foot">
    <p>${start}<b>${came}</b> ${rest}</p>
    <p class="foot-links">
      <button type="button" class="link" @click=${() => does.open({ name: 'tablet' })}>${
        printer ? `Slips come out at ${printer.name}` : 'No slips from this tablet'}</button>
      ${page.links.map(({ words, href }) => html`<a href=${href}>${words}</a>`)}
    </p>
  </footer>`;
}
