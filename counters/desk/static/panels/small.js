// The panels of one question: why this one, which enquiry, what kind of break, who is to come.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { theVisit } from '../model.js';
import { queueRows } from '../queue.js';
import { number } from '/static/staff/parts.js';
import { withEvent } from '/static/dom.js';
import { elsewhereWords } from '../finding.js';
import { isMeant, list, matches, search } from './frame.js';

/** @import { QueueRow } from '../queue.js' */
/** @import { Desk, Form, Item, Panel } from '../../view.js' */

/** @param {Record<string, string>} words */
const asItems = (words) => Object.entries(words).map(([id, name]) => ({ id, name }));
/** @param {unknown} _ @param {Item} item */
const nameRow = (_, item) => html`<span class="choice-name">${item.name}</span>`;

/** Call one who is not next: a reason of the closed list, by one figure. @type {Panel<Item>} */
export const call = {
  title: (desk, form) => html`Call ${number(form.number)} before its turn`,
  begin: ({ state, elsewhere }, visit) => {
    const one = [...state.queue, ...elsewhere ?? []].find((row) => row.visit === visit);
    return { visit, number: one?.number ?? '', enquiry: one?.enquiry ?? '', chosen: null };
  },
  items: ({ page }) => asItems(page.reasons.call),
  row: nameRow,
  quick: true,
  view: (desk, form) => html`<p class="panel-lead">${desk.page.enquiries[form.enquiry]?.name ?? ''}.
      Why this one?</p>
    ${list(call, desk, { label: 'Reason' })}
    <p class="happens"><b>What will happen.</b> ${form.number} is called to ${desk.page.point.name}${
      desk.page.enquiries[form.enquiry]?.room ? ' or to a free room' : ''}, and the reason is kept
      with the call.${desk.state.next && desk.state.next.visit !== form.visit
        ? ` ${desk.state.next.number} stays next.` : ''}</p>
    <button type="button" class="deed" data-action="retype-one"
      @click=${withEvent((event) => desk.on('retype-one', form.visit, event))}><span>Not to be called: it is for another enquiry…</span></button>`,
  deed: ({ page }, form) => ({
    possible: form.chosen !== null, reason: 'Choose a reason.', label: `Call ${form.number}`,
    name: 'call', url: `${page.api.visits}/${form.visit}/call`,
    payload: { service_point: page.point.id, reason: form.chosen },
  }),
  hints: () => html`<kbd class="cap">1</kbd> to <kbd class="cap">5</kbd> calls at once`,
};

/** @param {Desk} desk @param {Form} form */
function rowsOf(desk, form) {
  const { mine, others } = queueRows(desk.state, desk.now);
  return [...mine, ...others].map((row) => ({ ...row, id: row.visit }))
    .filter((row) => isMeant(row, desk.page.enquiries[row.enquiry]?.name ?? '', form.query));
}

/** Somebody else is here than was called: one more press, since it empties the place. @type {Panel} */
export const wrong = {
  title: ({ state }) => html`Not ${number(theVisit(state).number)}`,
  begin: () => ({}),
  view: ({ state }) => html`<p class="panel-lead">Somebody else is here than
      ${theVisit(state).number}.</p>
    <p class="happens"><b>What will happen.</b> ${theVisit(state).number} is called still, and can be
      called again. The minutes until now count as nobody's service.</p>`,
  deed: ({ page, state }) => ({
    possible: true, label: `${theVisit(state).number} is not here`, name: 'wrong',
    url: `${page.api.visits}/${theVisit(state).visit}/not-this-visitor`,
  }),
};

/**
 * Choose somebody, where there is no room for the whole queue.
 * @type {Panel<QueueRow & { id: string }>}
 */
export const choose = {
  title: () => 'Choose somebody',
  begin: (desk) => ({ query: '', chosen: queueRows(desk.state, desk.now).mine[0]?.visit ?? null }),
  items: rowsOf,
  row: (desk, item) => html`<span class="choice-number">${number(item.number)}</span>
    <span class="choice-name">${desk.page.enquiries[item.enquiry]?.name ?? item.enquiry}</span>
    <span class="choice-more ${item.wait.late ? 'late' : ''}">${item.wait.short}</span>`,
  searched: true,
  view: (desk) => html`${search(choose, desk, { label: 'Find a ticket', hint: 'number or enquiry' })}
    ${list(choose, desk, { label: 'Waiting', empty: elsewhereWords(desk).none })}
    ${rowsOf(desk, desk.form).length ? nothing : elsewhereRows(desk)}`,
  deed: (desk, form) => {
    const item = rowsOf(desk, form).find(({ id }) => id === form.chosen);
    return { possible: Boolean(item), reason: 'Choose one who waits.', opens: ['call', form.chosen],
      label: item ? `Call ${item.number}…` : 'Call…' };
  },
  hints: () => html`<kbd class="cap">↑</kbd> <kbd class="cap">↓</kbd> choose`,
};

/** Tickets of the number that was typed which do not wait, or are too many to be shown. @param {Desk} desk */
export const elsewhereRows = (desk) => html`<ul class="elsewhere">${elsewhereWords(desk).rows.map((one) =>
  html`<li>${number(one.number)} ${one.words}${one.state === 'waiting' ? html` <button type="button" class="deed"
    @click=${withEvent((event) => desk.on('call', one.visit, event))}><span>Call ${one.number}…</span></button>`
    : nothing}</li>`)}</ul>`;

/** @param {Desk} desk @param {Form} form */
const enquiryItems = ({ page }, form) => Object.entries(page.enquiries)
  .filter(([, one]) => matches(one.name, form.query)).map(([, one]) => one);

/** @param {Desk} desk */
const firstEnquiry = (desk) => ({
  query: '', chosen: desk.state.skills.preferred[0] ?? Object.keys(desk.page.enquiries)[0],
});

/** Serve somebody without a ticket: they have a number from now on, and are being served. @type {Panel<Item>} */
export const walk = {
  title: () => 'Serve without a ticket',
  begin: firstEnquiry,
  items: (desk, form) => {
    const own = new Set([...desk.state.skills.preferred, ...desk.state.skills.backup]);
    return enquiryItems(desk, form).sort((a, b) => Number(own.has(b.id)) - Number(own.has(a.id)));
  },
  row: nameRow,
  searched: true,
  view: (desk, form) => html`${search(walk, desk, { label: 'Enquiry' })}
    ${list(walk, desk, { label: 'Enquiry', empty: 'No enquiry begins like this.' })}
    ${form.chosen ? html`<p class="happens"><b>What will happen.</b> The visitor gets a number of ${
      desk.page.enquiries[form.chosen]?.name} and is being served from now on, at ${
      desk.page.point.name}. Nothing is printed and nobody is called.</p>` : nothing}`,
  deed: ({ page }, form) => ({
    possible: form.chosen !== null, reason: 'Choose an enquiry.', name: 'serve',
    label: form.chosen ? `Serve ${page.enquiries[form.chosen]?.name}` : 'Serve',
    url: `${page.api.point}/serve`, payload: { enquiry: form.chosen },
  }),
  hints: () => html`<kbd class="cap">↑</kbd> <kbd class="cap">↓</kbd> enquiry`,
};

/** Break: why, by one figure; and signing off. @type {Panel<Item>} */
export const pause = {
  title: () => 'Take no visitors for now',
  begin: () => ({ chosen: null }),
  items: ({ page }) => asItems(page.reasons.break),
  row: nameRow,
  quick: true,
  view: (desk) => html`
    ${list(pause, desk, { label: 'Kind of break' })}
    <p class="happens"><b>What will happen.</b> Nobody is called to ${desk.page.point.name} until you
      end the break. Those who wait for you alone wait on; all others go to your colleagues.</p>
    <button type="button" class="deed sign-off" data-action="sign-off"
      @click=${withEvent((event) => desk.on('sign-off', event))}><span>Sign off here</span></button>`,
  deed: ({ page }, form) => ({
    possible: form.chosen !== null, reason: 'Choose what kind of break.', name: 'break',
    label: 'Begin', url: `${page.api.point}/break`, payload: { reason: form.chosen },
  }),
  hints: () => html`<kbd class="cap">1</kbd> to <kbd class="cap">4</kbd> begins at once`,
};
