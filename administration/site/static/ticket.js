// The ticket, line by line: which, in which order, how large, and how much paper each takes.

import { html, nothing, svg } from '/static/vendor/lit-html/lit-html.js';
import { find, withEvent } from '/static/dom.js';
import { icon } from '/static/staff/parts.js';
import { READS } from '/static/staff/reading.js';
import { keyField, plainly } from './fields.js';
import { editAt, keyOf, TICKET as ALL, valueAt, withLine } from './model.js';

/** @import { Field, Section } from '../types.js' */
/** @import { Ctx } from '../view.js' */

/** @type {Record<string, [string, string]>} */
const SAID = {
  logo: ['Logo', 'as dots'], name: ['Name of the house', ''], number: ['Number', 'always there'],
  enquiry: ['Enquiry', 'white on black'], ahead: ['How many are ahead', ''], code: ['Code for the phone', ''],
  courtesy: ['Courtesy line', ''], when: ['Date and time', ''],
};
const grip = html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${[6, 12, 18].map((y) => svg`<circle cx="9" cy=${y} r="1"/><circle cx="15" cy=${y} r="1"/>`)}</svg>`;
/** Lines that have a size, and what it may be; the first holds where nothing is said. @type {Record<string, [string, string][]>} */
const SIZES = {
  logo: [['small', 'Small'], ['large', 'Large']], name: [['small', 'Small'], ['large', 'Large']],
  enquiry: [['large', 'Large'], ['small', 'Small']], when: [['date-and-time', 'Date and time'], ['time', 'Time']],
};

/** The lines of the ticket from the top. @param {Ctx} ctx @returns {string[]} */
const linesOf = (ctx) => valueAt(ctx.draft, ['ticket', 'lines']) ?? ALL;

/** @param {Ctx} ctx @param {Section} section */
export function ticketPage(ctx, section) {
  const lines = linesOf(ctx);
  const field = (/** @type {string} */ key) => /** @type {Field} */ (section.tables[0].fields.find((one) => one.key === key));
  /** @param {string[]} anew */
  const say = (anew) => ctx.change(field('lines'), ['ticket', 'lines'], () => (anew.join() === ALL.join() ? null : anew));
  /** @param {string} line @param {number} by */
  const move = (line, by) => {
    const at = lines.indexOf(line);
    if (at < 0 || at + by < 0 || at + by >= lines.length) return;
    const anew = lines.filter((one) => one !== line);
    anew.splice(at + by, 0, line);
    say(anew).then(() => find(`[data-line="${line}"] .grip`)?.focus());
  };
  const rows = [...lines, ...ALL.filter((one) => !lines.includes(one))];
  const edit = editAt(ctx.draft, ['ticket', 'lines']);
  const told = ctx.trouble.get('ticket.lines');
  return html`<p class="hint">${plainly(field('lines').help)}</p>
    ${READS ? nothing : html`<p class="hint" id="order-help">Alt with ↑ and ↓ moves the line that has the focus; it can be dragged too.</p>`}
    ${edit ? html`<p class="was">was ${edit.was || 'as usual'} <button type="button" class="link-button" @click=${() => ctx.putBack(['ticket', 'lines'])}>Put the order back</button></p>` : nothing}
    ${told ? html`<p class="bad">${icon('triangle-alert')}<span>${told.words}</span></p>` : nothing}
    <ol class="lines">${rows.map((line) => row(ctx, field, line, lines, say, move))}</ol>`;
}

/**
 * @param {Ctx} ctx @param {(key: string) => Field} field @param {string} line @param {string[]} lines
 * @param {(anew: string[]) => Promise<void>} say @param {(line: string, by: number) => void} move
 */
function row(ctx, field, line, lines, say, move) {
  const [words, more] = SAID[line];
  const on = lines.includes(line);
  const mm = ctx.real.given.slip?.lines[line];
  const path = ['ticket', line];
  const sizes = SIZES[line];
  const edit = sizes ? editAt(ctx.draft, path) : null;
  const told = ctx.trouble.get(keyOf(path));
  const now = !on ? 'off' : sizes ? valueAt(ctx.draft, path) ?? sizes[0][0] : 'on';
  /** @param {string} value */
  const choose = async (value) => {
    if (value === now) return;
    if (value === 'off') { await say(lines.filter((one) => one !== line)); return; }
    if (!on) await say(withLine(lines, line));
    if (sizes) await ctx.change(field(line), path, () => (value === sizes[0][0] ? null : value));
  };
  const choices = [{ value: 'off', words: 'Off' }, ...(sizes ?? [['on', 'On']]).map(([value, said]) => ({ value, words: said }))];
  return html`<li class="line ${edit ? 'changed' : ''}" data-line=${line} draggable=${on && !READS ? 'true' : 'false'}
      @dragstart=${withEvent((event) => { if (event instanceof DragEvent) event.dataTransfer?.setData('text/plain', line); })}
      @dragover=${withEvent((event) => event.preventDefault())}
      @drop=${withEvent((event) => {
        event.preventDefault();
        const from = event instanceof DragEvent ? event.dataTransfer?.getData('text/plain') ?? '' : '';
        if (lines.includes(from) && on && from !== line) move(from, lines.indexOf(line) - lines.indexOf(from));
      })}>
    ${READS ? html`<span></span>` : html`<button type="button" class="grip" aria-describedby="order-help" aria-label="Move: ${words}" ?disabled=${!on} @keydown=${withEvent((event) => {
      if (!(event instanceof KeyboardEvent) || !event.altKey || !['ArrowUp', 'ArrowDown'].includes(event.key)) return;
      event.preventDefault();
      move(line, event.key === 'ArrowUp' ? -1 : 1);
    })}>${grip}</button>`}
    <span class="line-name"><b>${words}</b> ${line === 'number' ? html`${icon('lock')} ` : nothing}${more}</span>
    ${line === 'number' ? html`<span></span>` : READS ? html`<span>${choices.find((one) => one.value === now)?.words}</span>` : html`<span class="segments" role="group" aria-label=${words}>${choices.map((one) => html`<button type="button"
      aria-pressed=${String(one.value === now)} @click=${() => choose(one.value)}>${one.words}</button>`)}</span>`}
    <span class="line-mm">${mm === undefined || !on ? nothing : `${mm} mm`}</span>
    ${told && line !== 'courtesy' ? html`<p class="bad">${icon('triangle-alert')}<span>${told.words}</span></p>` : nothing}
    ${line === 'courtesy' && on ? html`<div class="fields line-words">${keyField(ctx, field('courtesy'), ['ticket', 'courtesy'])}</div>` : nothing}</li>`;
}
