// The rooms board: one line a room, live, with the keys of who looks at it.

import { alive } from '/static/alive.js';
import { html, nothing, render } from '/static/vendor/lit-html/lit-html.js';
import { pageData, wordsOf } from '/static/api.js';
import { deed as done } from '/static/deed.js';
import { byId, filledIn, find } from '/static/dom.js';
import { live, serverNow } from '/static/live.js';
import { wallClock } from '/static/staff/format.js';
import { showLink } from '/static/staff/link.js';
import { icon } from '/static/staff/parts.js';
import { hours, line } from './axis.js';
import { hearKeys } from './keys.js';
import { axisAt } from './scale.js';
import { Turns } from './turns.js';
import { comingFree, counted, deeds, offers, told } from './words.js';

/** @import { InHandJson, Room, RoomsPage, RoomsState } from '../types.js' */
/** @import { Deed } from './keys.js' */
/** @import { Axis } from './scale.js' */

/** @type {RoomsPage} */
const page = pageData();
const times = wallClock(page.site.timezone);
/** @type {Record<string, string>} */
const REASONS = Object.fromEntries(page.reasons);
const root = byId('board');
const voice = byId('voice');

/** @type {RoomsState} */
let state = page.first;
/** @type {string | null} */
let chosen = state.rooms[0]?.room ?? null;
/** The room whose reason for closing is being asked. @type {string | null} */
let closing = null;
/** @type {number | null} */
let lostAt = null;
/** What was said last; of a deed that was not possible (`of`) only as long as that is why. @type {{ words: string, href?: string, to?: string, of?: Deed } | null} */
let said = null;

const now = () => lostAt ?? serverNow().getTime();
const room = (id = chosen) => state.rooms.find((one) => one.room === id) ?? null;
const mine = () => state.visits[page.adviser ?? ''] ?? null;
const can = (id = chosen) => deeds(room(id), mine(), lostAt !== null);

/** @param {string} words @param {{ href?: string, to?: string, of?: Deed }} more */
function tell(words, more = {}) {
  said = { words, ...more };
  voice.textContent = words;
  draw();
}

// ---------------------------------------------------------------- deeds

const turns = new Turns({
  changed: draw,
  waits: (words) => tell(`Waits its turn: ‘${words}’.`),
  failed: (problem, left) => {
    const why = wordsOf(problem, 'No answer came. Look at the board, and press again if nothing changed.');
    tell([why, ...left.map((words) => `Not done: ‘${words}’.`)].join(' '));
  },
});

/** @param {string} id @param {'open' | 'close' | 'tidied'} deed */
const care = (id, deed) => `${page.api}/rooms/${encodeURIComponent(id)}/${deed}`;
/** Which press it is. @param {Deed} deed @param {string} id */
const press = (deed, id) => `${deed} ${id}`;

/** What each deed sends, once it is its turn. @type {Record<Deed, (target: Room, visit: InHandJson | null) => Promise<void>>} */
const DOES = {
  async move(target, visit) {
    if (!visit) return;
    const moved = await done(`/api/v1/visits/${visit.visit}/move`, { service_point: target.room });
    tell(`${moved.number} goes on in ${target.name}. The displays say so.`,
      { href: `/counter/${page.site.id}/${target.room}`, to: `To your desk in ${target.name}` });
  },
  async close(target) {
    await done(care(target.room, 'open'), {});
    tell(`${target.name} is open again.`);
  },
  async tidied(target) {
    await done(care(target.room, 'tidied'), {});
    tell(`${target.name} is tidied.`);
  },
};

/** @param {Deed} deed @param {string | null} [id] */
function attempt(deed, id = chosen) {
  chosen = id;
  const asked = can()[deed];
  if (!asked.possible || !id) tell(`${asked.why}.`, { of: deed });
  else if (deed === 'close' && !can().close.opens) askWhy(id);
  else turns.take(press(deed, id), asked.words, () => inTurn(deed, id));
}

/** The board may be another one by now: what it no longer allows is said, not done. @param {Deed} deed @param {string} id */
async function inTurn(deed, id) {
  const target = room(id);
  const now = can(id);
  const { possible, why } = now[deed];
  if (!possible || !target) tell(`${why}.`);
  else if (deed === 'close' && !now.close.opens) tell(`${target.name} is open again.`);
  else await DOES[deed](target, mine());
}

/** @param {string} id */
function askWhy(id) {
  closing = id;
  draw();
  find('.closing input', root)?.focus();
}

/** @param {Event} event */
function close(event) {
  const { reason, until: given } = filledIn(event);
  const until = given ? new Date(given).toISOString() : null;
  const target = room(closing);
  if (target) turns.take(press('close', target.room), `Close ${target.name}`, async () => {
    await done(care(target.room, 'close'), { reason, until });
    if (closing === target.room) closing = null;
    tell(`${target.name} is closed.`);
    focusRow();
  });
}

function cancel() {
  if (closing !== null) turns.drop(press('close', closing));
  closing = null;
  draw();
  focusRow();
}

const focusRow = () => find(`[data-room="${CSS.escape(chosen ?? '')}"] .room-name`, root)?.focus();

// ---------------------------------------------------------------- keys

/** @param {number} by */
function step(by) {
  const at = state.rooms.findIndex((one) => one.room === chosen);
  const next = state.rooms[Math.min(state.rooms.length - 1, Math.max(0, at + by))];
  if (!next) return;
  chosen = next.room;
  draw();
  focusRow();
}

/** A form that is open is left. */
function escape() {
  const open = closing !== null;
  if (open) cancel();
  return open;
}

hearKeys(document, { chosen: () => chosen, step, attempt, escape, asks: (deed) => deed === 'close' && !can().close.opens });

// ---------------------------------------------------------------- drawing

/** What a room's own button does, by the room's state. @type {Record<string, [deed: Deed, words: string]>} */
const OWN = { free: ['close', 'Close'], closed: ['close', 'Open'], to_tidy: ['tidied', 'Tidied'] };

/** @param {Room} one */
function ownAction(one) {
  if (!(one.state in OWN)) return nothing;
  const [deed, words] = OWN[one.state];
  return html`<button type="button" class="button act" aria-label="${words}: ${one.name}"
    aria-disabled=${lostAt || turns.has(press(deed, one.room)) ? 'true' : nothing} @click=${() => attempt(deed, one.room)}>${words}</button>`;
}

/** @param {Room} one @param {Axis} axis */
function row(one, axis) {
  const words = told(one, axis.now, times);
  const is = one.room === chosen;
  return html`<li class="room is-${one.state} ${is ? 'chosen' : ''} ${words.clock ? '' : 'clockless'}" data-room=${one.room}>
    <div class="who"><button type="button" data-looks class="room-name" aria-pressed=${is ? 'true' : 'false'}
        @click=${() => { chosen = one.room; said = null; draw(); }}>${one.name}</button>
      <p class="offers">${offers(one)}</p></div>
    <div class="state">${icon(words.icon)}<div><p class="state-word">${words.word}</p>
      <p class="state-who">${words.who}</p></div></div>
    ${words.clock ? html`<div class="since"><p class="since-clock">${words.clock}</p><p>${words.under}</p></div>` : nothing}
    ${line(one, axis, times, REASONS)}
    <div class="acts">${ownAction(one)}</div>
  </li>${closing === one.room ? reasonForm(one) : nothing}`;
}

/** @param {Room} one */
function reasonForm(one) {
  return html`<li class="closing-row"><form class="closing" @submit=${close}>
    <fieldset><legend>Why is ${one.name} closed?</legend>
      ${page.reasons.map(([id, words], i) => html`<label class="reason"><input type="radio" name="reason"
        value=${id} ?checked=${i === 0} required> ${words}</label>`)}</fieldset>
    <label class="until">Until, if that is known <input type="datetime-local" name="until" class="input"></label>
    <div class="closing-do"><button class="button button--primary" aria-disabled=${turns.has(press('close', one.room)) ? 'true' : nothing}>Close ${one.name}</button>
      <button type="button" class="button" @click=${cancel}>Leave it open <kbd aria-hidden="true">Esc</kbd></button></div>
  </form></li>`;
}

/** @param {Deed} deed @param {string} key */
function keyed(deed, key) {
  const { possible, why, words } = can()[deed];
  const open = possible && !turns.has(press(deed, chosen ?? ''));
  return html`<button type="button" class="foot-key" aria-disabled=${open ? nothing : 'true'}
    aria-describedby=${possible ? nothing : `why-${deed}`} @click=${() => attempt(deed)}><kbd aria-hidden="true">${key}</kbd>${words}
    ${possible ? nothing : html`<span class="visually-hidden" id="why-${deed}">${why}</span>`}</button>`;
}

function foot() {
  const coming = comingFree({ ...state, now: new Date(now()).toISOString() }, times);
  return html`<footer class="foot">
    <p class="arrows"><kbd aria-hidden="true">${icon('arrow-up')}</kbd><kbd aria-hidden="true">${icon('arrow-down')}</kbd>room</p>
    ${keyed('move', 'Enter')}${keyed('close', 'C')}${keyed('tidied', 'T')}
    <p class="coming">${coming.length ? html`Next free: <b>${coming[0]}</b>${coming[1] ? `, then ${coming[1]}` : ''}` : nothing}</p>
    ${said ? html`<p class="said">${said.words} ${said.href ? html`<a href=${said.href}>${said.to}</a>` : nothing}</p>` : nothing}
  </footer>`;
}

function draw() {
  showLink(lostAt, times.hm);
  if (said?.of && said.words !== `${can()[said.of].why}.`) said = null;
  if (!state.rooms.length) {
    document.title = `Rooms · ${page.site.name}`;
    render(html`<section class="none"><h2>This site has no interview rooms</h2>
      <p>They come with the site file: a service point of the kind 'room'.</p></section>`, root);
    return;
  }
  const axis = axisAt(now(), root.querySelector('.line')?.clientWidth ?? 640);
  const [all, free] = counted(state.rooms);
  document.title = `${free[0].toUpperCase()}${free.slice(1)} · Rooms`;
  render(html`
    ${lostAt ? html`<p class="lost">Not connected since ${times.hms(lostAt)}. This is how the rooms were then; it comes back by itself.</p>` : nothing}
    <div class="head"><p class="count">${all}<b>${free}</b></p><p class="head-state">State, and who</p>${hours(axis, times)}</div>
    <ul class="list ${lostAt ? 'old' : ''}">${state.rooms.map((one) => row(one, axis))}</ul>
    ${foot()}`, root);
}

live('/rooms', { site: page.site.id }, {
  state: (/** @type {RoomsState} */ next) => {
    state = next;
    if (!room()) chosen = state.rooms[0]?.room ?? null;
    draw();
  },
  anew: draw,
  status: ({ connected, since }) => {
    lostAt = connected ? null : since.getTime();
    draw();
  },
});
addEventListener('resize', draw);
setInterval(draw, 1000);
draw();
draw(); // once more: now it is known how wide the axis is
alive();
