// Dates with hours of their own, and closed days.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { filledIn, withEvent, withValue } from '/static/dom.js';
import { plural } from '/static/staff/format.js';
import { dayWords } from '/static/staff/moments.js';
import { fields, ready, said, short, wordsIn } from './wording.js';

/** @import { DateOut } from '../types.js' */
/** @import { App, DateDraft } from '../view.js' */

/** @param {string[]} hours */
const hoursWords = (hours) => (hours.length ? `open ${hours.map((one) => one.replace('-', ' to ')).join(' and ')}` : 'closed');

/** @param {App} app */
export function datesSay(app) {
  const { dates } = app.dates;
  if (!dates.length) return 'No single dates. The week holds, and the holidays.';
  const [next] = dates;
  const others = dates.length > 1 ? ` ${dates.length} dates have hours of their own.` : '';
  return `${dayWords(next.day)}: ${hoursWords(next.hours)}.${others}`;
}

/** @param {App} app */
export const datesPart = (app) => html`<div class="two">
  <div><ul class="list">${app.dates.dates.map((one) => row(app, one))}</ul>
    <div class="choose"><button type="button" class="button" @click=${() => begin(app)}>Another date</button></div></div>
  ${app.date ? form(app, app.date) : html`<p class="help">Choose a date, or add another. What you say of it wins over the week and
    the holidays: kiosks, phones, appointments and the close of the day follow.</p>`}</div>`;

/** @param {App} app @param {DateOut} one */
const row = (app, one) => html`<li class=${app.date?.day === one.day ? 'chosen' : ''}>
  <button type="button" @click=${() => begin(app, one)}><small>${dayWords(one.day)}</small>
    <b>${hoursWords(one.hours)}${short(one.reason) ? `: ${short(one.reason)}` : ''}</b></button></li>`;

/** @param {App} app @param {DateOut} [one] */
function begin(app, one) {
  const next = new Date(`${app.dates.today}T12:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  app.date = one
    ? { day: one.day, old: one, open: one.hours.length > 0 }
    : { day: next.toISOString().slice(0, 10), old: null, open: true };
  app.said = null;
  app.draw();
  document.getElementById('date-day')?.focus();
}

/** @param {App} app @param {DateDraft} draft */
function form(app, draft) {
  const { old } = draft;
  const [first = '', second = ''] = old?.hours ?? [];
  const [from1 = '09:00', to1 = '17:00'] = first ? first.split('-') : [];
  const [from2 = '', to2 = ''] = second ? second.split('-') : [];
  return html`<form class="fields-form" @submit=${withEvent((event) => keep(app, draft, event))}>
    <h2>${old ? dayWords(draft.day) : 'Another date'}</h2>
    ${old ? html`<p class="help">Usually ${hoursWords(old.usual)}${old.holiday ? `, ${old.holiday}` : ''}.</p>` : nothing}
    <label for="date-day">Date<input type="date" id="date-day" name="day" required min=${app.dates.today} max=${app.dates.last_day}
      ?readonly=${old !== null} .value=${draft.day} @change=${withValue((day) => { draft.day = day; app.draw(); })}></label>
    <fieldset class="segments"><legend>On this date we are</legend>
      ${[true, false].map((open) => html`<label><input type="radio" name="open" value=${String(open)} .checked=${draft.open === open}
        @change=${() => { draft.open = open; app.draw(); }}>${open ? 'Open' : 'Closed'}</label>`)}</fieldset>
    ${draft.open ? html`<div class="row"><label for="from1">From<input type="time" id="from1" name="from1" required .value=${from1}></label>
      <label for="to1">To<input type="time" id="to1" name="to1" required .value=${to1}></label></div>
      <p class="help">After a break, if there is one:</p>
      <div class="row"><label for="from2">From<input type="time" id="from2" name="from2" .value=${from2}></label>
      <label for="to2">To<input type="time" id="to2" name="to2" .value=${to2}></label></div>` : nothing}
    <h2>Why</h2>
    <p class="help">${draft.open ? 'May be left empty.' : 'Kiosks, phones and appointments say it.'}</p>
    ${ready(app, 'why', app.page.reasons)}${fields(app, 'why', old?.reason ?? {}, app.page.longest.reason)}
    ${said(app)}
    <div class="choose"><button class="button button--primary" aria-disabled=${app.busy ? 'true' : nothing}>${draft.open ? 'Open' : 'Close'} ${dayWords(draft.day || app.dates.today)}${draft.open ? ' at these times' : ''}</button>
      ${old ? html`<button type="button" class="button" aria-disabled=${app.busy ? 'true' : nothing}
        @click=${() => usual(app, draft.day)}>The usual hours again</button>` : nothing}</div>
  </form>`;
}

/** @param {App} app @param {DateDraft} draft @param {Event} event */
async function keep(app, draft, event) {
  const filled = filledIn(event);
  const pieces = [[filled.from1, filled.to1], [filled.from2, filled.to2]];
  const hours = draft.open ? pieces.filter(([from, to]) => from || to).map(([from, to]) => `${from}-${to}`) : [];
  const { day } = filled;
  const done = `${dayWords(day)} is ${hoursWords(hours)}.`;
  if (await app.send('dates', `dates/${day}`, { hours, reason: wordsIn(app, filled) }, done)) {
    const kept = app.dates.dates.find((one) => one.day === day);
    app.date = kept ? { day, old: kept, open: draft.open } : null;
    app.draw();
  }
}

/** @param {App} app @param {string} day */
async function usual(app, day) {
  if (await app.send('dates', `dates/${day}/usual`, {}, `${dayWords(day)} has its usual hours.`)) {
    app.date = null;
    app.draw();
  }
}

/** '1 booking', '7 bookings'. @param {number} n */
export const bookings = (n) => `${n} ${plural(n, 'booking', 'bookings')}`;
