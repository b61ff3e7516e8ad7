// Dates with hours of their own, and closed days.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { around, filledIn, withEvent, withValue } from '/static/dom.js';
import { dayWords } from '/static/staff/moments.js';
import { bookedList, decisions, proposed, ringBelow } from './booked.js';
import { fields, ready, said, short, wordsIn } from './wording.js';

/** @import { BookedListOut, DateOut } from '../types.js' */
/** @import { App, DateDraft, Pending } from '../view.js' */

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
    the holidays: kiosks, phones, appointments and the close of the day follow.</p>`}</div>${ringBelow(app)}`;

/** @param {App} app @param {DateOut} one */
const row = (app, one) => html`<li class=${app.date?.day === one.day ? 'chosen' : ''}>
  <button type="button" data-looks @click=${() => begin(app, one)}><small>${dayWords(one.day)}</small>
    <b>${hoursWords(one.hours)}${short(one.reason) ? `: ${short(one.reason)}` : ''}</b></button></li>`;

/** @param {App} app @param {DateOut} [one] */
function begin(app, one) {
  const next = new Date(`${app.dates.today}T12:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  app.date = one
    ? { day: one.day, old: one, open: one.hours.length > 0, pending: null }
    : { day: next.toISOString().slice(0, 10), old: null, open: true, pending: null };
  app.said = null;
  app.draw();
  document.getElementById('date-day')?.focus();
}

/** Under which the reason is kept while it is begun. @param {DateDraft} draft */
const whatOf = ({ old }) => (old ? `date ${old.day}` : 'date new');

/** @param {App} app @param {DateDraft} draft */
function form(app, draft) {
  const { old } = draft;
  const [first = '', second = ''] = old?.hours ?? [];
  const [from1 = '09:00', to1 = '17:00'] = first ? first.split('-') : [];
  const [from2 = '', to2 = ''] = second ? second.split('-') : [];
  return html`<form class="fields-form" @submit=${withEvent((event) => keep(app, draft, event))}
    @input=${withEvent((event) => forget(app, draft, event))}>
    <h2>${old ? dayWords(draft.day) : 'Another date'}</h2>
    ${old ? html`<p class="help">Usually ${hoursWords(old.usual)}${old.holiday ? `, ${old.holiday}` : ''}.</p>` : nothing}
    <label for="date-day">Date<input type="date" id="date-day" name="day" required min=${app.dates.today} max=${app.dates.last_day}
      ?readonly=${old !== null} .value=${draft.day} @change=${withValue((day) => { draft.day = day; draft.pending = null; app.draw(); })}></label>
    <fieldset class="segments"><legend>On this date we are</legend>
      ${[true, false].map((open) => html`<label><input type="radio" name="open" value=${String(open)} .checked=${draft.open === open}
        @change=${() => { draft.open = open; draft.pending = null; app.draw(); }}>${open ? 'Open' : 'Closed'}</label>`)}</fieldset>
    ${draft.open ? html`<div class="row"><label for="from1">From<input type="time" id="from1" name="from1" required .value=${from1}></label>
      <label for="to1">To<input type="time" id="to1" name="to1" required .value=${to1}></label></div>
      <p class="help">After a break, if there is one:</p>
      <div class="row"><label for="from2">From<input type="time" id="from2" name="from2" .value=${from2}></label>
      <label for="to2">To<input type="time" id="to2" name="to2" .value=${to2}></label></div>` : nothing}
    <h2>Why</h2>
    <p class="help">${draft.open ? 'May be left empty.' : 'Kiosks, phones and appointments say it.'}</p>
    ${ready(app, 'why', whatOf(draft), app.page.reasons)}${fields(app, 'why', whatOf(draft), old?.reason ?? {}, app.page.longest.reason)}
    ${draft.pending?.booked.length ? nothing : said(app)}
    <div class="choose"><button class="button ${draft.pending?.booked.length ? '' : 'button--primary'}" aria-disabled=${app.busy ? 'true' : nothing}>${draft.open ? 'Open' : 'Close'} ${dayWords(draft.day || app.dates.today)}${draft.open ? ' at these times' : ''}</button>
      ${old ? html`<button type="button" class="button" aria-disabled=${app.busy ? 'true' : nothing}
        @click=${() => usual(app, draft)}>The usual hours again</button>` : nothing}</div>
    ${draft.pending?.booked.length ? bookedList(app, draft.pending, () => draft.pending && decide(app, draft, draft.pending)) : nothing}
  </form>`;
}

/** Other hours are another question: who is booked then is looked at anew. @param {App} app @param {DateDraft} draft @param {Event} event */
function forget(app, draft, event) {
  if (!draft.pending || around(event, '.booked')) return;
  draft.pending = null;
  app.draw();
}

/** @param {App} app @param {DateDraft} draft @param {Event} event */
async function keep(app, draft, event) {
  const filled = filledIn(event);
  const pieces = [[filled.from1, filled.to1], [filled.from2, filled.to2]];
  const hours = draft.open ? pieces.filter(([from, to]) => from || to).map(([from, to]) => `${from}-${to}`) : [];
  const { day } = filled;
  const body = { hours, reason: wordsIn(app, filled) };
  await look(app, draft, {
    look: body, path: `dates/${day}`, body, day,
    words: `${draft.open ? 'Open' : 'Close'} ${dayWords(day)}`, done: `${dayWords(day)} is ${hoursWords(hours)}.`,
  });
}

/** @param {App} app @param {DateDraft} draft */
const usual = (app, draft) => look(app, draft, {
  look: { hours: draft.old?.usual ?? [], reason: {} }, path: `dates/${draft.day}/usual`, body: {}, day: draft.day,
  words: 'The usual hours again', done: `${dayWords(draft.day)} has its usual hours.`,
});

/**
 * Nobody is passed over: who is booked then is named before anything is done.
 * @param {App} app
 * @param {DateDraft} draft
 * @param {Omit<Pending, 'booked' | 'deeds'> & { look: object }} what
 */
async function look(app, draft, what) {
  /** @type {BookedListOut | null} */
  const found = await app.ask(`dates/${what.day}/booked`, what.look);
  if (!found) return;
  draft.pending = { ...what, booked: found.booked, deeds: proposed(found.booked) };
  if (found.booked.length) {
    app.draw();
    document.querySelector('#booked-head')?.scrollIntoView({ block: 'nearest' });
    return;
  }
  await decide(app, draft, draft.pending);
}

/** @param {App} app @param {DateDraft} draft @param {Pending} pending */
async function decide(app, draft, pending) {
  const body = { ...pending.body, appointments: decisions(pending) };
  if (!await app.send('dates', pending.path, body, pending.done)) return;
  app.begun.forget(whatOf(draft));
  const kept = app.dates.dates.find((one) => one.day === pending.day);
  app.date = kept ? { day: pending.day, old: kept, open: kept.hours.length > 0, pending: null } : null;
  await app.look();
}
