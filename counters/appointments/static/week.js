// The week as a grid of days and lanes, or as a list a day on a narrow screen.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { repeat } from '/static/vendor/lit-html/directives/repeat.js';
import { READS } from '/static/staff/reading.js';
import { blocksOf, dayLong, dayShort, hhmm, isIn, onDay, SLOT, wholeSite } from './model.js';
import { place } from './place.js';

/** @import { Appointment, Block, Day, Lane } from './model.js' */
/** @import { App, Chosen } from '../view.js' */

/** @type {Record<string, string>} */
const STATE = { booked: '', checked_in: ', checked in', served: ', served', no_show: ', no-show', missed: ', no-show' };
/** @type {Record<string, string>} */
const LABEL = { checked_in: 'Here', no_show: 'No-show', missed: 'No-show' };

/** What the keys do in the week. */
export const keys = html`<kbd>←</kbd> <kbd>↑</kbd> <kbd>↓</kbd> <kbd>→</kbd> slot${READS ? nothing
  : html` <kbd>Space</kbd> pick up or put down <kbd>Del</kbd> cancel, with a reason`}`;

/** @param {App} app @param {number} from @param {number} to */
const rows = (app, from, to) => ({
  '--from': (from - app.frame.top) / SLOT,
  '--len': Math.max(1, (to - from) / SLOT),
});

/** @param {App} app */
export function grid(app) {
  const { days, lanes, frame } = app;
  const hours = [];
  for (let minute = Math.ceil(frame.top / 60) * 60; minute < frame.bottom; minute += 60) hours.push(minute);
  return html`<div class="week" role="application" tabindex="0" id="week" aria-label=${`Week, ${app.title}`}
      aria-describedby="keys" ${place({
    '--days': days.length, '--lanes': lanes.length, '--rows': (frame.bottom - frame.top) / SLOT,
  })} @keydown=${app.key} @pointerdown=${app.press}>
    <div class="axis" aria-hidden="true">
      ${hours.map((minute) => html`<span class="hour" ${place(rows(app, minute, minute + 60))}>${hhmm(minute)}</span>`)}
      ${nowMark(app)}
    </div>
    ${days.map((day) => oneDay(app, day))}
  </div>`;
}

/** @param {App} app */
function nowMark(app) {
  if (app.now.minute < app.frame.top || app.now.minute > app.frame.bottom) return nothing;
  if (!app.days.some((day) => day.date === app.now.date)) return nothing;
  return html`<span class="now-mark" ${place(rows(app, app.now.minute, app.now.minute + SLOT))}>${hhmm(app.now.minute)}</span>`;
}

/** @param {App} app @param {Day} day */
function oneDay(app, day) {
  const today = day.date === app.now.date;
  const wide = app.week.blocks.filter(wholeSite).map((one) => onDay(one, day)).filter((one) => one !== null);
  return html`<section class="day" data-today=${today ? 'yes' : 'no'} aria-label=${dayLong(day.date)}>
    <h2 class="day-name">${dayShort(day.date)}${today ? ', today' : ''}</h2>
    <div class="lane-names">${app.lanes.map((lane) => html`<span title=${lane.name}>${lane.name}</span>`)}</div>
    <div class="lanes">
      ${app.lanes.map((lane, n) => oneLane(app, day, lane, n))}
      ${closedParts(app, day)}
      ${wide.map((one) => blocked(app, one, 'wide'))}
      ${today && app.now.minute >= app.frame.top && app.now.minute <= app.frame.bottom
        ? html`<i class="now-line" ${place(rows(app, app.now.minute, app.now.minute + SLOT))}></i>` : nothing}
    </div>
  </section>`;
}

/**
 * What the opening hours leave out, and closed days with their name.
 * @param {App} app
 * @param {Day} day
 */
function closedParts(app, day) {
  if (!day.spans.length) {
    const words = day.closed ? `Closed: ${day.closed}` : 'Closed';
    return html`<div class="block wide" data-closed="yes" ${place(rows(app, app.frame.top, app.frame.bottom))}><span>${words}</span></div>`;
  }
  /** @type {Array<[from: number, to: number]>} */
  const parts = [];
  let at = app.frame.top;
  for (const { from, to } of day.spans) {
    if (from > at) parts.push([at, from]);
    at = to;
  }
  if (at < app.frame.bottom) parts.push([at, app.frame.bottom]);
  return parts.map(([from, to]) => html`<div class="shut" ${place(rows(app, from, to))}></div>`);
}

/** @param {App} app @param {Day} day @param {Lane} lane @param {number} n */
function oneLane(app, day, lane, n) {
  const own = app.week.appointments.filter((one) => one.day === day.date && one.state !== 'cancelled'
    && isIn(one, lane));
  const cursor = app.cursor && app.cursor.day === day.date && app.cursor.lane === lane.id ? app.cursor : null;
  const chosen = app.chosen && app.chosen.day === day.date && isIn(app.chosen, lane) ? app.chosen : null;
  return html`<div class="lane" data-day=${day.date} data-lane=${lane.id} ${place({ '--n': n })}>
    ${blocksOf(app.week, day, lane).filter((one) => !wholeSite(one)).map((one) => blocked(app, one))}
    ${repeat(own, (one) => one.appointment, (one) => booked(app, one))}
    ${chosen ? candidate(app, chosen) : nothing}
    ${cursor ? html`<i class="cursor" data-carrying=${app.carrying ? 'yes' : 'no'}
      ${place(rows(app, cursor.minute, cursor.minute + (app.carrying?.length ?? app.length)))}></i>` : nothing}
  </div>`;
}

/** @param {App} app @param {Chosen} chosen */
function candidate(app, chosen) {
  return html`<div class="candidate" ${place(rows(app, chosen.from, chosen.to))}>
    <b>${app.shortType(app.type?.id)}</b><span>${app.nameOf(chosen.adviser)}</span>
    <em>${chosen.free ? 'both free' : 'not free'}</em>
  </div>`;
}

/** @param {App} app @param {Appointment} one */
function booked(app, one) {
  const past = one.ends_at <= app.nowIso && one.state !== 'no_show' && one.state !== 'missed';
  const state = app.carrying?.appointment === one.appointment ? 'carried' : past ? 'past' : one.state;
  const where = `${app.placeOf(one.service_point)}, ${app.nameOf(one.adviser)}`;
  return html`<button data-looks class="booked" type="button" tabindex="-1" data-state=${state} data-room=${app.isRoom(one.service_point) ? 'yes' : 'no'}
      data-id=${one.appointment} ${place(rows(app, one.from, one.to))}
      title=${`${hhmm(one.from)} ${app.typeName(one.type)}, ${where}${STATE[one.state] ?? ''}`}
      @click=${() => app.open(one)}>
    <b>${LABEL[one.state] ?? app.shortType(one.type)}</b><span>${app.byAdviser ? app.placeOf(one.service_point) : app.nameOf(one.adviser)}</span>
    <span class="visually-hidden">${hhmm(one.from)} ${app.typeName(one.type)}, ${where}${STATE[one.state] ?? ''}</span>
  </button>`;
}

/** @param {App} app @param {Block} one @param {string} [wide] */
function blocked(app, one, wide = '') {
  return html`<button data-looks class=${`block ${wide}`} type="button" tabindex="-1" ${place(rows(app, Math.max(one.from, app.frame.top), Math.min(one.to, app.frame.bottom)))}
      @click=${() => app.openBlock(one)}>
    <span>${one.reason}<span class="visually-hidden"> ${hhmm(one.from)} to ${hhmm(one.to % 1440)}, no appointments</span></span>
  </button>`;
}

// ---------------------------------------------------------------- a list, where it is narrow

/** @param {App} app */
export function list(app) {
  const day = app.days.find((one) => one.date === app.listDay) ?? app.days[0];
  const own = app.week.appointments.filter((one) => one.day === day.date && one.state !== 'cancelled');
  const blocks = app.week.blocks.map((one) => onDay(one, day)).filter((one) => one !== null);
  const entries = [
    ...own.map((one) => ({ from: one.from, drawn: row(app, one) })),
    ...blocks.map((one) => ({ from: one.from, drawn: blockRow(app, one) })),
  ].sort((a, b) => a.from - b.from);
  return html`<div class="daylist">
    <div class="tabs" role="group" aria-label="Day">
      ${app.days.map((one) => html`<button data-looks class="tab" type="button" aria-pressed=${one.date === day.date}
        @click=${() => app.showDay(one.date)}>${dayShort(one.date)}</button>`)}
    </div>
    <h2 class="day-name">${dayLong(day.date)}${day.date === app.now.date ? ', today' : ''}</h2>
    ${day.spans.length ? nothing : html`<p class="closed-day">${day.closed ? `Closed: ${day.closed}` : 'Closed'}</p>`}
    ${entries.length ? html`<ul>${entries.map(({ drawn }) => html`<li>${drawn}</li>`)}</ul>`
      : html`<p class="empty">Nothing is booked on this day.</p>`}
  </div>`;
}

/** @param {App} app @param {Appointment} one */
function row(app, one) {
  const label = LABEL[one.state];
  return html`<button data-looks class="entry" type="button" data-state=${one.state} @click=${() => app.open(one)}>
    <b class="entry-time">${hhmm(one.from)}</b>
    <span><b>${app.typeName(one.type)}</b><br>${app.placeOf(one.service_point)}, ${app.nameOf(one.adviser)}</span>
    ${label ? html`<em>${label}</em>` : nothing}
  </button>`;
}

/** @param {App} app @param {Block} one */
const blockRow = (app, one) => html`<button data-looks class="entry entry--block" type="button" @click=${() => app.openBlock(one)}>
  <b class="entry-time">${hhmm(one.from)}</b>
  <span><b>${one.reason}</b><br>${app.blockWho(one)}, until ${hhmm(one.to % 1440)}</span></button>`;

/** In a house that is open for longer than the window is high, the week begins where it is now. @param {HTMLElement} root */
export function toNow(root) {
  const box = root.querySelector('.week-scroll');
  const mark = root.querySelector('.now-mark');
  if (!box || !mark) return;
  box.scrollTop += mark.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 2;
}
