// The rooms board: one line a room, live, with the keys of who looks at it.

import { html, nothing, render } from '/static/vendor/lit-html/lit-html.js';
import { newKey, pageData, post } from '/static/api.js';
import { live, serverNow } from '/static/live.js';
import { wallClock } from '/static/staff/format.js';
import { icon } from '/static/staff/parts.js';
import { axisAt, hours, line } from './axis.js';
import { comingFree, counted, deeds, offers, told } from './words.js';

const page = pageData();
const dayOf = new Intl.DateTimeFormat('en-GB', { timeZone: page.site.timezone, weekday: 'long', day: 'numeric', month: 'long' });
const times = { ...wallClock(page.site.timezone), day: (moment) => dayOf.format(new Date(moment)).replace(',', '') };
const REASONS = Object.fromEntries(page.reasons);
const root = document.getElementById('board');
const link = document.getElementById('link');
const voice = document.getElementById('voice');

let state = page.first;
let chosen = state.rooms[0]?.room ?? null;
let closing = null; // the room whose reason for closing is being asked
let lostAt = null;
let said = null; // {words, href?, to?}
let busy = false;

const now = () => (lostAt ? lostAt : serverNow().getTime());
const room = () => state.rooms.find((one) => one.room === chosen) ?? null;
const mine = () => state.visits[page.adviser] ?? null;

function tell(words, more = {}) {
  said = { words, ...more };
  voice.textContent = words;
  draw();
}

// ---------------------------------------------------------------- deeds

async function send(url, payload, after) {
  if (busy) return;
  busy = true;
  draw();
  try {
    const answer = await post(url, payload, { key: newKey() });
    busy = false;
    after(answer);
  } catch (problem) {
    busy = false;
    tell(problem.status ? problem.detail : 'No answer came. Look at the board, and press again if nothing changed.');
  }
}

const care = (id, deed) => `${page.api}/rooms/${encodeURIComponent(id)}/${deed}`;

const DOES = {
  move(target, visit) {
    send(`/api/v1/visits/${visit.visit}/move`, { service_point: target.room }, (moved) => {
      const place = target.name;
      tell(`${moved.number} goes on in ${place}. The displays say so.`,
        { href: `/counter/${page.site.id}/${target.room}`, to: `To your desk in ${place}` });
    });
  },
  close(target) {
    if (deeds(target, mine(), lostAt).close.opens) {
      send(care(target.room, 'open'), {}, () => tell(`${target.name} is open again.`));
      return;
    }
    closing = target.room;
    draw();
    root.querySelector('.closing input')?.focus();
  },
  tidied(target) {
    send(care(target.room, 'tidied'), {}, () => tell(`${target.name} is tidied.`));
  },
};

function attempt(deed, id = chosen) {
  chosen = id;
  const target = room();
  const can = deeds(target, mine(), lostAt)[deed];
  if (!can.possible) tell(`${can.why}.`);
  else if (!busy) DOES[deed](target, mine());
}

function close(event) {
  event.preventDefault();
  const form = new FormData(event.target);
  const until = form.get('until') ? new Date(form.get('until')).toISOString() : null;
  const target = state.rooms.find((one) => one.room === closing);
  send(care(closing, 'close'), { reason: form.get('reason'), until }, () => {
    closing = null;
    tell(`${target.name} is closed.`);
    focusRow();
  });
}

function cancel() {
  closing = null;
  draw();
  focusRow();
}

const focusRow = () => root.querySelector(`[data-room="${CSS.escape(chosen)}"] .room-name`)?.focus();

// ---------------------------------------------------------------- keys

function step(by) {
  const at = state.rooms.findIndex((one) => one.room === chosen);
  const next = state.rooms[Math.min(state.rooms.length - 1, Math.max(0, at + by))];
  if (!next) return;
  chosen = next.room;
  draw();
  focusRow();
}

document.addEventListener('keydown', (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
  if (event.key === 'Escape' && closing) { cancel(); return; }
  if (event.target.closest?.('input, select, textarea, form')) return;
  const deed = { c: 'close', t: 'tidied' }[event.key.toLowerCase()];
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    step(event.key === 'ArrowDown' ? 1 : -1);
  } else if (event.repeat) {
    return;
  } else if (deed) {
    event.preventDefault();
    attempt(deed);
  } else if (event.key === 'Enter' && (event.target === document.body || event.target.closest?.('.room-name'))) {
    event.preventDefault();
    attempt('move');
  }
});

// ---------------------------------------------------------------- drawing

function ownAction(one) {
  const [deed, words] = { free: ['close', 'Close'], closed: ['close', 'Open'], to_tidy: ['tidied', 'Tidied'] }[one.state] ?? [];
  if (!deed) return nothing;
  return html`<button type="button" class="button act" aria-label="${words}: ${one.name}"
    aria-disabled=${lostAt || busy ? 'true' : nothing} @click=${() => attempt(deed, one.room)}>${words}</button>`;
}

function row(one, axis) {
  const words = told(one, axis.now, times);
  const is = one.room === chosen;
  return html`<li class="room is-${one.state} ${is ? 'chosen' : ''} ${words.clock ? '' : 'clockless'}" data-room=${one.room}>
    <div class="who"><button type="button" class="room-name" aria-pressed=${is ? 'true' : 'false'}
        @click=${() => { chosen = one.room; said = null; draw(); }}>${one.name}</button>
      <p class="offers">${offers(one)}</p></div>
    <div class="state">${icon(words.icon)}<div><p class="state-word">${words.word}</p>
      <p class="state-who">${words.who}</p></div></div>
    ${words.clock ? html`<div class="since"><p class="since-clock">${words.clock}</p><p>${words.under}</p></div>` : nothing}
    ${line(one, axis, times, REASONS)}
    <div class="acts">${ownAction(one)}</div>
  </li>${closing === one.room ? reasonForm(one) : nothing}`;
}

function reasonForm(one) {
  return html`<li class="closing-row"><form class="closing" @submit=${close}>
    <fieldset><legend>Why is ${one.name} closed?</legend>
      ${page.reasons.map(([id, words], i) => html`<label class="reason"><input type="radio" name="reason"
        value=${id} ?checked=${i === 0} required> ${words}</label>`)}</fieldset>
    <label class="until">Until, if that is known <input type="datetime-local" name="until" class="input"></label>
    <div class="closing-do"><button class="button button--primary" aria-disabled=${busy ? 'true' : nothing}>Close ${one.name}</button>
      <button type="button" class="button" @click=${cancel}>Leave it open <kbd aria-hidden="true">Esc</kbd></button></div>
  </form></li>`;
}

function keyed(deed, key, can) {
  return html`<button type="button" class="foot-key" aria-disabled=${can.possible && !busy ? nothing : 'true'}
    aria-describedby=${can.possible ? nothing : `why-${deed}`} @click=${() => attempt(deed)}><kbd aria-hidden="true">${key}</kbd>${can.words}
    ${can.possible ? nothing : html`<span class="visually-hidden" id="why-${deed}">${can.why}</span>`}</button>`;
}

function foot() {
  const can = deeds(room(), mine(), lostAt);
  const coming = comingFree({ ...state, now: new Date(now()).toISOString() }, times);
  return html`<footer class="foot">
    <p class="arrows"><kbd aria-hidden="true">${icon('arrow-up')}</kbd><kbd aria-hidden="true">${icon('arrow-down')}</kbd>room</p>
    ${keyed('move', 'Enter', can.move)}${keyed('close', 'C', can.close)}${keyed('tidied', 'T', can.tidied)}
    <p class="coming">${coming.length ? html`Next free: <b>${coming[0]}</b>${coming[1] ? `, then ${coming[1]}` : ''}` : nothing}</p>
    ${said ? html`<p class="said">${said.words} ${said.href ? html`<a href=${said.href}>${said.to}</a>` : nothing}</p>` : nothing}
  </footer>`;
}

function draw() {
  link.dataset.state = lostAt ? 'lost' : 'live';
  link.lastElementChild.textContent = lostAt ? `Not connected since ${times.hm(lostAt)}` : 'Live';
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
  state: (next) => {
    state = next;
    if (!room()) chosen = state.rooms[0]?.room ?? null;
    draw();
  },
  status: ({ connected, since }) => {
    lostAt = connected ? null : since.getTime();
    draw();
  },
});
addEventListener('resize', draw);
setInterval(draw, 1000);
draw();
draw(); // once more: now it is known how wide the axis is
