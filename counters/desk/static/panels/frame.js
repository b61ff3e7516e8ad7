// What every panel has: a head, a list to choose from, and a foot that says what will be done.
//
// A panel is { title, begin, items, row, view, deed, quick, hints }; the desk holds its `form`:
// what was chosen and typed so far. Nothing is sent before the deed.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { notice } from '../hand.js';
import { withEvent, withTick, withValue } from '/static/dom.js';
import { mayMean } from '/static/staff/numbers.js';
import { button, cap, icon } from '/static/staff/parts.js';

/** @import { DeskWithForm, Item, Panel, PanelDeed } from '../../view.js' */

const OPEN = { possible: true };

/** The panel that is open, in its frame. @param {Panel} panel @param {DeskWithForm} desk */
export function framed(panel, desk) {
  const deed = panel.deed?.(desk, desk.form);
  return html`<section class="panel panel-${desk.panel}" aria-labelledby="panel-head">
    <header class="panel-top"><h2 id="panel-head" tabindex="-1">${panel.title(desk, desk.form)}</h2>
      ${button({ name: 'close', on: (_, event) => desk.on('back', event), action: OPEN, key: 'Escape',
        cls: 'panel-close', content: html`<span>${
          deed ? 'Close, nothing changes' : 'Close'}</span>${cap('Esc')}` })}
    </header>
    ${panel.ways ? panel.ways(desk, desk.form) : nothing}
    <div class="panel-body" tabindex="0" role="group" aria-label="Details">${notice(desk)}${panel.view(desk, desk.form)}</div>
    ${deed ? foot(panel, desk, deed) : nothing}
  </section>`;
}

/** @param {Panel} panel @param {DeskWithForm} desk @param {PanelDeed} deed */
function foot(panel, desk, deed) {
  return html`<footer class="panel-foot">
    <p class="panel-hints">${panel.hints?.() ?? nothing}</p>
    ${button({ name: 'cancel', on: (_, event) => desk.on('back', event), action: OPEN, key: 'Escape',
      cls: 'deed panel-cancel', content: html`<span>Cancel</span>${cap('Esc')}` })}
    ${button({ name: 'confirm', on: (_, event) => desk.on('confirm', event),
      action: { ...deed, busy: Boolean(desk.busy) }, key: 'Control+Enter', cls: 'panel-do',
      content: html`<span>${deed.label}</span>${cap('Ctrl Enter')}` })}
  </footer>`;
}

/**
 * A field that narrows the list below it; the arrows move in the list meanwhile.
 * @param {Panel} panel
 * @param {DeskWithForm} desk
 * @param {{ label: string, hint?: string }} given
 */
export function search(panel, desk, { label, hint = 'type the first letters' }) {
  const items = panel.items?.(desk, desk.form) ?? [];
  return html`<label class="search"><span class="visually-hidden">${label}</span>${icon('search')}
    <input class="search-field" type="text" role="combobox" aria-expanded="true" data-first
      aria-controls="panel-list" autocomplete="off" spellcheck="false" aria-label=${label}
      aria-activedescendant=${items.some(({ id }) => id === desk.form.chosen)
        ? `choice-${desk.form.chosen}` : nothing}
      .value=${desk.form.query} @input=${withValue((text) => desk.on('query', text))}>
    <span class="search-hint" aria-hidden="true">${hint}</span></label>`;
}

/**
 * The list. `head`: names of its columns, for the eye. With `quick`, one press of a row's figure
 * or a click does the deed; otherwise it chooses.
 * @param {Panel} panel
 * @param {DeskWithForm} desk
 * @param {{ label: string, head?: unknown, empty?: string }} given
 */
export function list(panel, desk, { label, head = nothing, empty = '' }) {
  const items = panel.items?.(desk, desk.form) ?? [];
  const own = !panel.searched; // a field above has the focus otherwise
  if (!items.length) return html`<p class="why panel-empty" id="panel-list" tabindex="-1">${empty}</p>`;
  return html`${head}<div class="choices ${panel.quick || panel.figures ? 'choices-quick' : ''}" id="panel-list"
    role="listbox" aria-label=${label} tabindex=${own ? '0' : nothing} ?data-first=${own}
    aria-activedescendant=${own && desk.form.chosen !== null ? `choice-${desk.form.chosen}` : nothing}>
    ${items.map((item, n) => html`<div class="choice" role="option" id="choice-${item.id}"
      aria-selected=${String(item.id === desk.form.chosen)}
      aria-disabled=${item.closed ? 'true' : nothing}
      @click=${withEvent((event) => desk.on(panel.quick ? 'pick' : 'choose', item.id, event))}>${
        (panel.quick || panel.figures) && n < 9 ? cap(n + 1, desk.shortcuts) : nothing}${panel.row?.(desk, item)}</div>`)}
  </div>`;
}

/**
 * Whether somebody who waits is meant: by their number, or by a word of the enquiry type.
 * @param {{ number: string }} one
 * @param {string} enquiry
 * @param {string} query
 */
export const isMeant = ({ number }, enquiry, query) => mayMean(query, number)
  || matches(`${number} ${enquiry}`, query);

/**
 * Whether one of the words of `text` begins with what was typed.
 * @param {string} text
 * @param {string} query
 */
export function matches(text, query) {
  const wanted = query.trim().toLowerCase();
  if (!wanted) return true;
  const words = text.toLowerCase();
  return words.startsWith(wanted) || words.split(/[\s,/-]+/).some((word) => word.startsWith(wanted));
}

/**
 * A box to tick, with its words and what it means.
 * @param {DeskWithForm} desk
 * @param {'keep' | 'back'} field
 * @param {string} label
 * @param {string} meaning
 */
export const tick = (desk, field, label, meaning) => html`<label class="tick">
  <input type="checkbox" .checked=${desk.form[field]}
    @change=${withTick((ticked) => desk.on('set', field, ticked))}>
  <span><b>${label}</b><br><span class="hint">${meaning}</span></span></label>`;

/**
 * A note for whoever serves the visitor next.
 * @param {DeskWithForm} desk
 * @param {{ label?: string }} [given]
 */
export const noteField = (desk, { label = 'Note for the next adviser' } = {}) => html`
  <div class="note-field"><label for="panel-note"><b>${label}</b> (optional)</label>
    <textarea id="panel-note" class="input" rows="3" maxlength="500" .value=${desk.form.note}
      @input=${withValue((text) => desk.on('set', 'note', text))}></textarea>
    <p class="hint">Seen on their desk when they call. Deleted when the visit closes.</p></div>`;
