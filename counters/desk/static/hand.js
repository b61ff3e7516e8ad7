// The column that every width has: band, slip, one big action, six keys, foot.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { clock, countdown } from '/static/staff/format.js';
import { STATES, bigAction, lasted, stateName, stateSince, theVisit } from './model.js';
import { button, cap, icon, ownIcon } from '/static/staff/parts.js';
import { emptyWords } from './queue.js';
import { preview, resting, slip } from './slip.js';

/** @import { DeskState } from '../types.js' */
/** @import { Desk } from '../view.js' */

/** A sentence as part of another. @param {string} words */
const inLine = (words) => words.charAt(0).toLowerCase() + words.slice(1).replace(/\.$/, '');

/** The band: one colour, one word, one running clock for each state. @param {Desk} desk */
export function band(desk) {
  const { page, state, now, times, connected, lostAt } = desk;
  if (!connected) {
    return html`<header class="band band-offline">${ownIcon('unplug')}
      <div><h1>No connection</h1><p>tries again by itself</p></div>
      <span class="band-clock">${clock(now - lostAt)}</span></header>`;
  }
  const since = stateSince(state);
  const name = stateName(state);
  /** @type {Record<string, string>} */
  const line = {
    ready: since ? `since ${times.hms(since)}` : '',
    called: state.visit?.needs.includes('fetch') ? 'you go and fetch them' : `on its way to ${page.point.name}`,
    serving: since ? `${state.visit?.number} since ${times.hm(since)}` : '',
    wrap_up: state.pause?.until ? `ends by itself at ${times.hms(state.pause.until)}` : 'no calls until you are ready',
    break: `${(page.reasons.break[state.pause?.reason ?? ''] ?? 'Break').toLowerCase()} since ${times.hm(since ?? now)}`,
  };
  return html`<header class="band band-${name}">
    <div><h1>${STATES[name]}</h1><p>${line[name]}</p></div>
    <span class="band-clock">${since ? clock(lasted(state, now) ?? 0) : ''}</span></header>`;
}

/** Why everybody's turn stands still. @type {Record<string, string>} */
const STANDING = { evacuation: 'The building is being left.', power: 'Power or computers have failed.',
  closing: 'The house has to close.' };

/** What to do with whom one has in hand meanwhile. @param {DeskState} state */
function yours({ visit, state }) {
  if (!visit) return '';
  return state === 'called' ? ` ${visit.number} is on the way to you: tell them.`
    : ` ${visit.number} stays with you: tell them, then put them on hold or finish.`;
}

/** Offline: what is safe first, then what is shown below. @param {Desk} desk */
export function offlineWords({ state, connected, times, lostAt }) {
  if (connected) {
    return state.standing ? html`<div class="offline-words"><p><b>Everybody was asked to wait.</b> ${
      STANDING[state.standing] ?? ''} Nobody is called until a supervisor lets them go on.${yours(state)}</p></div>` : nothing;
  }
  return html`<div class="offline-words"><p><b>${state.visit
    ? `${state.visit.number} is still yours: go on serving.` : 'Your place is kept.'}</b>
    Nothing is lost. Below is what was true at ${times.hms(lostAt)}.</p></div>`;
}

/** @param {Desk} desk */
export function inHand(desk) {
  if (desk.state.visit) return slip(desk, { short: desk.covered });
  if (desk.covered) return nothing;
  return stateName(desk.state) === 'break' ? resting(desk) : preview(desk);
}

/** What stands under the big action's name. @param {Desk} desk @param {string} name */
function bigSub(desk, name) {
  const { page, state, connected, form } = desk;
  if (!connected) return 'opens again with the connection';
  if (form) return desk.panel === 'refer' ? 'not while a referral is open' : 'not while this is open';
  if (name === 'start') return `${theVisit(state).number} is here`;
  if (name === 'ready') return 'you are ready again';
  if (state.visit) {
    return page.desk.outcome_required ? `asks how ${state.visit.number} ended first`
      : `finishes ${state.visit.number} and calls`;
  }
  if (!state.next) return inLine(emptyWords(state).first);
  return `calls ${state.next.number} to ${page.points[state.next.place ?? '']?.name ?? page.point.name}`;
}

/** @type {Record<ReturnType<typeof bigAction>, [name: string, key: string]>} */
const BIG = { start: ['Start', 'S'], next: ['Next', 'N'], ready: ['End break', 'B'] };

/**
 * The big action: always the next right thing to do, in the colour of the state it leads to.
 * @param {Desk} desk
 */
export function big(desk) {
  const { state, actions, shortcuts, busy, on } = desk;
  const name = bigAction(state);
  const [label, key] = BIG[name];
  return button({ name, on, action: actions[name], key,
    cls: `big big-${name} ${busy ? 'busy' : ''}`,
    content: html`<span class="big-words"><span class="big-name">${label}</span>
      <span class="big-sub">${bigSub(desk, name)}</span></span>${cap(key, shortcuts)}` });
}

/** @type {Array<[name: 'recall' | 'no-show' | 'hold' | 'refer' | 'room' | 'finish', words: string, key: string]>} */
const KEYS = [['recall', 'Recall', 'R'], ['no-show', 'No-show', 'X'], ['hold', 'Hold', 'H'],
  ['refer', 'Refer', 'E'], ['room', 'Room', 'M'], ['finish', 'Finish', 'F']];

/** The six keys: each keeps its place in every state. @param {Desk} desk */
export function keys(desk) {
  const { actions, shortcuts, on, then, asking, panel } = desk;
  /** @param {string} name */
  const pressed = (name) => {
    if (name === 'finish') return asking ? String(then === 'nobody') : undefined;
    return ['hold', 'refer', 'room'].includes(name) ? String(panel === name) : undefined;
  };
  /** @param {typeof KEYS[number]} key */
  const key = ([name, label, letter]) => {
    const action = actions[name];
    const hint = action.gap === null ? cap(letter, shortcuts)
      : html`<span class="gap">${countdown(action.gap)}</span>`;
    return button({ name, on, action, key: letter, cls: `deed deed-${name}`, pressed: pressed(name),
      content: html`<span>${label}</span>${hint}` });
  };
  return html`<div class="deeds" role="group" aria-label="Actions">${KEYS.map(key)}</div>`;
}

/**
 * What was refused or answered, in words on the spot; it stays until the next deed.
 * @param {Desk} desk
 */
export const notice = ({ notice: words }) =>
  (words ? html`<div class="notice answer">${ownIcon('info')}<p>${words}</p></div>` : nothing);

/**
 * What the last minute's deed was, and its way back: always at the same place, above the foot.
 * @param {Desk} desk
 */
export function undo(desk) {
  const { state, now, on, actions, shortcuts, times, undoWords, connected } = desk;
  if (!state.undo || !connected) return nothing;
  const left = Date.parse(state.undo.until) - now;
  if (left <= 0) return nothing;
  return html`<div class="undo"><p>${undoWords}, ${times.hm(Date.parse(state.undo.until) - 60_000)}</p>
    ${button({ name: 'undo', on, action: actions.undo, key: 'U', cls: 'deed',
      content: html`<span>Undo ${countdown(left)}</span>${cap('U', shortcuts)}` })}</div>`;
}

/** A device of this site that needs somebody: one line, never in the way. @param {Desk} desk */
function devicesPill({ page, state, times, connected }) {
  const faults = state.devices.filter(({ state: word }) => !page.device_well.includes(word));
  if (!faults.length || !connected) return nothing;
  const [first] = faults;
  const more = faults.length > 1 ? ` and ${faults.length - 1} more` : '';
  return html`<a class="pill" href=${page.devices_url} target="devices">${icon('printer-x')}
    <span><b>${page.device_states[first.state] ?? first.state}</b>: ${first.where ?? first.name}${
      first.since ? `, since ${times.hm(first.since)}` : ''}${more}</span></a>`;
}

/**
 * Help: one press, no question, and nothing that the visitor could see or hear.
 * @param {Desk} desk
 */
function help(desk) {
  const { state, connected, page, on, actions } = desk;
  if (!connected) {
    return html`<p class="help-phone">${ownIcon('phone')}<span><b>${page.desk.help_phone
      ? `Help: ring ${page.desk.help_phone}` : 'Help: call out'}</b><br>no button without connection</span></p>`;
  }
  if (state.help) {
    return html`<p class="help-called">${icon('life-buoy')}<span><b>Help is called</b><br>${
      state.help.taken_by ? `${state.help.taken_by} is coming` : state.help.taken ? 'somebody is coming'
        : 'nobody goes yet'}</span></p>`;
  }
  return button({ name: 'help', on, action: actions.help, key: 'F8', cls: 'deed deed-help',
    content: html`${icon('life-buoy')}<span>Help</span>${cap('F8')}` });
}

/**
 * @param {Desk} desk
 * @param {'break' | 'keys'} name
 * @param {string} key
 * @param {string} picture
 * @param {string} words
 */
const square = (desk, name, key, picture, words) => button({ name, on: desk.on,
  action: name === 'keys' ? { possible: true } : desk.actions[name], key, cls: 'deed deed-square',
  pressed: String(desk.panel === name),
  content: html`${icon(picture)}<span class="visually-hidden">${words}</span>` });

/** @param {Desk} desk */
export function foot(desk) {
  const { page, state, connected } = desk;
  return html`<footer class="foot">
    ${devicesPill(desk)}
    <div class="foot-row">${help(desk)}
      ${connected ? html`${square(desk, 'break', 'B', 'coffee', 'Break, or sign off')}
        ${square(desk, 'keys', '?', 'keyboard', 'Keys')}` : nothing}
      <p class="who"><b>${state.adviser?.name ?? page.adviser.name}</b><br>${page.point.name}</p>
    </div>
  </footer>`;
}
