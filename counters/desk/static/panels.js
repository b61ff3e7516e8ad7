// How a visit ended, and all keys; and the list of the panels that there are.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { hold } from './panels/hold.js';
import { refer } from './panels/refer.js';
import { room } from './panels/room.js';
import { call, choose, pause, walk, wrong } from './panels/small.js';
import { add, needs, retype, speaks, visit } from './panels/visit.js';
import { withTick } from '/static/dom.js';
import { button, cap, number } from '/static/staff/parts.js';
import { KEYS } from './keyboard.js';
import { theVisit } from './model.js';

/** @import { Desk } from '../view.js' */

/** The panels in a frame, by the action that opens them. */
export const PANELS = { hold, refer, room, call, choose, walk, wrong, break: pause, add, needs, retype, speaks, visit };

const OPEN = { possible: true };

/**
 * What an outcome leads to before the visit closes: the panel that says where to, or the week.
 * @param {{ id: string }} outcome
 */
export const leadsTo = (outcome) => (outcome.id === 'referred' ? 'refer'
  : /^appointment/.test(outcome.id) ? 'appointment' : null);

const MORE = { refer: 'opens Refer', appointment: 'opens the week' };

/**
 * 'How did C017 end?': a figure closes the visit, once it is asked; a click always does. N or F
 * says what follows.
 * @param {Desk} desk
 */
export function outcomePanel(desk) {
  const { page, state, shortcuts, asking, then, on, actions, week } = desk;
  const answer = actions.finish.possible ? OPEN : actions.finish;
  /** @param {{ id: string }} outcome */
  const more = (outcome) => {
    const to = leadsTo(outcome);
    if (to === 'appointment' && week === theVisit(state).visit) return 'booked: closes';
    return to && asking && !desk.wide ? MORE[to] : undefined;
  };
  return html`<section class="outcomes" aria-labelledby="outcomes-head">
    <h2 id="outcomes-head">How did ${number(theVisit(state).number)} end?${
      asking || !shortcuts || !page.desk.outcome_required ? nothing
        : html` <span class="label-2">after ${cap('F')} or ${cap('N')}</span>`}</h2>
    ${asking ? html`<p class="then">${thenWords(desk)}</p>` : nothing}
    <div class="outcome-list">${page.outcomes.map((outcome, n) => button({
      name: `outcome-${outcome.id}`, on: (_, event) => on('outcome', outcome.id, event), action: answer,
      key: String(n + 1), cls: 'outcome',
      content: html`${cap(n + 1, shortcuts)}<span>${outcome.name}</span>${more(outcome)
        ? html`<span class="outcome-more">${more(outcome)}</span>` : nothing}` }))}</div>
    ${avoidable(desk)}
    ${asking ? html`<div class="panel-keys">
      ${then === 'next'
        ? button({ name: 'then-nobody', on: (_, event) => on('then', 'nobody', event), action: OPEN, key: 'F',
          cls: 'deed', content: html`<span>Finish, call nobody</span>${cap('F', shortcuts)}` })
        : button({ name: 'then-next', on: (_, event) => on('then', 'next', event), action: OPEN, key: 'N',
          cls: 'deed', content: html`<span>Finish, call next</span>${cap('N', shortcuts)}` })}
      ${button({ name: 'back', on: (_, event) => on('back', event), action: OPEN, key: 'Escape', cls: 'deed',
        content: html`<span>Back</span>${cap('Esc')}` })}
    </div>` : nothing}
  </section>`;
}

/**
 * Whether the contact could have been avoided, where the site asks: before the outcome.
 * @param {Desk} desk
 */
function avoidable(desk) {
  const { page, shortcuts, on, asking, avoidable: said, state } = desk;
  if (!page.desk.ask_avoidable) return nothing;
  const possible = state.state === 'serving';
  /**
   * @param {string} name
   * @param {boolean} value
   * @param {string} label
   * @param {string} key
   */
  const answer = (name, value, label, key) => button({ name, key, cls: 'deed',
    on: (_, event) => on(name, event), pressed: String(said === value),
    action: possible ? OPEN : desk.actions.finish,
    content: html`<span>${label}</span>${cap(key, shortcuts)}` });
  return html`<div class="avoidable" role="group" aria-labelledby="avoidable-head">
    <p id="avoidable-head"><b>Could it have been avoided?</b></p>
    ${answer('avoidable-no', false, 'No', 'O')}${answer('avoidable-yes', true, 'Yes', 'Y')}
    ${asking ? html`<p class="hint">Optional. Answer first; a number closes the visit.</p>` : nothing}</div>`;
}

/** What follows the outcome, in words. @param {Desk} desk */
export function thenWords({ page, state, then }) {
  if (then === 'nobody') return 'Then nobody is called.';
  return state.next ? `Then ${state.next.number} is called to ${
    page.points[state.next.place ?? '']?.name ?? page.point.name}.`
    : 'Then nobody is called: nobody is waiting for you.';
}

/** All keys, and the switch for single-key shortcuts (WCAG 2.1.4). @param {Desk} desk */
export function keysPanel({ page, shortcuts, on }) {
  const keys = KEYS.map(([key, does]) =>
    [key === '1 to 9' ? `1 to ${page.outcomes.length}` : key, does]);
  return html`<section class="keys-panel" aria-labelledby="keys-head">
    <h2 id="keys-head" tabindex="-1">Keys</h2>
    <dl>${keys.map(([key, does]) => html`<div><dt><kbd class="cap">${key}</kbd></dt>
      <dd>${does}</dd></div>`)}</dl>
    <label class="switch"><input type="checkbox" .checked=${shortcuts}
      @change=${withTick((ticked) => on('shortcuts', ticked))}>
      <span>Single keys work without Ctrl or Alt</span></label>
    <p class="why">This window hears keys only while it has the focus. A key that others notice waits
      a moment, and is dropped if more is typed: a second, or longer soon after another key. Enter does it
      at once. A key held down counts once. Call pads and the interface under /api/v1 work from anywhere.</p>
    <div class="panel-keys">${button({ name: 'back', on: (_, event) => on('back', event), action: OPEN,
      key: 'Escape', cls: 'deed', content: html`<span>Close</span>${cap('Esc')}` })}</div>
  </section>`;
}
