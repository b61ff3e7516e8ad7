// The two panels: how a visit ended, and all keys. Neither covers the ticket or its clock.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { button, cap, number } from './parts.js';

const OPEN = { possible: true };

/** 'How did C017 end?': a figure closes the visit; N or F says what follows. */
export function outcomePanel(desk) {
  const { page, state, shortcuts, asking, then, on, actions } = desk;
  const answer = asking ? OPEN : { possible: false, reason: actions.finish.possible
    ? 'Press Finish or Next first.' : actions.finish.reason };
  return html`<section class="outcomes" aria-labelledby="outcomes-head">
    <h2 id="outcomes-head">How did ${number(state.visit.number)} end?${
      asking || !shortcuts ? nothing
        : html` <span class="label-2">after ${cap('F')} or ${cap('N')}</span>`}</h2>
    ${asking ? html`<p class="then">${thenWords(desk)}</p>` : nothing}
    <div class="outcome-list">${page.outcomes.map((outcome, n) => button({
      name: `outcome-${outcome.id}`, on: (_, event) => on('outcome', outcome.id, event), action: answer,
      key: String(n + 1), cls: 'outcome',
      content: html`${cap(n + 1, shortcuts)}<span>${outcome.name}</span>` }))}</div>
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

/** What follows the outcome, in words. */
export function thenWords({ page, state, then }) {
  if (then === 'nobody') return 'Then nobody is called.';
  return state.next ? `Then ${state.next.number} is called to ${page.point.name}.`
    : 'Then nobody is called: nobody is waiting for you.';
}

const KEYS = [
  ['N', 'Next; while serving it asks the outcome first'],
  ['S', 'Start: the called visitor is here'],
  ['R', 'Recall: call again'],
  ['X', 'No-show, after the recalls'],
  ['F', 'Finish and call nobody'],
  ['1 to 9', 'Outcome, where it is asked'],
  ['Esc', 'Close; nothing changes'],
  ['?', 'These keys'],
];

/** All keys, and the switch for single-key shortcuts (WCAG 2.1.4). */
export function keysPanel({ page, shortcuts, on }) {
  const keys = KEYS.map(([key, does]) =>
    [key === '1 to 9' ? `1 to ${page.outcomes.length}` : key, does]);
  return html`<section class="keys-panel" aria-labelledby="keys-head">
    <h2 id="keys-head" tabindex="-1">Keys</h2>
    <dl>${keys.map(([key, does]) => html`<div><dt><kbd class="cap">${key}</kbd></dt>
      <dd>${does}</dd></div>`)}</dl>
    <label class="switch"><input type="checkbox" .checked=${shortcuts}
      @change=${(event) => on('shortcuts', event.target.checked)}>
      <span>Single keys work without Ctrl or Alt</span></label>
    <p class="why">This window hears keys only while it has the focus. A key held down counts
      once.</p>
    <div class="panel-keys">${button({ name: 'back', on: (_, event) => on('back', event), action: OPEN,
      key: 'Escape', cls: 'deed', content: html`<span>Close</span>${cap('Esc')}` })}</div>
  </section>`;
}
