// The week of appointments: book, move, cancel, keep times free; by pointer and by keys.
import { alive } from '/static/alive.js';
import { html, render } from '/static/vendor/lit-html/lit-html.js';
import { ourMistake, pageData, Problem, statusOf, wordsOf } from '/static/api.js';
import { byId } from '/static/dom.js';
import { following } from '/static/following.js';
import { icon } from '/static/staff/parts.js';
import { deeds } from './deeds.js';
import { fileDeeds } from './file.js';
import { keepPrinter, keptPrinter } from './kept.js';
import { moves } from './moves.js';
import {
  counted, dayLong, dayMonth, frame, hhmm, inLane, local, localise, momentOf, mondayOf, placesWords,
  plusDays, shownDays, suitablePlaces, wall, weekTitle,
} from './model.js';
import { panel } from './panels.js';
import { side } from './side.js';
import { grid, keys, list, toNow } from './week.js';

/** @import { FreeSlotOut, TypeShown, WeekOut, WeekPage } from '../types.js' */
/** @import { Appointment, Block, Day, Lane, Stands, There } from './model.js' */
/** @import { App, Chosen, Does, Kept, Names, Page, Panel } from '../view.js' */

/** @type {WeekPage} */
const given = pageData();
const prepared = () => /** @type {Page} */ ({ ...given, needs: Object.fromEntries(given.needs), reasons: Object.fromEntries(given.reasons) });
const page = prepared();
/** @type {WeekOut} */
const firstWeek = page.first;
const root = byId('book');
const voice = byId('voice');
const link = byId('link');
const narrow = matchMedia('(max-width: 760px)');
const clock = wall(page.site.timezone);
const api = deeds(page.api);
const REFRESH = 20_000;
const LANES = 3; // places beside each other before 'All'

/** @param {string | undefined} enquiry @returns {TypeShown | undefined} */
const typeFor = (enquiry) => page.types.find((one) => one.enquiry === enquiry) ?? page.types[0];
const slip = keptPrinter();

/** @type {Kept} */
const kept = {
  page, api,
  monday: mondayOf(firstWeek.days[0].date),
  ahead: Date.parse(firstWeek.now) - Date.now(),
  all: false,
  byAdviser: false,
  type: typeFor(page.visit?.enquiry) ?? null,
  draft: {
    needs: page.visit?.needs ?? [],
    asked_language: page.visit?.asked_language ?? null,
    language: page.visit?.language ?? page.speaks[0],
    printer: page.printers.find((one) => one.id === (slip ?? page.printers[0]?.id))?.id ?? null,
    name: '', contact: '', note: '',
  },
  first: null, chosen: null, cursor: null, carrying: null, panel: null, said: null, busy: false,
};

/** @type {Names} */
const names = {
  typeName: (id) => page.types.find((one) => one.id === id)?.name ?? id,
  shortType: (id) => names.typeName(id ?? '').split(' ')[0],
  nameOf: (id) => page.advisers.find((one) => one.id === id)?.name ?? id ?? '',
  placeOf: (id) => page.points.find((one) => one.id === id)?.name ?? id ?? '',
  isRoom: (id) => page.points.find((one) => one.id === id)?.kind === 'room',
  languageName: (id) => page.languages.find((one) => one.id === id)?.name ?? id,
  whenOf: (one) => { const at = clock(one.starts_at); return `${dayMonth(at.date)}, ${hhmm(at.minute)}`; },
  blockWho: (one) => (one.adviser ? names.nameOf(one.adviser)
    : one.service_point ? names.placeOf(one.service_point) : 'The whole site'),
  isChosen: (one) => kept.chosen?.starts_at === one.starts_at && kept.chosen.adviser === one.adviser
    && kept.chosen.service_point === one.service_point,
};

/** The page as all its parts see it: what is kept, what follows from the week, and the deeds. */
const app = /** @type {App} */ (kept);
Object.assign(app, names, moves(app), fileDeeds(app), does());

// ---------------------------------------------------------------- what is shown

/** @param {WeekOut} week */
function take(week) {
  app.week = localise(week, clock);
  app.days = shownDays(app.week);
  app.title = weekTitle(app.days);
  settle();
}

/** All that follows from the week and from what is being booked. */
function settle() {
  app.now = clock(Date.now() + app.ahead);
  app.nowIso = new Date(Date.now() + app.ahead).toISOString();
  app.length = app.type?.minutes ?? 30;
  app.suitable = suitablePlaces(page.points, app.type, app.draft.needs);
  app.every = everyLane();
  app.lanes = app.all ? app.every : someLanes();
  app.frame = frame(app.days, app.week.appointments.filter((one) => one.state !== 'cancelled'));
  app.listDay = app.days.some((day) => day.date === app.listDay) ? app.listDay
    : (app.days.find((day) => day.date === app.now.date) ?? app.days[0]).date;
}

/** @returns {Lane[]} */
function everyLane() {
  if (app.byAdviser) {
    const skilled = new Set(page.types.map((one) => one.enquiry));
    return page.advisers.filter((one) => one.skills.some((skill) => skilled.has(skill)))
      .map((one) => ({ id: one.id, name: one.name, kind: 'adviser' }));
  }
  const used = new Set(app.week.appointments.map((one) => one.service_point));
  return page.points.filter((one) => one.kind === 'room' || used.has(one.id) || app.suitable.includes(one))
    .map((one) => ({ id: one.id, name: one.name, kind: 'place' }));
}

/** Those that suit what is being booked; the one that is chosen is always among them. */
function someLanes() {
  /** @param {Lane} lane */
  const suits = (lane) => (app.byAdviser
    ? page.advisers.some((one) => one.id === lane.id && one.skills.includes(app.type?.enquiry ?? ''))
    : app.suitable.some((one) => one.id === lane.id));
  const rooms = [...app.every].sort((a, b) => Number(app.isRoom(b.id)) - Number(app.isRoom(a.id)));
  const found = (app.byAdviser ? app.every : rooms).filter(suits).slice(0, LANES);
  const chosen = app.every.find((lane) => lane.id === (app.byAdviser ? app.chosen?.adviser : app.chosen?.service_point));
  if (chosen && !found.includes(chosen)) found.push(chosen);
  return found.length ? app.every.filter((lane) => found.includes(lane)) : app.every.slice(0, LANES);
}

function draw() {
  render(html`<div class="book-frame">
    ${side(app)}
    <section class="main" aria-label="The week">
      ${header()}
      ${narrow.matches ? list(app) : html`<div class="week-scroll">${grid(app)}</div>`}
      <footer class="foot">
        <p id="keys" class="keys" ?hidden=${narrow.matches}>${keys}</p>
        <p class="count">${counted(app.week.appointments)}</p>
      </footer>
    </section>
  </div>${panel(app)}`, root);
  const dialog = document.getElementById('panel');
  if (!(dialog instanceof HTMLDialogElement)) return;
  if (app.panel && !dialog.open) dialog.showModal();
  if (!app.panel && dialog.open) dialog.close();
}

function header() {
  const shown = app.byAdviser ? app.lanes.map((lane) => lane.name).join(', ') : placesWords(app.lanes);
  return html`<header class="bar">
    <button type="button" data-looks class="button step" aria-label="Week before" @click=${() => go(-7)}>${icon('chevron-left')}</button>
    <button type="button" data-looks class="button step" aria-label="Week after" @click=${() => go(7)}>${icon('chevron-right')}</button>
    <h2 class="title">${app.title}</h2>
    <p class="shown">${shown}</p>
    ${app.every.length > LANES ? html`<button type="button" data-looks class="button lanes-only" aria-pressed=${app.all} @click=${() => change({ all: !app.all })}>${allWords()}</button>` : ''}
    <button type="button" data-looks class="button lanes-only" aria-pressed=${app.byAdviser} @click=${() => change({ byAdviser: !app.byAdviser, cursor: null })}>${app.byAdviser ? 'By room' : 'By adviser'}</button>
    <a class="button" href=${`/appointments/${page.site.id}/list?day=${app.listDay}`}>List</a>
    <button type="button" class="button" @click=${() => app.openNewBlock()}>Keep a time free</button>
    <button type="button" class="button" @click=${() => show({ kind: 'file' })}>Import a day</button>
  </header>`;
}

function allWords() {
  if (app.all) return 'Fewer';
  if (app.byAdviser) return `All ${app.every.length} advisers`;
  return `All ${app.every.length} ${app.every.every((lane) => app.isRoom(lane.id)) ? 'rooms' : 'places'}`;
}

/** @param {Partial<App>} values */
function change(values) {
  Object.assign(app, values);
  settle();
  draw();
}

/** @param {string} words @param {{ good?: boolean, more?: unknown }} [how] */
function tell(words, { good = false, more = null } = {}) {
  app.said = { words, good, more };
  voice.textContent = words;
  draw();
}

/** @param {number} days */
function go(days) {
  app.monday = plusDays(app.monday, days);
  app.cursor = null;
  refresh();
}

/** @param {Panel | null} found */
function show(found) {
  change({ panel: found });
}

// ---------------------------------------------------------------- news from the server

/** @param {boolean} is */
function connected(is) {
  link.dataset.state = is ? 'live' : 'lost';
  if (link.lastElementChild) link.lastElementChild.textContent = is ? 'Live' : 'No connection';
}

let asked = 0;
async function refresh() {
  const mine = ++asked;
  let week;
  try {
    week = await api.week(app.monday, plusDays(app.monday, 7));
  } catch (problem) {
    if (statusOf(problem) === 401) location.reload();
    if (statusOf(problem) === undefined) ourMistake(problem);
    connected(false);
    return;
  }
  if (mine !== asked) return;
  app.ahead = Date.parse(week.now) - Date.now();
  connected(true);
  take(week);
  draw();
}

const wanted = () => ({
  type: app.type?.id, needs: app.draft.needs.join(','), asked_language: app.draft.asked_language,
});

/** Find the first free times for what is being booked. */
async function look() {
  if (!app.type) return;
  app.first = null;
  draw();
  try {
    const { free } = await api.free({ ...wanted(), days: Math.min(62, page.ahead_days + 1), limit: 5, spread: true });
    app.first = free.map((one) => local(one, clock));
  } catch (problem) {
    app.first = [];
    tell(wordsOf(problem, 'No answer came. Try again.'));
  }
  draw();
}

/**
 * Choose a time in a lane; whoever, or whichever place, is free then comes with it.
 * @param {Day} day
 * @param {number} minute
 * @param {Lane} lane
 */
async function select(day, minute, lane) {
  const length = app.length;
  const starts = momentOf(day, minute);
  const mine = lane.kind === 'adviser' ? { adviser: lane.id } : { service_point: lane.id };
  const chosen = { day: day.date, from: minute, to: minute + length, starts_at: starts, adviser: null, service_point: null, ...mine };
  const there = inLane(app.week, day, lane, minute, length);
  if (!starts || there || !app.type) return choose({ ...chosen, free: false, why: taken(day, there) });
  choose({ ...chosen, free: false, why: 'Looking…' });
  /** @type {FreeSlotOut[] | null} */
  let free = null;
  let wrong = '';
  try {
    ({ free } = await api.free({ ...wanted(), from: day.date, days: 1, limit: 500, ...mine }));
  } catch (problem) {
    wrong = wordsOf(problem, 'No answer came: whether it is free is not known. Choose it again.');
  }
  if (app.chosen?.starts_at !== starts) return undefined;
  if (!free) return choose({ ...chosen, free: false, why: wrong });
  const found = free.find((one) => Date.parse(one.starts_at) === Date.parse(starts));
  if (found) return choose({ ...chosen, adviser: found.adviser, service_point: found.service_point, free: true });
  const who = lane.kind === 'adviser' ? `${lane.name} and a place are` : `Nobody with ${app.type.skill} is`;
  return choose({ ...chosen, free: false, why: starts < app.nowIso ? 'This time is over.' : `${who} not free together at ${hhmm(minute)} for ${app.type.name}.` });
}

/** @param {Day} day @param {There | null} there */
function taken(day, there) {
  if (there?.kind === 'block') return `${app.blockWho(there.one)} takes no appointments then: ${there.one.reason}.`;
  if (there?.kind === 'appointment') return `Taken from ${hhmm(there.one.from)} to ${hhmm(there.one.to)}: ${app.typeName(there.one.type)} with ${app.nameOf(there.one.adviser)}.`;
  return day.closed ? `Closed on ${dayLong(day.date)}: ${day.closed}.` : 'The site is closed then.';
}

/** @param {Chosen} chosen */
function choose(chosen) {
  app.chosen = chosen;
  app.said = app.said?.good ? app.said : null;
  settle();
  draw();
}

// ---------------------------------------------------------------- deeds

/** What a panel says of a refusal; of a block, what it would lie over. @param {unknown} problem @param {string} wrong */
const refusedBy = (problem, wrong) => (problem instanceof Problem
  ? { wrong, there: problem.facts.there, count: problem.facts.count } : { wrong });

/**
 * @template Answer
 * @param {() => Promise<Answer>} work
 * @param {(answer: Answer) => unknown} done
 */
async function doing(work, done) {
  if (app.busy) return;
  app.busy = true;
  draw();
  try {
    const answer = await work();
    app.busy = false;
    await done(answer);
  } catch (problem) {
    app.busy = false;
    const words = wordsOf(problem, 'No answer came. Look at the week, and try again if nothing changed.');
    if (app.panel) { Object.assign(app.panel, refusedBy(problem, words)); voice.textContent = words; draw(); } else tell(words);
    await refresh();
  }
}

/** What can be done, for the page's parts. @returns {Does} */
function does() {
  return {
    draw, tell, refresh, look, select, open, openById, change, show, doing, book, need: needs, take: takeFree,
    choose: chooseWhat,
    pickUp: (one) => app.carry(one),
    openBlock: (one) => show({ kind: 'blocked', one }),
    close: () => show(null),
    closed: () => { if (app.panel) change({ panel: null }); },
    showDay: (date) => change({ listDay: date }),
  };
}

/** Choose what is booked, for whom and in which language. @param {'type' | 'asked_language' | 'printer' | 'language'} key @param {string | null} value */
function chooseWhat(key, value) {
  if (key === 'type') app.type = page.types.find((one) => one.id === value) ?? null;
  else if (key === 'language') app.draft.language = value ?? page.speaks[0];
  else app.draft[key] = value;
  if (key === 'printer') keepPrinter(value);
  if (key !== 'printer' && key !== 'language') { app.chosen = null; look(); }
  change({});
}

/** @param {string} need @param {boolean} on */
function needs(need, on) {
  app.draft.needs = Object.keys(page.needs).filter((one) => (one === need ? on : app.draft.needs.includes(one)));
  change({ chosen: null });
  look();
}

/** Choose one of the first free times. @param {FreeSlotOut & Stands} one */
function takeFree(one) {
  const { day, from, to, starts_at: starts, adviser, service_point: point } = one;
  app.monday = mondayOf(day);
  app.listDay = day;
  choose({ day, from, to, starts_at: starts, adviser, service_point: point, free: true });
  if (!app.week.days.some((found) => found.date === day)) refresh();
}

function book() {
  const { chosen, draft, type } = app;
  if (!chosen?.free || !type) return;
  const person = { name: draft.name.trim() || null, contact: draft.contact.trim() || null, note: draft.note.trim() || null };
  const order = {
    type: type.id, starts_at: chosen.starts_at, adviser: chosen.adviser, service_point: chosen.service_point,
    needs: draft.needs, asked_language: draft.asked_language, language: draft.language, printer: draft.printer,
    for_visit: page.visit?.visit ?? null, person: Object.values(person).some(Boolean) ? person : null,
  };
  doing(() => api.book(order), async (made) => {
    Object.assign(draft, { name: '', contact: '', note: '' });
    app.chosen = null;
    await refresh();
    tell(`Booked: ${dayMonth(chosen.day)}, ${hhmm(chosen.from)}, ${app.placeOf(made.service_point)}, ${app.nameOf(made.adviser)}.`, {
      good: true,
      more: html` Code <b class="number">${made.code.replace(/(...)(?=.)/g, '$1 ')}</b>. <a href=${`/A/${made.appointment}`} target="_blank" rel="noopener">Visitor's page</a>, <a href=${`/A/${made.appointment}.ics`}>.ics</a>`,
    });
    look();
  });
}

/** @param {Appointment} one */
async function open(one) {
  if (app.carrying) return;
  show({ kind: 'one', one });
  try {
    const { person } = await api.one(one.appointment);
    if (app.panel?.kind === 'one' && app.panel.one.appointment === one.appointment) show({ ...app.panel, person });
  } catch (problem) { // what the week knows is there
    const wrong = wordsOf(problem, 'No answer came: who it is for is not known. Close this, and open it again.');
    if (app.panel?.kind === 'one' && app.panel.one.appointment === one.appointment) show({ ...app.panel, wrong });
  }
}

/** Open an appointment that may be of another week. @param {string} id */
function openById(id) {
  doing(() => api.one(id), (found) => show({ kind: 'one', one: local(found, clock), person: found.person }));
}

// ---------------------------------------------------------------- beginning
take(firstWeek);
draw();
toNow(root);
look();
narrow.addEventListener('change', draw);
window.addEventListener('focus', refresh);
document.addEventListener('visibilitychange', () => { if (!document.hidden) refresh(); });
setInterval(() => { if (!document.hidden && !app.busy && !app.carrying) refresh(); }, REFRESH);
document.addEventListener('keydown', app.pageKey);
following(() => { Object.assign(page, prepared()); app.type = app.type && (page.types.find((one) => one.id === app.type?.id) ?? null); settle(); draw(); });
alive();
