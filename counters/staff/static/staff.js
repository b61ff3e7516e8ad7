// The staff of a site: who is where, how they sign in, what each can do. Asked for every few seconds;
// a change goes out at once, and the last good answer stays when none comes.

import { alive } from '/static/alive.js';
import { html, nothing, render } from '/static/vendor/lit-html/lit-html.js';
import { pageData, wordsOf } from '/static/api.js';
import { deed } from '/static/deed.js';
import { byId, filledIn } from '/static/dom.js';
import { following } from '/static/following.js';
import { listed, wallClock } from '/static/staff/format.js';
import { showLink } from '/static/staff/link.js';
import { icon } from '/static/staff/parts.js';
import { Poll } from '/static/staff/poll.js';
import { newPerson, noted, personForm } from './form.js';
import { skills } from './skills.js';
import { headline, isLevel, serves, signsIn, state } from './words.js';

/** @import { Named, RemovedOut, StaffOut, StaffPage, StaffPersonOut as Person } from '../types.js' */
/** @import { Change, Ctx } from '../view.js' */
/** @import { Level } from './words.js' */

const EVERY_MS = 3000;

/** @type {StaffPage} */
const page = pageData();
/** @type {StaffOut} */
const first = page.first;
const times = wallClock(page.site.timezone);
const root = byId('main');
const voice = byId('voice');
const poll = new Poll(page.url, {
  first, every: EVERY_MS, draw, held: () => ctx.busy || ctx.pending.size > 0,
});

/** What the parts of the page are given; the functions below change it and draw again. @type {Ctx} */
const ctx = {
  page,
  staff: [],
  busy: false,
  said: null,
  open: null, // whose form is open
  adding: false,
  removed: null, // who was removed last, and may be brought back
  pending: new Map(), // 'person|enquiry' -> level on its way
  narrow: first.staff.find(serves)?.id,
  change, remove, add, cancel, close, setLevel, show,
};

/** @param {string} where @param {string} words @param {boolean} [bad] */
function tell(where, words, bad = false) {
  ctx.said = { where, words, bad };
  voice.textContent = words;
}

/** @param {unknown} problem */
const trouble = (problem) => wordsOf(problem, 'No answer came. Try again.');

/**
 * Post a change; true when it was done. The page then shows what the server holds.
 * @param {string} path
 * @param {object} body
 * @param {string} where
 * @param {string} words
 */
async function send(path, body, where, words) {
  if (ctx.busy) return false;
  ctx.busy = true;
  draw();
  let done = true;
  try {
    await deed(`${page.url}${path}`, body);
    tell(where, words);
  } catch (problem) {
    tell(where, trouble(problem), true);
    done = false;
  }
  ctx.busy = false;
  await poll.ask();
  return done;
}

/** @param {{ id: string }} person */
const of = (person) => `/${encodeURIComponent(person.id)}`;

/** @param {Person} person @param {Change} body */
function change(person, body) {
  const part = Object.keys(body)[0];
  const words = part === 'pin' ? 'The PIN is set.' : part === 'password' ? 'The password is set.' : 'Saved.';
  return send(of(person), body, `${person.id} ${part}`, words);
}

/** @param {Person} person */
async function remove(person) {
  const done = await send(of(person), { retired: true }, `${person.id} retired`, `${person.name} is removed.`);
  if (!done) return;
  ctx.open = null;
  ctx.removed = person;
  draw();
  document.getElementById('bring-back')?.focus();
}

/** @param {RemovedOut} person */
async function bringBack(person) {
  if (!await send(of(person), { retired: false }, 'top', `${person.name} is back.`)) return;
  ctx.removed = null;
  draw();
}

/** @param {Person} person */
const unlock = (person) => send(`${of(person)}/unlock`, {}, 'top', `${person.name} can sign on again.`);

/** @param {Event} event */
async function add(event) {
  const { name, role, pin } = filledIn(event);
  const body = pin ? { name, role, pin } : { name, role };
  if (!await send('', body, 'new', `${body.name} is added.`)) return;
  ctx.adding = false;
  tell('top', `${body.name} is added. Say below what they can do.`);
  draw();
  document.getElementById('add')?.focus();
}

function cancel() {
  ctx.adding = false;
  ctx.said = null;
  draw();
  document.getElementById('add')?.focus();
}

/** @param {Person} person */
function close(person) {
  ctx.open = null;
  draw();
  document.getElementById(`change-${person.id}`)?.focus();
}

/** @param {string} id */
function show(id) {
  ctx.narrow = id;
  draw();
}

let queue = Promise.resolve(); // arrow keys choose several in a row: they go out in their order

/** @param {Person} person @param {Named} enquiry @param {string} wanted */
function setLevel(person, enquiry, wanted) {
  if (!isLevel(wanted)) return;
  const key = `${person.id}|${enquiry.id}`;
  ctx.pending.set(key, wanted);
  draw();
  queue = queue.then(() => (ctx.pending.get(key) === wanted ? sendLevel(person, enquiry, wanted) : undefined));
}

/** @param {Person} person @param {Named} enquiry @param {Level} wanted */
async function sendLevel(person, enquiry, wanted) {
  const key = `${person.id}|${enquiry.id}`;
  try {
    await deed(`${page.url}${of(person)}`, { levels: { [enquiry.id]: wanted } });
    const words = { preferred: 'preferred', backup: 'as backup', no: 'no more' }[wanted];
    tell('', `${person.name}: ${enquiry.name} ${words}, from the next call on.`);
  } catch (problem) {
    tell('skills', `${person.name}, ${enquiry.name}: nothing was changed. ${trouble(problem)}`, true);
  }
  await poll.ask();
  if (ctx.pending.get(key) === wanted) ctx.pending.delete(key);
  draw();
}

// ---------------------------------------------------------------- drawing

/** @param {Person} person */
function attention(person) {
  if (person.locked_until) {
    return html`<p class="attention">${icon('lock')}<span><b>${person.name} is locked until
      ${times.hm(person.locked_until)}</b>, after too many wrong PINs or passwords.</span>
      <button type="button" class="button" aria-disabled=${ctx.busy ? 'true' : nothing}
        @click=${() => unlock(person)}>Unlock ${person.name}</button></p>`;
  }
  return nothing;
}

function withoutSecret() {
  const names = ctx.staff.filter((one) => !one.pin && !one.password).map((one) => one.name);
  if (!names.length) return nothing;
  return html`<p class="attention soft">${icon('info')}<span>${listed(names)} cannot sign in yet: no PIN and no
    password.</span></p>`;
}

function removedNow() {
  const found = poll.shown.removed.find((one) => one.id === ctx.removed?.id);
  if (!found) return nothing;
  return html`<p class="attention soft">${icon('undo-2')}<span>${found.name} is removed.</span>
    <button type="button" class="button" id="bring-back" @click=${() => bringBack(found)}>Bring ${found.name} back</button></p>`;
}

/** @param {Person} person */
function doing(person) {
  const place = person.signed_on;
  if (!place) return '';
  const details = /** @type {unknown[]} */ ([]);
  if (place.number) details.push(html`<span class="number">${place.number}</span>`);
  if (place.reason) details.push(page.breaks[place.reason] ?? place.reason);
  if (place.state_since) details.push(`since ${times.hm(place.state_since)}`);
  if (place.ends_at) details.push(`until ${times.hms(place.ends_at)}`);
  return details.map((one, n) => html`${n ? ', ' : ''}${one}`);
}

/** @param {Person} person */
function row(person) {
  const [sign, words, kind] = state(person);
  const open = ctx.open === person.id;
  const place = person.signed_on;
  const spoken = person.languages.map((code) => page.languages[code] ?? code);
  return html`<tr data-person=${person.id}><th scope="row">${person.name}</th>
    <td class="state ${kind}"><span>${icon(sign)}${words}</span></td>
    <td class="doing">${doing(person)}</td>
    <td class="place">${place ? html`${page.points[place.service_point] ?? place.service_point},
      from ${times.hm(place.since)}` : nothing}</td>
    <td>${page.role_names[person.role]}</td>
    <td class="spoken">${spoken.join(', ')}</td>
    <td class=${person.pin || person.password ? '' : 'missing'}>${signsIn(person)}</td>
    <td class="do"><button type="button" class="button" id="change-${person.id}" aria-expanded=${open}
      @click=${() => { ctx.open = open ? null : person.id; ctx.said = null; draw(); }}
      >Change<span class="visually-hidden"> ${person.name}</span>${icon('chevron-down')}</button></td></tr>
    ${open ? html`<tr class="form"><td colspan="8">${personForm(ctx, person)}</td></tr>` : nothing}`;
}

function people() {
  return html`<section aria-labelledby="people-head"><h2 id="people-head" class="visually-hidden">Who is where</h2>
    <table class="people"><thead><tr><th scope="col">Name</th><th scope="col">State</th>
      <th scope="col"><span class="visually-hidden">With whom, since when</span></th><th scope="col">Where</th>
      <th scope="col">Role</th><th scope="col">Also speaks</th><th scope="col">Signs in with</th>
      <th scope="col"><span class="visually-hidden">Change</span></th></tr></thead>
      <tbody>${ctx.staff.map(row)}</tbody></table></section>`;
}

function draw() {
  ctx.staff = [...poll.shown.staff].sort((a, b) => a.name.localeCompare(b.name));
  const says = headline(ctx.staff);
  document.title = `${says} · ${page.site.name}`;
  showLink(poll.lostAt, times.hm);
  render(html`<div class="head"><h1>${says}</h1>
      <button type="button" class="button" id="add" aria-expanded=${ctx.adding}
        @click=${() => { ctx.adding = !ctx.adding; draw(); document.getElementById('new-name')?.focus(); }}
        >${icon('plus')}Add a person</button></div>
    ${ctx.adding ? newPerson(ctx) : nothing}${noted(ctx, 'top')}
    ${ctx.staff.map(attention)}${withoutSecret()}${removedNow()}
    ${people()}${skills(ctx)}
    ${poll.shown.removed.length ? html`<p class="removed">Removed: ${poll.shown.removed.map((one, n) => html`${n ? ', ' : ''}${
      one.name} <button type="button" class="link-button" @click=${() => bringBack(one)}>bring back<span
        class="visually-hidden"> ${one.name}</span></button>`)}</p>` : nothing}`, root);
  // A list that somebody chose from keeps its own value: let each show what the server holds.
  for (const list of root.querySelectorAll('.level')) {
    const level = list instanceof HTMLSelectElement ? list.dataset.level ?? '' : '';
    if (list instanceof HTMLSelectElement && list.value !== level) list.value = level;
  }
}

draw();
poll.watch();
following(draw);
alive();
