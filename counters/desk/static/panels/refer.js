// Refer: this step ends, and the visit goes on somewhere else. Five ways, one panel.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { bar } from '/static/bar.js';
import { clock, listed, plural } from '/static/staff/format.js';
import { cap, number } from '/static/staff/parts.js';
import { queueRows } from '../queue.js';
import { withEvent } from '/static/dom.js';
import { lasted, theVisit } from '../model.js';
import { list, matches, noteField, search, tick } from './frame.js';
import { freeRooms, moveHappens, roomChoice, roomRow } from './room.js';

/** @import { EnquiryKnown, Person, Queued } from '../../types.js' */
/** @import { FreeRoom } from './room.js' */
/** @import { Desk, DeskWithForm, Form, Panel, PanelDeed, Way } from '../../view.js' */

/** @type {Array<[way: Way, words: string, more: (desk: Desk) => string]>} */
const WAYS = [
  ['enquiry', 'Another enquiry', () => 'keeps its number'],
  ['adviser', 'A named adviser', (desk) => `${colleagues(desk).length} here now`],
  ['room', 'A private room', ({ state }) => `${state.rooms.free.length} free now`],
  ['partner', 'A partner', (desk) => partnerWords(desk)],
  ['appointment', 'An appointment', () => 'opens the week'],
];

/** @param {Pick<Desk, 'page' | 'state'>} desk */
const colleagues = ({ page, state }) => state.people.filter((one) => one.adviser !== page.adviser.id);

/** @param {Person[]} people @param {string} id @param {'skills' | 'backup'} kind */
const served = (people, id, kind) => people.filter((one) => one[kind].includes(id));

/** @param {Desk} desk */
function partnerWords({ page }) {
  const names = [...new Set(Object.values(page.enquiries).map((one) => one.partner ?? ''))].filter(Boolean);
  return names.length ? listed(names) : 'none here';
}

/** 'Aisha, Owen; you too', 'Tomasz; Priya as backup; only at Counter 1', 'nobody now'. @param {Desk} desk @param {string} id */
function whoServes({ page, state }, id) {
  /** @param {'skills' | 'backup'} kind */
  const names = (kind) => served(colleagues({ page, state }), id, kind).map((one) => one.name);
  const [own, backup] = [names('skills'), names('backup')];
  const me = state.skills.preferred.includes(id) ? 'you too'
    : state.skills.backup.includes(id) ? 'you as backup' : '';
  const others = own.length ? own.join(', ') : '';
  const more = !own.length && backup.length ? `${backup.join(', ')} as backup` : '';
  const where = page.enquiries[id]?.only_at;
  return [[others || more, me].filter(Boolean).join('; ') || 'nobody now', where && `only at ${where}`]
    .filter(Boolean).join('; ');
}

/** @param {number | null | undefined} minutes */
const about = (minutes) => (minutes === undefined || minutes === null ? 'not known'
  : minutes < 5 ? 'under 5 min' : `about ${minutes} min`);

/**
 * The same inside a sentence; where nobody serves it, nothing is foretold.
 * @param {number | null | undefined} minutes
 */
const foretold = (minutes) => (minutes === undefined || minutes === null
  ? 'which nobody who is signed on serves' : about(minutes));

/**
 * How long they would wait for an enquiry type: the house's own estimate.
 * @param {Desk} desk
 * @param {Form} form
 * @param {string} id
 * @returns {number | undefined}
 */
const expected = ({ state }, form, id) => (form.keep ? state.refer?.kept : state.refer?.fresh)?.[id];

/** @param {Desk['state']} state @param {string} id */
const waitingFor = (state, id) => state.counts.by_enquiry[id] ?? 0;

/** @param {Desk} desk @param {Form} form */
const enquiries = (desk, form) => Object.entries(desk.page.enquiries)
  .filter(([id, one]) => id !== theVisit(desk.state).enquiry
    && Boolean(one.partner) === (form.way === 'partner') && !(id in desk.state.away))
  .filter(([, one]) => matches(`${one.name} ${one.partner ?? ''}`, form.query))
  .map(([, one]) => one);

/**
 * A line of the list: an enquiry type, a colleague or a room, by the way that is chosen.
 * @typedef {{ id: string, name: string, enquiry?: EnquiryKnown, person?: Person, room?: FreeRoom }} Line
 */

/** @type {Record<Way, (desk: Desk, form: Form) => Line[]>} */
const ITEMS = {
  enquiry: (desk, form) => enquiries(desk, form).map((one) => ({ id: one.id, name: one.name, enquiry: one })),
  partner: (desk, form) => enquiries(desk, form).map((one) => ({ id: one.id, name: one.name, enquiry: one })),
  adviser: (desk, form) => colleagues(desk).filter((one) => matches(one.name, form.query))
    .map((one) => ({ id: one.adviser, name: one.name, person: one })),
  room: (desk) => freeRooms(desk).map((one) => ({ id: one.id, name: one.name, room: one })),
  appointment: () => [],
};

/** @type {Record<string, string>} */
const STATES = { ready: 'ready', called: 'busy', serving: 'busy', break: 'on a break', wrap_up: 'in wrap-up' };

/** @param {Desk} desk @param {Person} person */
function personRow({ page, state }, person) {
  const { enquiry } = theVisit(state);
  const here = page.enquiries[enquiry]?.name;
  return html`<span class="choice-name">${person.name}</span><span class="choice-count"></span>
    <span class="choice-about">${page.points[person.point]?.name ?? person.point}, ${STATES[person.state]}</span>
    <span class="choice-wide">${person.skills.includes(enquiry) ? `serves ${here}`
      : person.backup.includes(enquiry) ? `${here} as backup` : `not for ${here} as a rule`}</span>`;
}

/** @param {DeskWithForm} desk @param {Line} item */
function row(desk, item) {
  const { form, state } = desk;
  if (item.room) return roomRow(desk, item.room);
  if (item.person) return personRow(desk, item.person);
  return html`<span class="choice-name">${item.name}${item.enquiry?.partner
      ? html` <span class="choice-partner">${item.enquiry.partner}</span>` : nothing}</span>
    <span class="choice-count">${waitingFor(state, item.id)}</span>
    <span class="choice-about">${about(expected(desk, form, item.id))}</span>
    <span class="choice-wide">${whoServes(desk, item.id)}</span>`;
}

const HEAD = html`<div class="choice-head" aria-hidden="true"><span>Enquiry</span><span>Waiting</span>
  <span>Would wait</span><span>Who serves it now</span></div>`;

/** What nobody can be referred to now, and until when. @param {Desk} desk @param {Form} form */
function closedNow({ page, state }, form) {
  const shut = Object.values(page.enquiries).filter((one) => one.id in state.away
    && Boolean(one.partner) === (form.way === 'partner') && form.way !== 'adviser');
  if (!shut.length) return nothing;
  return html`<p class="hint closed-now"><b>Not now:</b> ${shut.map((one) =>
    html`<span>${one.name}. ${state.away[one.id]} </span>`)}</p>`;
}

/** @type {Partial<Record<Way, string>>} */
const EMPTY = {
  enquiry: 'No enquiry has a word that begins like this.',
  partner: 'No partner takes visitors from here now.',
  adviser: 'Nobody else is signed on now.',
};

/** @param {DeskWithForm} desk @param {Form} form */
function view(desk, form) {
  const visit = theVisit(desk.state);
  if (form.way === 'appointment') {
    return html`<p class="panel-lead">The week opens beside this desk, for ${
      number(visit.number)}. ${visit.number} stays with you until you finish
      it.</p>`;
  }
  if (form.way === 'room') return html`${roomChoice(refer, desk)}${happens(desk, form)}`;
  return html`${search(refer, desk, { label: form.way === 'adviser' ? 'Adviser' : 'Enquiry' })}
    ${list(refer, desk, { label: 'Refer to', head: form.way === 'adviser' ? nothing : HEAD, empty: EMPTY[form.way] })}
    ${counted(desk, form)}${closedNow(desk, form)}
    <div class="refer-more">${noteField(desk)}<div class="ticks">
      ${tick(desk, 'keep', `Keep the first arrival, ${desk.times.hm(visit.arrived_at)}`,
        keepMeans(desk, form))}
      ${tick(desk, 'back', 'And back to me afterwards', 'Only you are offered it then.')}</div></div>
    ${line(desk, form)}
    ${happens(desk, form)}`;
}

/** @param {Desk} desk @param {Form} form */
function counted(desk, form) {
  if (!form.query || form.way !== 'enquiry') return nothing;
  const found = enquiries(desk, form).length;
  const all = enquiries(desk, { ...form, query: '' }).length;
  return html`<p class="hint counted">${found} of ${all} enquiries ${plural(found, 'has', 'have')} a
    word that starts with ‘${form.query}’</p>`;
}

/** @param {Desk} desk @param {Form} form */
function keepMeans(desk, form) {
  const visit = theVisit(desk.state);
  const minutes = Math.floor((desk.now - Date.parse(visit.arrived_at)) / 60000);
  const before = form.chosen && form.way !== 'adviser'
    ? lineWith(desk, { ...form, keep: true }).findIndex((one) => one.me) : -1;
  const place = before === 0 ? ', so it goes in first' : before > 0
    ? `, so ${before} ${plural(before, 'goes', 'go')} before it` : '';
  return `For fairness ${visit.number} counts as ${minutes} min waiting${place}.`;
}

/**
 * The enquiry that the step goes on for, or undefined.
 * @param {Desk} desk
 * @param {Form} form
 * @returns {EnquiryKnown | undefined}
 */
const target = ({ page, state }, form) => page.enquiries[
  form.way === 'adviser' ? theVisit(state).enquiry : form.chosen ?? ''];

/** A visitor of whom nothing is known yet, as a desk sees those who wait. @type {Queued} */
const STRANGER = { visit: '', number: '', enquiry: '', language: null, asked_language: null, needs: [],
  noted: false, origin: 'referral', waiting_since: '', queued_at: '', weight: 100, target: 0, mine: true,
  backup: false, needs_room: false, for_me: false, for_other: null, appointment_at: null };

/**
 * Who would wait for the chosen enquiry type, the most urgent first, with the visitor (`me`).
 * @param {Desk} desk
 * @param {Form} form
 */
function lineWith(desk, form) {
  const { state, now } = desk;
  const visit = theVisit(state);
  const since = form.keep ? visit.arrived_at : new Date(now).toISOString();
  const me = { ...STRANGER, number: visit.number, enquiry: form.chosen ?? '', queued_at: since,
    waiting_since: since, target: target(desk, form)?.target ?? visit.target, me: true };
  const queue = state.queue.map((one) => ({ ...one, me: false }));
  const rows = queueRows({ next: null, queue: [...queue, me] }, now);
  return [...rows.mine, ...rows.others].filter((one) => one.enquiry === form.chosen)
    .sort((a, b) => b.urgency - a.urgency);
}

/** That line as it would be, drawn. @param {Desk} desk @param {Form} form */
function line(desk, form) {
  const { page } = desk;
  const enquiry = target(desk, form);
  if (form.way === 'adviser' || !enquiry) return nothing;
  const visit = theVisit(desk.state);
  const since = form.keep ? visit.arrived_at : desk.now;
  return html`<section class="refer-line"><h3>${enquiry.name}, with ${visit.number} in it</h3>
    <table><tbody>${lineWith(desk, form).slice(0, 5).map((one) => html`<tr class=${one.me ? 'is-me' : ''}>
      <th scope="row">${number(one.number)}</th>
      <td>${one.me ? `from ${desk.times.hm(since)}${form.keep ? ', its first arrival' : ''}`
        : one.needs.map((need) => page.needs[need]?.name).join(', ')}</td>
      <td class="bar-cell">${bar(one.wait.ratio, one.wait.aria)}</td>
      <td class="figure ${one.wait.late ? 'late' : ''}">${one.wait.words}</td></tr>`)}</tbody></table>
  </section>`;
}

/** What the deed will do, in words, from what is so now. @param {Desk} desk @param {Form} form */
function happens(desk, form) {
  const { page, state, now } = desk;
  const visit = theVisit(state);
  if (form.way === 'room') {
    const item = freeRooms(desk).find(({ id }) => id === form.chosen);
    return item ? moveHappens(desk, item) : nothing;
  }
  if (!form.chosen) return nothing;
  const name = state.people.find((one) => one.adviser === form.chosen)?.name;
  const wanted = form.way === 'adviser'
    ? html`Only <b>${name}</b> is offered it, while signed on.`
    : html`The visitor waits again for <b>${target(desk, form)?.name}</b>, ${
      foretold(expected(desk, form, form.chosen))}.`;
  const spent = clock(lasted(state, now) ?? 0);
  return html`<p class="happens"><b>What will happen.</b> ${visit.number} stays ${visit.number}.
    ${wanted} This step closes as <b>referred</b>, after ${spent}.
    ${form.back ? html` Afterwards ${visit.number} comes back to you for ${
      page.enquiries[visit.enquiry]?.name}.` : nothing}
    You are <b>ready</b> for the next.</p>`;
}

/** @param {Desk} desk @param {Form} form */
function ways(desk, form) {
  return html`<div class="ways" role="tablist" aria-label="Way" aria-orientation="vertical">${
    WAYS.map(([id, name, more], n) => html`<button type="button" class="way" role="tab"
      id="way-${id}" aria-selected=${String(form.way === id)} aria-keyshortcuts="Alt+${n + 1}"
      @click=${withEvent((event) => desk.on('way', id, event))}>${cap(n + 1)}<span class="way-words"><b>${name}</b>
      <span>${more(desk)}</span></span></button>`)}</div>`;
}

/** @param {Desk} desk @param {Form} form */
function label(desk, form) {
  const item = ITEMS[form.way](desk, form).find(({ id }) => id === form.chosen);
  if (form.way === 'appointment') return 'Open the week';
  if (form.way === 'room') return item ? `Go to ${item.name}` : 'No room is free';
  return item ? `Refer to ${item.name}` : 'Refer';
}

/** @param {Desk} desk @param {Form} form @returns {PanelDeed} */
function deed(desk, form) {
  const { page, state } = desk;
  const base = `${page.api.visits}/${state.visit?.visit}`;
  const words = label(desk, form);
  if (form.way === 'appointment') return { possible: true, label: words, week: true };
  const none = { possible: form.chosen !== null, label: words,
    reason: form.way === 'room' ? `${state.rooms.words}.` : 'Choose where to first.' };
  if (form.way === 'room') {
    return { ...none, name: 'move', url: `${base}/move`, payload: { service_point: form.chosen } };
  }
  const to = form.way === 'adviser' ? { adviser: form.chosen } : { enquiry: form.chosen };
  const note = form.note.trim() ? { note: form.note.trim() } : {};
  return { ...none, name: 'refer', url: `${base}/refer`,
    payload: { ...to, keep_arrival: form.keep, back: form.back, ...note } };
}

/** What a way begins with: of the rooms the first is chosen. @param {Desk} desk @param {Way} way */
const firstOf = (desk, way) => (way === 'room' ? freeRooms(desk)[0]?.id ?? null : null);

/** @type {Panel<Line>} */
export const refer = {
  title: ({ state }) => html`Refer ${number(theVisit(state).number)} to…`,
  // A note that was begun beside the visit goes with it, unless it is taken out here.
  begin: ({ draft }) => ({ way: 'enquiry', keep: true, back: false, note: draft }),
  items: (desk, form) => ITEMS[form.way](desk, form),
  row,
  searched: true,
  ways,
  view,
  deed,
  hints: () => html`<kbd class="cap">Alt 1</kbd> to <kbd class="cap">5</kbd> way
    <kbd class="cap">↑</kbd> <kbd class="cap">↓</kbd> choice
    <kbd class="cap">Tab</kbd> note and choices`,
};

/**
 * What changes with another way; what was written stays.
 * @param {Desk} desk
 * @param {Way} way
 * @returns {Partial<Form>}
 */
export const turned = (desk, way) => ({ way, query: '', chosen: firstOf(desk, way) });

/** The way by its figure; undefined for none. @param {number} n */
export const wayAt = (n) => WAYS[n - 1]?.[0];
