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

/** Who is to be told, once it is done; no name before somebody rings. @param {App} app @param {Pending} pending */
export const toRing = (app, pending) => html`<section class="booked" aria-labelledby="ring-head">
  <h2 id="ring-head">To ring: ${pending.booked.length}</h2>
  <ol>${pending.booked.map((one) => {
    const deed = pending.deeds.get(one.appointment);
    const now = deed === 'move' && one.other ? `now ${moment(app, one.other.starts_at)}, ${one.other.adviser_name}` : deed === 'cancel' ? 'cancelled' : 'not moved';
    return html`<li><p><b>${moment(app, one.starts_at)}</b> ${one.type}: ${now}</p>
      <details><summary>Who, and how to reach them</summary><p>${one.name ?? 'No name is written down'}, ${one.contact ?? 'no contact'}</p></details></li>`;
  })}</ol></section>`;
