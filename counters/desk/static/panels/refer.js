// Refer: this step ends, and the visit goes on somewhere else. Five ways, one panel.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { bar } from '/static/bar.js';
import { clock, listed, plural, wait } from '/static/staff/format.js';
import { cap, number } from '/static/staff/parts.js';
import { queueRows } from '../queue.js';
import { list, matches, noteField, search, tick } from './frame.js';
import { freeRooms, moveHappens, roomChoice, roomRow } from './room.js';

const WAYS = [
  ['enquiry', 'Another enquiry', () => 'keeps its number'],
  ['adviser', 'A named adviser', (desk) => `${colleagues(desk).length} here now`],
  ['room', 'A private room', ({ state }) => `${state.rooms.free.length} free now`],
  ['partner', 'A partner', (desk) => partnerWords(desk)],
  ['appointment', 'An appointment', () => 'opens the week'],
];

const colleagues = ({ page, state }) => state.people.filter((one) => one.adviser !== page.adviser.id);

const served = (people, id, kind) => people.filter((one) => one[kind].includes(id));

function partnerWords({ page }) {
  const names = [...new Set(Object.values(page.enquiries).map((one) => one.partner).filter(Boolean))];
  return names.length ? listed(names) : 'none here';
}

/** 'Aisha, Owen; you too', 'Tomasz; Priya as backup', 'nobody now'. */
function whoServes({ page, state }, id) {
  const names = (kind) => served(colleagues({ page, state }), id, kind).map((one) => one.name);
  const [own, backup] = [names('skills'), names('backup')];
  const me = state.skills.preferred.includes(id) ? 'you too'
    : state.skills.backup.includes(id) ? 'you as backup' : '';
  const others = own.length ? own.join(', ') : '';
  const more = !own.length && backup.length ? `${backup.join(', ')} as backup` : '';
  return [others || more, me].filter(Boolean).join('; ') || 'nobody now';
}

const about = (minutes) => (minutes === undefined || minutes === null ? 'not known'
  : minutes < 5 ? 'under 5 min' : `about ${minutes} min`);

/** The same inside a sentence; where nobody serves it, nothing is foretold. */
const foretold = (minutes) => (minutes === undefined || minutes === null
  ? 'which nobody who is signed on serves' : about(minutes));

/** How long they would wait for an enquiry type: the house's own estimate. */
const expected = ({ state }, form, id) => (form.keep ? state.refer?.kept : state.refer?.fresh)?.[id];

const waitingFor = (state, id) => state.queue.filter((one) => one.enquiry === id).length;

const enquiries = (desk, form) => Object.entries(desk.page.enquiries)
  .filter(([id, one]) => id !== desk.state.visit.enquiry
    && Boolean(one.partner) === (form.way === 'partner'))
  .filter(([, one]) => matches(`${one.name} ${one.partner ?? ''}`, form.query))
  .map(([id, one]) => ({ id, ...one }));

const ITEMS = {
  enquiry: enquiries,
  partner: enquiries,
  adviser: (desk, form) => colleagues(desk).filter((one) => matches(one.name, form.query))
    .map((one) => ({ ...one, id: one.adviser })),
  room: (desk) => freeRooms(desk),
  appointment: () => [],
};

const STATES = { ready: 'ready', called: 'busy', serving: 'busy', break: 'on a break', wrap_up: 'in wrap-up' };

function row(desk, item) {
  const { form, page, state } = desk;
  if (form.way === 'room') return roomRow(desk, item);
  if (form.way === 'adviser') {
    const here = page.enquiries[state.visit.enquiry]?.name;
    return html`<span class="choice-name">${item.name}</span><span class="choice-count"></span>
      <span class="choice-about">${page.points[item.point]?.name ?? item.point}, ${STATES[item.state]}</span>
      <span class="choice-wide">${item.skills.includes(state.visit.enquiry) ? `serves ${here}`
        : item.backup.includes(state.visit.enquiry) ? `${here} as backup` : `not for ${here} as a rule`}</span>`;
  }
  return html`<span class="choice-name">${item.name}${item.partner
      ? html` <span class="choice-partner">${item.partner}</span>` : nothing}</span>
    <span class="choice-count">${waitingFor(state, item.id)}</span>
    <span class="choice-about">${about(expected(desk, form, item.id))}</span>
    <span class="choice-wide">${whoServes(desk, item.id)}</span>`;
}

const HEADS = {
  enquiry: html`<div class="choice-head" aria-hidden="true"><span>Enquiry</span><span>Waiting</span>
    <span>Would wait</span><span>Who serves it now</span></div>`,
};
HEADS.partner = HEADS.enquiry;

const EMPTY = {
  enquiry: 'No enquiry has a word that begins like this.',
  partner: 'No partner takes visitors from here.',
  adviser: 'Nobody else is signed on now.',
};

function view(desk, form) {
  if (form.way === 'appointment') {
    return html`<p class="panel-lead">The week opens beside this desk, for ${
      number(desk.state.visit.number)}. ${desk.state.visit.number} stays with you until you finish
      it.</p>`;
  }
  if (form.way === 'room') return html`${roomChoice(refer, desk)}${happens(desk, form)}`;
  return html`${search(refer, desk, { label: form.way === 'adviser' ? 'Adviser' : 'Enquiry' })}
    ${list(refer, desk, { label: 'Refer to', head: HEADS[form.way], empty: EMPTY[form.way] })}
    ${counted(desk, form)}
    <div class="refer-more">${noteField(desk)}<div class="ticks">
      ${tick(desk, 'keep', `Keep the first arrival, ${desk.times.hm(desk.state.visit.arrived_at)}`,
        keepMeans(desk, form))}
      ${tick(desk, 'back', 'And back to me afterwards', 'Only you are offered it then.')}</div></div>
    ${line(desk, form)}
    ${happens(desk, form)}`;
}

function counted(desk, form) {
  if (!form.query || form.way !== 'enquiry') return nothing;
  const found = enquiries(desk, form).length;
  const all = enquiries(desk, { ...form, query: '' }).length;
  return html`<p class="hint counted">${found} of ${all} enquiries ${plural(found, 'has', 'have')} a
    word that starts with ‘${form.query}’</p>`;
}

function keepMeans(desk, form) {
  const { state, now } = desk;
  const minutes = Math.floor((now - Date.parse(state.visit.arrived_at)) / 60000);
  const before = form.chosen && form.way !== 'adviser'
    ? lineWith(desk, { ...form, keep: true }).findIndex((one) => one.me) : -1;
  const place = before === 0 ? ', so it goes in first' : before > 0
    ? `, so ${before} ${plural(before, 'goes', 'go')} before it` : '';
  return `For fairness ${state.visit.number} counts as ${minutes} min waiting${place}.`;
}

/** The enquiry that the step goes on for, or undefined. */
const target = ({ page, state }, form) => (form.way === 'adviser'
  ? page.enquiries[state.visit.enquiry] : page.enquiries[form.chosen]);

/** Who would wait for the chosen enquiry type, the most urgent first, with the visitor (`me`). */
function lineWith(desk, form) {
  const { state, now } = desk;
  const since = form.keep ? state.visit.arrived_at : new Date(now).toISOString();
  const me = { visit: '', number: state.visit.number, enquiry: form.chosen, queued_at: since,
    waiting_since: since, target: target(desk, form).target, weight: 100, me: true, mine: true };
  const rows = queueRows({ ...state, next: null, queue: [...state.queue, me] }, now);
  return [...rows.mine, ...rows.others].filter((one) => one.enquiry === form.chosen)
    .sort((a, b) => b.urgency - a.urgency);
}

/** That line as it would be, drawn. */
function line(desk, form) {
  const { page, state } = desk;
  if (form.way === 'adviser' || !form.chosen || !target(desk, form)) return nothing;
  const since = form.keep ? state.visit.arrived_at : desk.now;
  return html`<section class="refer-line"><h3>${target(desk, form).name}, with ${
    state.visit.number} in it</h3>
    <table><tbody>${lineWith(desk, form).slice(0, 5).map((one) => html`<tr class=${one.me ? 'is-me' : ''}>
      <th scope="row">${number(one.number)}</th>
      <td>${one.me ? `from ${desk.times.hm(since)}${form.keep ? ', its first arrival' : ''}`
        : one.needs.map((need) => page.needs[need]?.name).join(', ')}</td>
      <td class="bar-cell">${bar(one.wait.ratio, one.wait.aria)}</td>
      <td class="figure ${one.wait.late ? 'late' : ''}">${one.wait.words}</td></tr>`)}</tbody></table>
  </section>`;
}

/** What the deed will do, in words, from what is so now. */
function happens(desk, form) {
  const { page, state, now } = desk;
  const { visit } = state;
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
  const spent = clock(now - Date.parse(visit.serving_at));
  return html`<p class="happens"><b>What will happen.</b> ${visit.number} stays ${visit.number}.
    ${wanted} This step closes as <b>referred</b>, after ${spent}.
    ${form.back ? html` Afterwards ${visit.number} comes back to you for ${
      page.enquiries[visit.enquiry]?.name}.` : nothing}
    You are <b>ready</b> for the next.</p>`;
}

function ways(desk, form) {
  return html`<div class="ways" role="tablist" aria-label="Way" aria-orientation="vertical">${
    WAYS.map(([id, name, more], n) => html`<button type="button" class="way" role="tab"
      id="way-${id}" aria-selected=${String(form.way === id)} aria-keyshortcuts="Alt+${n + 1}"
      @click=${(event) => desk.on('way', id, event)}>${cap(n + 1)}<span class="way-words"><b>${name}</b>
      <span>${more(desk)}</span></span></button>`)}</div>`;
}

function label(desk, form) {
  const item = ITEMS[form.way](desk, form).find(({ id }) => id === form.chosen);
  if (form.way === 'appointment') return 'Open the week';
  if (form.way === 'room') return item ? `Go to ${item.name}` : 'No room is free';
  return item ? `Refer to ${item.name}` : 'Refer';
}

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

const firstOf = (desk, form) => ITEMS[form.way](desk, form)[0]?.id ?? null;

export const refer = {
  title: ({ state }) => html`Refer ${number(state.visit.number)} to…`,
  begin: (desk, way = 'enquiry') => {
    const form = { way, query: '', note: '', keep: true, back: false, chosen: null };
    return { ...form, chosen: way === 'room' ? firstOf(desk, form) : null };
  },
  /** The same panel with another way chosen; what was written stays. */
  turn: (desk, form, n) => {
    const way = WAYS[n - 1]?.[0];
    if (!way) return form;
    const turned = { ...form, way, query: '', chosen: null };
    return { ...turned, chosen: way === 'room' ? firstOf(desk, turned) : null };
  },
  items: (desk, form) => ITEMS[form.way](desk, form),
  row,
  searched: true,
  ways,
  view,
  deed,
  hints: () => html`<kbd class="cap">Alt 1</kbd> to <kbd class="cap">5</kbd> way
    <kbd class="cap">↑</kbd> <kbd class="cap">↓</kbd> choice
    <kbd class="cap">Tab</kbd> note and choices`,
  wayAt: (n) => WAYS[n - 1]?.[0],
};
