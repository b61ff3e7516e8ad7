// The day: what takes tickets, an early close, the close of the day. Asked for every few seconds.

import { alive } from '/static/alive.js';
import { html, nothing, render } from '/static/vendor/lit-html/lit-html.js';
import { ASIDE_MS, get, pageData, wordsOf } from '/static/api.js';
import { deed } from '/static/deed.js';
import { byId, filledIn, find, withEvent } from '/static/dom.js';
import { following } from '/static/following.js';
import { offBy, plural, wallClock } from '/static/staff/format.js';
import { showLink } from '/static/staff/link.js';
import { icon } from '/static/staff/parts.js';
import { Poll } from '/static/staff/poll.js';
import { everybody } from './everybody.js';

/** @import {
 *   Choice, DayPage, EnquiryDayOut, ServiceDayOut, StandstillOut, TouchedOut,
 * } from '../types.js' */

const EVERY_MS = 5000;
const PROMISES_EVERY_MS = 60_000;

/** @type {DayPage} */
const page = pageData();
/** @type {ServiceDayOut} */
const first = page.first;
const times = wallClock(page.site.timezone);
const root = byId('main');
const voice = byId('voice');
let busy = false;
const poll = new Poll(`${page.url}/day`, { first, every: EVERY_MS, draw, held: () => busy });
/** The enquiry type whose reason is being chosen. @type {string | null} */
let choosing = null;
/** Whether everybody's turn stands still, and whether it is being asked for. @type {Poll<StandstillOut>} */
const still = new Poll(`${page.url}/standstill`, { first: page.standstill, every: EVERY_MS, draw, held: () => sendsToAll });
let stopping = false;
let sendsToAll = false;
/** What was promised and is not kept. @type {TouchedOut[]} */
let touched = [];
/** What went wrong, and where that stands. @type {{ where: string, words: string } | null} */
let said = null;

/** @param {number} n */
const waits = (n) => `${n} ${plural(n, 'waits', 'wait')}`;
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: page.site.timezone });
const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone: page.site.timezone });
/** @param {Choice[]} list @param {string | null} id */
const words = (list, id) => list.find((one) => one.id === id)?.words ?? id;

/** '08:45' today, 'Monday 08:45' on another day. @param {string} at */
function moment(at) {
  const same = dayOf.format(new Date(at)) === dayOf.format(new Date(poll.shown.now));
  return same ? times.hm(at) : `${weekday.format(new Date(at))} ${times.hm(at)}`;
}

/** A clock that jumped: nothing is closed by it before somebody agrees. */
function clockDoubted() {
  const { clock } = poll.shown;
  if (!clock) return nothing;
  const over = clock.over
    ? `By the clock as it is now ${clock.over} ${plural(clock.over, 'visit or sign-on is', 'visits and sign-ons are')} of a day that is over. They stay open until you agree.`
    : 'Nothing is closed by it before you agree.';
  return html`<section class="day-part doubted" aria-labelledby="clock-head">
    <h2 id="clock-head">Is the clock right?</h2>
    <p>${offBy(clock)}, at ${moment(clock.at)}. It says
      ${weekday.format(new Date(poll.shown.now))} ${times.hm(poll.shown.now)} now. ${over}
      If it is wrong, ask whoever looks after the server to set it.</p>
    <div class="choose">${button('The clock is right', () => change('clock', 'agree-clock'))}</div>${note('clock')}</section>`;
}

/** Whom the last close ended: all wait again with one press. */
function broughtBack() {
  const { closed } = poll.shown;
  if (!closed) return nothing;
  return html`<p>At ${moment(closed.at)} the close of a day ended ${closed.visits}
      ${plural(closed.visits, 'visit', 'visits')} that still waited.</p>
    <div class="choose">${button(closed.visits === 1 ? 'Let it wait again' : `Let all ${closed.visits} wait again`,
      () => change('close', 'bring-back'))}</div>`;
}

function headline() {
  const { shown } = poll;
  const left = shown.left ? `${waits(shown.left)}.` : 'Nobody waits.';
  if (!shown.closure) {
    const off = shown.enquiries.filter((one) => one.closure).length;
    const some = off ? `, but for ${off} of ${shown.enquiries.length} enquiry types` : '';
    return `Tickets are given out${some}. ${left}`;
  }
  const opens = shown.closure.opens_at ? `; opens ${moment(shown.closure.opens_at)}` : '';
  /** @type {Record<string, string>} */
  const why = { closed_early: 'Closed early', standstill: 'Everybody was asked to wait' };
  const closed = why[shown.closure.reason] ?? 'Closed';
  return `${closed}${opens}. ${left}`;
}

/** @param {string} where */
function note(where) {
  if (said?.where !== where) return nothing;
  return html`<p class="said bad">${said.words}</p>`;
}

/** @param {Choice[]} list @param {string} id */
function reasons(list, id) {
  return html`<label for=${id}>Reason<select id=${id} name="reason">${list.map(
    (one) => html`<option value=${one.id}>${one.label}</option>`)}</select></label>`;
}

/** @param {string} words @param {() => unknown} act @param {string} [more] */
function button(words, act, more = '') {
  return html`<button type="button" class="button ${more}" aria-disabled=${busy ? 'true' : nothing}
    @click=${act}>${words}</button>`;
}

function earlyClose() {
  const { shown } = poll;
  const early = shown.closure?.reason === 'closed_early';
  const body = early
    ? html`<p>The site closed early, because ${words(page.early_reasons, shown.closed_early)}. No tickets are
        given out; who waits is still served.</p>
        <div class="choose">${button('Open again', () => change('early', 'reopen'))}</div>`
    : shown.closure && shown.closure.reason !== 'standstill'
      ? html`<p>${shown.closure.named ? `The site is closed today: ${shown.closure.named}.`
        : 'The site is closed by its opening hours.'}</p>`
      : html`<p>No more tickets today. Who waits is still served. Kiosk and phone say why.</p>
        <form class="choose" @submit=${withEvent(closeEarly)}>${reasons(page.early_reasons, 'early')}
          <button class="button" aria-disabled=${busy ? 'true' : nothing}>Close now</button></form>`;
  return html`<section class="day-part" aria-labelledby="early-head"><h2 id="early-head">Close early</h2>
    ${body}${note('early')}</section>`;
}

function closeOfDay() {
  const { shown } = poll;
  let says;
  /** @type {unknown} */
  let act = nothing;
  if (shown.stopped) {
    says = 'The close of the day is stopped. Whoever waits can be called until the next service day begins.';
    act = button('Let it close again', () => change('close', 'resume-close'));
  } else if (shown.closes_at) {
    says = `At ${moment(shown.closes_at)} those who still wait are closed with the day: an outcome of
      its own, in no average. Now ${waits(shown.left)}.`;
    act = button('Stop the close', () => change('close', 'stop-close'));
  } else {
    says = 'Those who still wait are closed with the day when the next service day begins.';
  }
  return html`<section class="day-part" aria-labelledby="close-head"><h2 id="close-head">Close of the day</h2>
    <p>${says}</p>${act === nothing ? nothing : html`<div class="choose">${act}</div>`}${broughtBack()}${note('close')}</section>`;
}

/** What an enquiry type does now, in words: [icon, words, class]. @param {EnquiryDayOut} one */
function state(one) {
  const closure = one.closure;
  if (!closure) return ['circle-check', 'Gives out tickets', ''];
  const opens = closure.opens_at ? `, opens ${moment(closure.opens_at)}` : '';
  switch (closure.reason) {
    case 'switched_off': return ['circle-x', `Off: ${words(page.off_reasons, closure.cause)}`, 'none'];
    case 'closed_early': return ['clock', 'Site closed early', 'quiet'];
    case 'standstill': return ['clock', 'Everybody was asked to wait', 'quiet'];
    case 'last_ticket': return ['clock', `Last ticket was at ${one.last_ticket}${opens}`, 'quiet'];
    case 'holiday': return ['clock', `Closed today: ${closure.named}${opens}`, 'quiet'];
    case 'quota': return ['ticket', `All ${one.quota} tickets given out${opens}`, 'none'];
    default: return ['clock', `Closed by its hours${opens}`, 'quiet'];
  }
}

/** @param {EnquiryDayOut} one */
function row(one) {
  const [sign, says, kind] = state(one);
  const limits = [one.quota ? `of ${one.quota}` : '', one.last_ticket ? `until ${one.last_ticket}` : '']
    .filter(Boolean).join(', ');
  const form = choosing === one.enquiry;
  return html`<tr data-enquiry=${one.enquiry}><th scope="row">${one.name}</th>
    <td class="now"><span class="take ${kind}">${icon(sign)}${says}</span>${note(one.enquiry)}</td>
    <td class="n" data-head="Tickets today">${one.tickets}${limits ? ` ${limits}` : ''}</td>
    <td class="n" data-head="Waiting">${one.waiting}</td>
    <td class="do">${one.off
      ? button('Switch on', () => change(one.enquiry, `enquiries/${one.enquiry}/on`), 'act')
      : html`<button type="button" class="button act" aria-expanded=${form}
          @click=${() => { choosing = form ? null : one.enquiry; draw(); focusReason(); }}>Switch off…</button>`}</td></tr>
    ${form ? html`<tr class="form"><td colspan="5"><form class="choose"
      @submit=${withEvent((event) => switchOff(event, one.enquiry))}
      @keydown=${(/** @type {KeyboardEvent} */ event) => escape(event, one.enquiry)}>
      ${reasons(page.off_reasons, `off-${one.enquiry}`)}
      <label for="for-${one.enquiry}">For how long<select id="for-${one.enquiry}" name="long">
        <option value="today">Today</option><option value="open">Until switched on</option></select></label>
      <button class="button act" aria-disabled=${busy ? 'true' : nothing}>Switch ${one.name} off</button>
    </form></td></tr>` : nothing}`;
}

function focusReason() {
  if (choosing) document.getElementById(`off-${choosing}`)?.focus();
}

/** @param {KeyboardEvent} event @param {string} enquiry */
function escape(event, enquiry) {
  if (event.key !== 'Escape') return;
  choosing = null;
  draw();
  find(`[data-enquiry="${enquiry}"] button`, root)?.focus();
}

/** What was promised and is not kept by the rules of now: a changed day, other hours, a type gone. */
function broken() {
  if (!touched.length) return nothing;
  return html`<section class="day-part doubted" aria-labelledby="promises-head">
    <h2 id="promises-head">${touched.length === 1 ? 'One promise is not kept' : `${touched.length} promises are not kept`}
      by the rules as they are</h2>
    <ul class="promises">${touched.map((one) => html`<li><b>${one.name}.</b> ${one.says} ${one.do}
      ${one.kind === 'appointment' ? html`<a href=${`/A/${one.id}`} target="_blank" rel="noopener">Visitor's page</a>` : nothing}</li>`)}</ul>
  </section>`;
}

async function lookAtPromises() {
  let again = PROMISES_EVERY_MS;
  try {
    touched = (await get(`${page.url}/promises`, { timeout: ASIDE_MS })).promises;
    draw();
  } catch {
    again = EVERY_MS; // the first report of a morning takes its process's start
  }
  setTimeout(lookAtPromises, again);
}

function draw() {
  document.title = `${headline()} · ${page.site.name}`;
  showLink(poll.lostAt, times.hm);
  render(html`<h1 class="day-head">${headline()}</h1>
    <p class="to-ahead"><a href="/day/${page.site.id}/ahead">Other hours on a date, closed days, notices, the ticket's last line</a></p>
    <div class="day-parts">${clockDoubted()}${broken()}${earlyClose()}${closeOfDay()}${everybody(page, still.shown, {
      open: stopping, busy: sendsToAll, said: note('everybody'), hm: times.hm, send: everybodyIs,
      ask: (open) => { stopping = open; draw(); document.getElementById('stop-reason')?.focus(); } })}</div>
    <table class="types"><thead><tr><th scope="col">Enquiry type</th><th scope="col">Now</th>
      <th scope="col" class="n">Tickets today</th><th scope="col" class="n">Waiting</th>
      <th scope="col"><span class="visually-hidden">Switch</span></th></tr></thead>
      <tbody>${poll.shown.enquiries.map(row)}</tbody></table>`, root);
}

/** @param {string} where @param {string} path @param {object} [body] */
async function change(where, path, body = {}) {
  if (busy) return;
  busy = true;
  draw();
  try {
    poll.take(await deed(`${page.url}/${path}`, body));
    said = null;
    choosing = null;
    voice.textContent = headline();
  } catch (problem) {
    said = { where, words: wordsOf(problem, 'No answer came. Press again.') };
    voice.textContent = said.words;
  } finally {
    busy = false;
  }
  draw();
}

/** Stop everybody, or let them go on: it waits for no other change. @param {string} path @param {object} body */
async function everybodyIs(path, body) {
  if (sendsToAll) return;
  sendsToAll = true;
  draw();
  try {
    still.take(await deed(`${page.url}/${path}`, body));
    stopping = false;
    said = null;
  } catch (problem) {
    said = { where: 'everybody', words: wordsOf(problem, 'No answer came. Press again.') };
    voice.textContent = said.words;
  } finally {
    sendsToAll = false;
  }
  await poll.ask();
}

/** @param {Event} event */
function closeEarly(event) {
  const { reason } = filledIn(event);
  change('early', 'close-early', { reason });
}

/** @param {Event} event @param {string} enquiry */
function switchOff(event, enquiry) {
  const { reason, long } = filledIn(event);
  const body = { reason, today: long === 'today' };
  change(enquiry, `enquiries/${enquiry}/off`, body).then(() => {
    find(`[data-enquiry="${enquiry}"] button`, root)?.focus();
  });
}

draw();
poll.watch();
still.watch();
lookAtPromises();
following(draw);
alive();
