// What happens: what was just done, who arrives by appointment, and who waits.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { bar } from '/static/bar.js';
import { onScreens } from '/static/staff/format.js';
import { howCalled, whereFound } from '/static/staff/found.js';
import { icon, number } from '/static/staff/parts.js';
import { arrivalWords, greetWords, openFor, printWords, undoLeft, visitOf } from './model.js';

/** @import { ReceptionPage, InLine } from '../types.js' */
/** @import { Just } from './model.js' */
/** @import { All } from '../view.js' */
/** @import { Rows } from './model.js' */

/** @param {All} all @param {Rows} rows */
export const side = (all, rows) => html`${just(all)}${calls(all)}${arriving(all)}${queue(all, rows)}${held(all)}`;

/** @type {Record<string, string>} */
const HEADS = { issued: 'Just issued', answered: 'Just answered', here: 'Just checked in',
  cancel: 'Left', hold: 'On hold', greet: 'Greeted' };

/** Always in its place, so that a wrong touch is cheap. @param {All} all */
export function just(all) {
  const { done: [done, ...before], state, times, nameOf, does, lostAt, clock } = all;
  if (!done) {
    return html`<section class="just just-empty" aria-label="Just done">
      <p>What you do stands here, with Undo for a minute.</p></section>`;
  }
  const left = undoLeft(done, clock);
  const paper = done.kind === 'issued' || done.kind === 'here' ? printWords(done, state) : null;
  return html`<section class="just" aria-label="Just done">
    <p class="just-head">${HEADS[done.kind] ?? 'Done'}, <time>${times.hms(done.at)}</time></p>
    ${paper ? html`<p class="paper" data-tone=${paper.tone}>${icon(paper.tone === 'ok' ? 'check'
      : paper.tone ? 'printer-x' : 'printer')}<span>${paper.words}</span></p>` : nothing}
    <p class="just-what">${done.number ? html`<span class="just-number">${number(done.number)}</span>` : nothing}
      <b>${nameOf(done.enquiry)}</b></p>
    ${done.told ? html`<p class="just-told">${done.told}</p>` : nothing}
    <div class="just-keys">
      <button type="button" class="button" data-deed="undo"
        aria-disabled=${left && !lostAt ? nothing : 'true'}
        @click=${() => left && does.undo(done.visit)}>${icon('undo-2')}<span>Undo ${left ?? ''}</span></button>
      ${paper ? html`<button type="button" class="button" data-deed="print"
        @click=${() => does.print(done.visit)}>${icon('printer')}<span>Print again</span></button>` : nothing}
    </div>
    ${earlier(all, before)}
  </section>`;
}

/**
 * Who is called and has not come yet, with what the screens told: to be read aloud, and called again.
 * @param {All} all
 */
function calls(all) {
  const { state, page, now, times, does, lostAt } = all;
  const awaited = state.in_hand.filter((one) => one.state === 'called');
  if (!awaited.length) return nothing;
  return html`<section class="arriving calls" aria-labelledby="calls-head">
    <h2 id="calls-head">Called now</h2>
    <ul>${awaited.map((one) => {
      const place = page.points.find(({ id }) => id === one.point)?.name ?? one.point;
      const told = one.on_screens && onScreens(one.on_screens, now - Date.parse(one.called_at ?? ''));
      return html`<li>
        <time>${one.called_at ? times.hm(one.called_at) : ''}</time>
        <p><b class="number">${one.number}</b> ${place}<br>${told
          ? html`<span class=${told.late ? 'late' : ''}>${told.words}</span>` : 'is fetched: on no screen'}</p>
        <button type="button" class="button" data-again=${one.visit} aria-label=${`Call ${one.number} again`}
          aria-disabled=${lostAt ? 'true' : nothing} @click=${() => !lostAt && does.again(one)}>Again</button>
      </li>`;
    })}</ul>
  </section>`;
}

/** The other deeds of the last minute: each can be taken back. @param {All} all @param {Just[]} done */
function earlier({ clock, lostAt, does, nameOf }, done) {
  const open = done.filter((one) => undoLeft(one, clock));
  if (!open.length) return nothing;
  return html`<ul class="just-before" aria-label="Before that">${open.map((one) => html`<li>
    <span>${one.number ? html`${number(one.number)} ` : nothing}${nameOf(one.enquiry)}<br>
      <small>${(HEADS[one.kind] ?? 'Done').replace('Just ', '')}</small></span>
    <button type="button" class="button" data-back=${one.visit} aria-disabled=${lostAt ? 'true' : nothing}
      @click=${() => !lostAt && does.undo(one.visit)}>${icon('undo-2')}<span>Take back ${undoLeft(one, clock)}</span></button></li>`)}</ul>`;
}

/** What a search found, each with where it is, or how it ended. @param {All} all */
export function foundList(all) {
  const { found: visits, page, times, nameOf, does, now, state } = all;
  if (!visits) return nothing;
  /** @type {import('/static/staff/found.js').Names} */
  const names = { enquiry: nameOf, point: (id) => page.points.find((one) => one.id === id)?.name ?? id,
    ended: (outcome) => page.endings[outcome] ?? 'ended', hm: times.hm };
  return html`<ul class="planned found">${visits.map((one) => {
    const found = openFor(one, now);
    // The lists have the first two hundred alone.
    const open = found?.name === 'visit' && !visitOf(state, found.visit) ? null : found;
    const calls = howCalled(one.calls, { point: names.point, hms: times.hms });
    return html`<li><span>${number(one.number)} ${whereFound(one, names)}${calls ? html`<br><small>${calls}</small>` : nothing}</span>${open
      ? html`<button type="button" data-looks class="button" data-found=${one.number} @click=${() => does.open(open)}>Open</button>`
      : nothing}</li>`;
  })}</ul>`;
}

/** @param {All} all */
function arriving(all) {
  const { state, now, times, nameOf, does, lostAt } = all;
  if (!state.arriving.length) return nothing;
  return html`<section class="arriving" aria-labelledby="arriving-head">
    <h2 id="arriving-head">Appointments arriving</h2>
    <ul>${state.arriving.map((one) => {
      const { tone, words, rest } = arrivalWords(one, now, times.hm);
      return html`<li data-tone=${tone}>
        <time>${times.hm(one.starts_at)}</time>
        <p>${one.number ? html`<b class="number">${one.number}</b> ` : nothing}${nameOf(one.enquiry)}, ${one.place}${one.name ? html`, <b>${one.name}</b>` : nothing}<br>
          <span class="tone">${words}</span>${rest}</p>
        ${one.here_since ? html`<p class="with">with ${one.with}</p>`
          : html`<button type="button" class="button" data-here=${one.appointment}
            aria-label=${`Here: ${times.hm(one.starts_at)}, ${nameOf(one.enquiry)}`}
            aria-disabled=${lostAt ? 'true' : nothing}
            @click=${() => !lostAt && does.here(one.appointment)}>Here</button>`}
      </li>`;
    })}</ul>
  </section>`;
}

/** @param {All} all @param {Rows} rows */
function queue(all, rows) {
  const { state } = all;
  return html`<section class="waiting" aria-labelledby="waiting-head">
    <h2 id="waiting-head">${state.queued ? html`${state.queued} ${state.queued === 1 ? 'waits' : 'wait'}, most urgent first`
      : 'Nobody waits'} ${rows.length ? html`<small>touch to mend</small>` : nothing}</h2>
    <ul>${rows.map((one) => waiter(all, one))}</ul>
    ${state.queued > rows.length ? html`<p class="more">and ${state.queued - rows.length} more</p>` : nothing}
  </section>`;
}

/** One who waits; beside one who was promised a greeting, the touch that says it. @param {All} all @param {Rows[number]} one */
function waiter({ page, does, nameOf, lostAt, now, times }, one) {
  const greet = greetWords(one, now, times.hm);
  const may = greet && !page.reads && !lostAt;
  return html`<li class=${greet ? 'to-greet' : ''}><button type="button" data-looks class="waits" data-visit=${one.visit}
      aria-keyshortcuts=${may ? 'G' : nothing}
      @keydown=${(/** @type {KeyboardEvent} */ event) => may && isG(event) && does.greet(one)}
      @click=${() => does.open({ name: 'visit', visit: one.visit })}>
    <span class="number">${one.number}</span>
    <span class="waits-what"><span class="waits-name">${nameOf(one.enquiry)}</span>${marks(page, one)}${one.name || one.notes.length
      ? html`<small>${[one.name, one.notes[one.notes.length - 1]?.text].filter(Boolean).join(' · ')}</small>` : nothing}${greet
      ? html`<small class=${greet.late ? 'late' : ''}>${greet.words}</small>` : nothing}</span>
    <span class="waits-bar">${bar(one.wait.ratio, one.wait.aria)}</span>
    <span class="figure ${one.wait.late ? 'late' : ''}">${one.wait.words.replace(' min', '')}</span>
  </button>${greet ? html`<button type="button" class="button" data-greet=${one.visit} aria-label=${`Greeted: ${one.number}`}
    aria-disabled=${lostAt ? 'true' : nothing} @click=${() => !lostAt && does.greet(one)}>Greeted</button>` : nothing}</li>`;
}

/** The key of a row: heard only while it has the focus. @param {KeyboardEvent} event */
const isG = (event) => event.key.toLowerCase() === 'g' && !event.repeat && !event.ctrlKey && !event.altKey && !event.metaKey;

/**
 * What the row's visitor needs, as icons with their words.
 * @param {ReceptionPage} page
 * @param {InLine} inLine
 */
function marks(page, { needs, asked_language: language }) {
  const names = page.needs.filter(({ id }) => needs.includes(id));
  if (!names.length && !language) return nothing;
  return html`<small>${[...(language ? [page.languages[language]?.name ?? language] : []),
    ...names.map(({ name }) => name.toLowerCase())].join(', ')}</small>`;
}

/** @param {All} all */
function held(all) {
  const { state, times, does, nameOf } = all;
  if (!state.held.length) return nothing;
  return html`<section class="waiting" aria-labelledby="held-head">
    <h2 id="held-head">${state.held.length} on hold</h2>
    <ul>${state.held.map((one) => html`<li><button type="button" data-looks class="waits waits-held" data-visit=${one.visit}
        @click=${() => does.open({ name: 'visit', visit: one.visit })}>
      <span class="number">${one.number}</span><span class="waits-what">${nameOf(one.enquiry)}</span>
      <span class="figure">${one.reason === 'everybody' ? 'until all go on' : `until ${times.hm(one.until)}`}</span></button></li>`)}</ul>
  </section>`;
}
