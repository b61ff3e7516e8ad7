// Mending: one visit, a search, who came back, and where this tablet stands.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { icon, number } from '/static/staff/parts.js';
import { valueOf, withEvent, withValue } from '/static/dom.js';
import { foundList, just } from './side.js';
import { visitOf } from './model.js';

/** @import { NoteJson } from '../types.js' */
/** @import { All, Open } from '../view.js' */

/** @param {All} all */
export const panel = (all) => html`${just(all)}${all.panel ? PANELS[all.panel.name](all) : nothing}`;

/** @param {All} all @param {unknown} title @param {unknown} content */
const frame = (all, title, content) => html`<section class="mend" aria-label="Mend">
  <header><h2 tabindex="-1" data-panel-head>${title}</h2>
    <button type="button" data-looks class="button" @click=${all.does.close}>${icon('x')}<span>Close</span></button></header>
  ${all.said ? html`<p class="mend-said">${icon('info')}<b>${all.said}</b></p>` : nothing}
  ${content}
</section>`;

/**
 * @param {All} all
 * @param {string} name
 * @param {string} symbol
 * @param {string} words
 * @param {() => unknown} act
 */
const deed = (all, name, symbol, words, act) => html`<button type="button" class="button" data-mend=${name}
  aria-disabled=${all.lostAt || all.busy ? 'true' : nothing} @click=${() => !all.lostAt && act()}>
  ${icon(symbol)}<span>${words}</span></button>`;

/**
 * A waiting or resting visit: its needs, its further enquiries, and the ways on.
 * @param {All} all
 */
function visit(all) {
  const { state, panel: open, page, nameOf, does, times } = all;
  const id = open?.name === 'visit' ? open.visit : '';
  const one = visitOf(state, id);
  if (!one) return nothing; // it is closed with the next drawing
  const language = one.asked_language;
  /** @param {string[]} needs @param {string | null} asked */
  const change = (needs, asked) => does.mend(id, 'needs',
    { needs, ...(asked ? { asked_language: asked } : {}) }, `${one.number}: needs changed`);
  /** @param {string} need */
  const toggled = (need) => (one.needs.includes(need) ? one.needs.filter((x) => x !== need) : [...one.needs, need]);
  return frame(all, html`${number(one.number)} ${nameOf(one.enquiry)}`, html`
    ${one.where === 'queue' && one.name ? html`<p><b>${one.name}</b></p>` : nothing}
    <p>${one.where === 'held' ? html`On hold${one.reason === 'everybody' ? '' : ` until ${times.hm(one.until)}`}: ${page.hold_reasons[one.reason]?.toLowerCase()}.`
      : html`Waits since ${times.hm(one.waiting_since)}.`}</p>
    <h3>Needs</h3>
    <div class="mend-needs">
      ${page.needs.map((need) => html`<button type="button" class="toggle" data-need=${need.id}
        aria-pressed=${String(one.needs.includes(need.id))} @click=${() => change(toggled(need.id), language)}>
        ${icon(need.icon)}<span>${need.name}</span></button>`)}
    </div>
    <label class="pick">Language
      <select class="input" @change=${withValue((code) => change(one.needs, code))}>
        <option value="" .selected=${!language}>none asked for</option>
        ${Object.entries(page.languages).map(([code, names]) => html`<option value=${code}
          .selected=${code === language}>${names.name}</option>`)}
      </select></label>
    <label class="pick">Ticket, phone and call in
      <select class="input" data-mend="language" @change=${withValue((code) => does.mend(id, 'language', { language: code },
        `${one.number} is spoken to in ${page.languages[code]?.name ?? code}`))}>
        ${page.site_languages.map((code) => html`<option value=${code} .selected=${code === one.language}>${
          page.languages[code]?.name ?? code}</option>`)}
      </select></label>
    <label class="pick">Came for
      <select class="input" data-mend="retype" @change=${withValue((enquiry) => does.mend(id, 'enquiry', { enquiry },
        `${one.number} is for ${nameOf(enquiry)} now; its arrival stays`))}>
        ${page.enquiries.filter((x) => x.id === one.enquiry || state.enquiries[x.id]?.served)
          .map((x) => html`<option value=${x.id} .selected=${x.id === one.enquiry}>${x.name}</option>`)}
      </select></label>
    ${noted(all, one)}
    <h3>Afterwards, with the same number</h3>
    <ul class="planned">${one.planned.map(({ step, enquiry }) => html`<li><span>${nameOf(enquiry)}</span>
      <button type="button" class="button" aria-label=${`Remove ${nameOf(enquiry)}`}
        @click=${() => does.mend(id, 'enquiries/remove', { step }, 'Removed')}>${icon('x')}</button></li>`)}</ul>
    <label class="pick">${one.planned.length ? 'And' : 'Add'}
      <select class="input" data-mend="add" @change=${withEvent((event) => {
        const enquiry = valueOf(event);
        if (event.target instanceof HTMLSelectElement) event.target.value = '';
        does.mend(id, 'enquiries', { enquiry }, `${nameOf(enquiry)} comes afterwards`);
      })}>
        <option value="">another enquiry</option>
        ${page.enquiries.filter((x) => x.id !== one.enquiry && state.enquiries[x.id]?.served && !one.planned.some((y) => y.enquiry === x.id))
          .map((x) => html`<option value=${x.id}>${x.name}</option>`)}
      </select></label>
    <div class="mend-deeds">
      ${one.where === 'queue' && one.greet_by ? deed(all, 'greet', 'user-round', 'Greeted', () => does.greet(one)) : nothing}
      ${one.where === 'held' ? deed(all, 'resume', 'play', 'Wait again', () => does.mend(id, 'resume', {}, `${one.number} waits again`))
        : deed(all, 'hold', 'pause', `Hold ${page.hold_minutes} min`, () => does.away(id, 'hold',
          { reason: 'stepped_out', minutes: page.hold_minutes }, `${one.number} is on hold`))}
      ${deed(all, 'print', 'printer', 'Print again', () => does.print(id))}
      ${page.supervisor && one.where === 'queue' ? html`<label class="pick">Give back a lost wait
        <select class="input" data-mend="wait" @change=${withEvent((event) => {
          const minutes = Number(valueOf(event));
          if (event.target instanceof HTMLSelectElement) event.target.value = '';
          does.mend(id, 'wait', { minutes }, `${one.number} waits as if it had come ${minutes} min earlier`);
        })}><option value="">how long</option>${[5, 10, 15, 20, 30, 45, 60, 90, 120].map((n) =>
          html`<option value=${n}>${n} min</option>`)}</select></label>` : nothing}
      ${deed(all, 'cancel', 'log-out', 'Left', () => does.away(id, 'cancel', {}, `${one.number} left`))}
    </div>`);
}

/**
 * What was noted so far, and a field for more: 'waits in the car'.
 * @param {All} all
 * @param {{ visit: string, notes: NoteJson[] }} one
 */
const noted = (all, one) => html`<h3>Note for who serves them</h3>
  ${one.notes.map((note) => html`<p class="note">${note.text} <small>${note.author}</small></p>`)}
  ${noteForm(all, one.visit)}`;

/** What is typed stays until it is kept, whatever becomes of the visit or the line meanwhile. @param {All} all @param {string} visit */
const noteForm = ({ does, draftOf }, visit) => html`<form class="note-form"
  @submit=${withEvent((event) => does.note(event, visit))}><input class="input" name="text" maxlength="500" autocomplete="off"
    aria-label="Note for who serves them" .value=${draftOf(visit)} @input=${withValue((text) => does.begin(visit, text))}>
    <button class="button">${icon('check')}<span>Keep</span></button></form>`;

/** One who waits no longer, for whom a note was begun. @param {All} all */
function note(all) {
  const { panel: open } = all;
  return open?.name === 'note' ? frame(all, html`${number(open.number)} waits no longer`, html`
    <p>The note that you began is not kept yet. Whoever serves them can still read it.</p>
    ${noteForm(all, open.visit)}`) : nothing;
}

/** @param {All} all */
function search(all) {
  const { does, typed } = all;
  return frame(all, 'Find a ticket', html`<form class="search" data-looks @submit=${does.find}>
    <label class="pick">Ticket number
      <input class="input" name="number" data-panel-first autocomplete="off" autocapitalize="characters" .value=${typed}
        @input=${withValue((text) => does.type(text))}></label>
    <button class="button button--primary">${icon('search')}<span>Find</span></button>
  </form>${foundList(all)}`);
}

/** @param {All} all */
function missed(all) {
  const { state, times, nameOf, does } = all;
  return frame(all, 'Came back after a no-show', state.missed.length ? html`
    <p>Back near the front of the queue, with the same number:</p>
    <ul class="planned">${state.missed.map((one) => html`<li>
      <span>${number(one.number)} ${nameOf(one.enquiry)}<br><small>missed at ${times.hm(one.missed_at ?? '')}, may
        come back until ${times.hm(one.until ?? '')}</small></span>
      ${deed(all, `return-${one.number}`, 'undo-2', 'Back', () =>
        does.mend(one.visit, 'return', {}, `${one.number} is back in the queue`))}</li>`)}</ul>`
    : html`<p>Nobody missed a call within the time in which one can come back. Later than that, a new
      ticket is needed.</p>`);
}

/** @param {All} all */
function again(all) {
  const { state, nameOf, does, passes, typed } = all;
  const more = state.come_again_all > state.come_again.length;
  return frame(all, 'Was asked to come again', state.come_again_all ? html`
    ${more ? html`<p>${state.come_again_all} were asked to come again: here are the ${state.come_again.length} of the latest days. Find any other by its number.</p>
    <form class="search" data-looks @submit=${does.findPass}>
      <label class="pick">Number on their old ticket
        <input class="input" name="number" autocomplete="off" autocapitalize="characters" .value=${typed}
          @input=${withValue((text) => does.type(text))}></label>
      <button class="button">${icon('search')}<span>Find</span></button></form>` : nothing}
    <p>A new ticket for the same enquiry, with priority:</p>
    <ul class="planned">${(more && passes ? passes : state.come_again).map((one) => html`<li>
      <span>${number(one.number)} ${nameOf(one.enquiry)}<br><small>of ${one.service_day}</small></span>
      ${deed(all, `again-${one.number}`, 'ticket', 'Here again', () => does.cameAgain(one.visit))}</li>`)}</ul>`
    : html`<p>Everybody who was asked to come again has been here.</p>`);
}

/** Asked once, kept in this browser. @param {All} all */
function tablet(all) {
  const { page, tablet: set, does } = all;
  return frame(all, 'This tablet', html`<form class="search" @submit=${does.setUp}>
    <label class="pick">Slips come out at
      <select class="input" name="kiosk">
        ${page.printers.map((one) => html`<option value=${one.kiosk} .selected=${one.kiosk === set?.kiosk}>${
          one.name}</option>`)}
        <option value="" .selected=${set?.kiosk === null}>no printer</option>
      </select></label>
    <label class="pick">Help comes to
      <select class="input" name="point">
        ${page.points.map((one) => html`<option value=${one.id} .selected=${one.id === set?.point}>${one.name}</option>`)}
      </select></label>
    <p>Choose the place nearest to where you stand: colleagues go there when you call for help.</p>
    <button class="button button--primary">${icon('check')}<span>Keep</span></button>
  </form>`);
}

/** @type {Record<Open['name'], (all: All) => unknown>} */
const PANELS = { visit, note, find: search, missed, again, tablet };
