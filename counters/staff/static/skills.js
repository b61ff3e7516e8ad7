// The table of people and enquiry types: what each can do, as a list to choose from in each cell.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { cover, level, levels, serves } from './words.js';
import { withValue } from '/static/dom.js';
import { noted } from './form.js';

/** @import { Named, StaffPersonOut as Person } from '../types.js' */
/** @import { Ctx } from '../view.js' */

/** @param {Ctx} ctx @param {Person} person @param {Named} enquiry */
function cell(ctx, person, enquiry) {
  const key = `${person.id}|${enquiry.id}`;
  const now = ctx.pending.get(key) ?? level(person, enquiry.id);
  const chosen = person.id === ctx.narrow ? 'chosen' : '';
  return html`<td class="p ${chosen}"><select class="level" data-level=${now} data-key=${key}
    aria-label="${enquiry.name}, ${person.name}" aria-busy=${ctx.pending.has(key) ? 'true' : nothing}
    @change=${withValue((value) => ctx.setLevel(person, enquiry, value))}>${levels.map(
      ([value, words]) => html`<option value=${value} ?selected=${value === now}>${words}</option>`)}</select></td>`;
}

/** @param {Ctx} ctx @param {Person[]} staff @param {Named} enquiry */
function row(ctx, staff, enquiry) {
  const now = cover(staff, enquiry.id);
  return html`<tr><th scope="row">${enquiry.name}</th>
    <td class="cover ${now.none ? 'none' : ''}"><span class="only-narrow">Signed on now: </span>${now.words}</td>
    ${staff.map((person) => cell(ctx, person, enquiry))}</tr>`;
}

/**
 * The chooser that a narrow screen has in place of columns.
 * @param {Ctx} ctx
 * @param {Person[]} staff
 */
function chooser(ctx, staff) {
  return html`<div class="whose"><label for="whose">Whose skills</label>
    <select id="whose" data-looks @change=${withValue((id) => ctx.show(id))}>${staff.map(
      (one) => html`<option value=${one.id} ?selected=${one.id === ctx.narrow}>${one.name}</option>`)}</select></div>`;
}

/** @param {Ctx} ctx */
export function skills(ctx) {
  const staff = ctx.staff.filter(serves);
  if (!staff.length) return nothing;
  return html`<section class="skills" aria-labelledby="skills-head">
    <h2 id="skills-head">What each can do</h2>
    <p class="lead">A change counts from the next call on. Backup is called only when nothing preferred waits, or
      when the visitor is past the target.</p>${noted(ctx, 'skills')}
    ${chooser(ctx, staff)}
    <div class="scroll" role="region" aria-label="Enquiry types and people" tabindex="0"><table>
      <thead><tr><th scope="col">Enquiry type</th><th scope="col" class="cover">Signed on now</th>${staff.map(
        (one) => html`<th scope="col" class="p ${one.id === ctx.narrow ? 'chosen' : ''}">${one.name}${
          one.signed_on ? nothing : html`<span class="away">signed off</span>`}</th>`)}</tr></thead>
      <tbody>${ctx.page.enquiries.map((enquiry) => row(ctx, staff, enquiry))}</tbody></table></div></section>`;
}
