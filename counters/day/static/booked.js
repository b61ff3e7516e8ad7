// Everybody who is booked on a date that closes: another time for each, and whom to ring.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { withValue } from '/static/dom.js';
import { plural } from '/static/staff/format.js';
import { said } from './wording.js';

/** @import { BookedOut } from '../types.js' */
/** @import { App, Deed, Pending } from '../view.js' */

/** @param {App} app @param {string} at */
const moment = (app, at) => `${app.day(at)} ${app.hm(at)}`;

/** What is proposed for each: to be moved, where there is another time; else somebody rings. @param {BookedOut[]} booked */
export const proposed = (booked) =>
  new Map(booked.map((one) => [one.appointment, /** @type {Deed} */ (one.other ? 'move' : 'keep')]));

/** As the interface takes it. @param {Pending} pending */
export const decisions = ({ booked, deeds }) => booked.map(({ appointment, other }) => {
  const deed = deeds.get(appointment) ?? 'keep';
  if (deed !== 'move' || !other) return { appointment, do: deed };
  return { appointment, do: deed, starts_at: other.starts_at, adviser: other.adviser, service_point: other.service_point };
});

/** @param {Pending} pending @param {Deed} deed */
const count = (pending, deed) => [...pending.deeds.values()].filter((one) => one === deed).length;

/** 'all 7', 'it', '3'. @param {number} n @param {number} all */
const many = (n, all) => (all === 1 ? 'it' : n === all ? `all ${n}` : n);

/** 'Close Friday 4 December and move all 7'. @param {Pending} pending */
function words(pending) {
  const [moved, cancelled] = [count(pending, 'move'), count(pending, 'cancel')];
  const all = pending.booked.length;
  const parts = [moved ? `move ${many(moved, all)}` : '', cancelled ? `cancel ${many(cancelled, all)}` : '']
    .filter(Boolean);
  return [pending.words, ...parts].join(' and ');
}

/**
 * @param {App} app
 * @param {Pending} pending
 * @param {() => unknown} act
 */
export const bookedList = (app, pending, act) => html`<section class="booked" aria-labelledby="booked-head">
  <h2 id="booked-head">${pending.booked.length} ${plural(pending.booked.length, 'person is', 'people are')} booked then</h2>
  <p class="help">All of them. Each has another time where there is one: with the same adviser at the same time, on the next free day.</p>
  <ol>${pending.booked.map((one) => row(app, pending, one))}</ol>
  ${said(app)}
  <div class="choose"><button type="button" class="button button--primary" data-decide aria-disabled=${app.busy ? 'true' : nothing}
    @click=${act}>${words(pending)}</button></div></section>`;

/** @param {App} app @param {Pending} pending @param {BookedOut} one */
const row = (app, pending, one) => html`<li><p><b>${app.hm(one.starts_at)}</b> ${one.type}, ${one.adviser_name}${one.here ? ', is here already' : ''}
    ${one.why ? html`<span class="bad">${one.why}</span>` : nothing}
    ${one.contact ? nothing : html`<span class="bad">No way to reach them is written down.</span>`}</p>
  <label><span class="visually-hidden">What becomes of ${app.hm(one.starts_at)}, ${one.type}</span>
    <select .value=${pending.deeds.get(one.appointment) ?? 'keep'} @change=${withValue((deed) => {
      pending.deeds.set(one.appointment, /** @type {Deed} */ (deed));
      app.draw();
    })}>${one.other ? html`<option value="move" ?selected=${pending.deeds.get(one.appointment) === 'move'}>Move to ${moment(app, one.other.starts_at)}, ${one.other.adviser_name}</option>` : nothing}
      <option value="cancel" ?selected=${pending.deeds.get(one.appointment) === 'cancel'}>Cancel</option>
      <option value="keep" ?selected=${pending.deeds.get(one.appointment) === 'keep'}>Leave it, somebody rings</option></select></label></li>`;

/** How many are to be rung still. @param {App} app */
export const toRing = (app) => app.ring.to_ring.filter((one) => one.rung_at === null).length;

/** @param {App} app */
export function ringSay(app) {
  const n = toRing(app);
  return n ? `${n} ${plural(n, 'person is', 'people are')} to be rung.` : 'Nobody is to be rung.';
}

/** Everybody who is to be told, until they were; no name before somebody rings. @param {App} app */
export const ringPart = (app) => html`<p class="help">Everybody who was booked on a day that got other hours. Each stays here until you tick that they know.</p>
  ${said(app)}${app.ring.to_ring.length ? ringList(app) : nothing}`;

/** The same below the date that was changed. @param {App} app */
export const ringBelow = (app) => (toRing(app) ? html`<section class="booked" aria-labelledby="ring-head">
  <h2 id="ring-head">To ring: ${toRing(app)}</h2><p class="help">They stand under <a href="#ring">Whom to ring</a> until you tick that they know.</p>${ringList(app)}</section>` : nothing);

/** @param {App} app */
const ringList = (app) => html`<ol class="ring">${app.ring.to_ring.map((one) => {
  const now = { moved: `now ${moment(app, one.starts_at)}, ${one.adviser_name}`, cancelled: 'cancelled', not_moved: 'not moved' }[one.state];
  return html`<li class=${one.rung_at ? 'over' : ''}><div><p><b>${moment(app, one.was)}</b> ${one.type}: ${now}</p>
    <details><summary>Who, and how to reach them<span class="visually-hidden">: ${moment(app, one.was)}</span></summary><p>${one.name ?? 'No name is written down'}, ${one.contact ?? 'no contact'}</p></details></div>
    <label><input type="checkbox" .checked=${one.rung_at !== null} @change=${() => app.send('ring', `to-ring/${one.appointment}`, { rung: one.rung_at === null },
      one.rung_at === null ? 'Ticked: they know.' : 'They are to be rung.')}>They know<span class="visually-hidden">: ${moment(app, one.was)}, ${one.type}</span></label></li>`;
})}</ol>`;
