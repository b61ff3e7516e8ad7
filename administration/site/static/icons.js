// Which icon: those that the house's tiles have already, and a page of all there are, by touch or by keys.

import { html } from '/static/vendor/lit-html/lit-html.js';
import { withEvent } from '/static/dom.js';
import { icon } from '/static/staff/parts.js';
import { iconWords, nearIcons, stepTo } from './model.js';

/** @import { Ctx, Value } from '../view.js' */

/** The buttons of the page that are not filtered away. @param {HTMLElement} page */
const shownIn = (page) => /** @type {HTMLButtonElement[]} */ ([...page.querySelectorAll('button')].filter((one) => !one.hidden));

/** @param {KeyboardEvent} event */
function walk(event) {
  if (!(event.currentTarget instanceof HTMLElement) || !(event.target instanceof HTMLButtonElement)) return;
  const all = shownIn(event.currentTarget);
  const top = all[0]?.offsetTop;
  const columns = Math.max(1, all.filter((one) => one.offsetTop === top).length);
  const to = stepTo(event.key, all.indexOf(event.target), all.length, columns);
  if (to === null) return;
  event.preventDefault();
  for (const one of all) one.tabIndex = -1;
  all[to].tabIndex = 0;
  all[to].focus();
}

/** Leave those whose names have what is typed. @param {Event} event */
function filter(event) {
  const box = event.target;
  if (!(box instanceof HTMLInputElement)) return;
  const page = box.closest('details')?.querySelector('.icons');
  if (!(page instanceof HTMLElement)) return;
  const wanted = box.value.trim().toLowerCase().replaceAll(' ', '-');
  for (const one of page.querySelectorAll('button')) one.hidden = !one.value.includes(wanted);
  const [first] = shownIn(page);
  for (const one of page.querySelectorAll('button')) one.tabIndex = one === first ? 0 : -1;
}

/**
 * @param {{ ctx: Ctx, id: string, chosen: string, say: (value: Value) => void, about: unknown }} part
 */
export function iconPicker({ ctx, id, chosen, say, about }) {
  const tiles = [...ctx.draft.members.groups, ...ctx.draft.members.signposts].map((one) => one.value);
  const choose = withEvent((event) => {
    const button = event.currentTarget;
    if (!(button instanceof HTMLButtonElement)) return;
    const details = button.closest('details');
    if (details) {
      details.open = false;
      details.querySelector('summary')?.focus();
    }
    say(button.value);
  });
  /** @param {string} name */
  const pressed = (name) => (name === chosen ? 'true' : 'false');
  return html`<div class="near" id=${id} role="group" aria-describedby=${about}>${nearIcons(chosen, tiles).map((name) => html`<button type="button"
      class="one-icon" value=${name} aria-pressed=${pressed(name)} aria-label=${iconWords(name)} title=${iconWords(name)}
      @click=${choose}>${icon(name)}</button>`)}<span class="icon-name">${iconWords(chosen)}</span></div>
    <details class="all-icons"><summary>All ${ctx.page.icons.length}</summary>
      <label class="lang" for="${id}-find"><span>Find an icon</span><input class="in" id="${id}-find" autocomplete="off" @input=${filter}></label>
      <div class="icons" role="group" aria-label="All icons; the arrow keys go through them" @keydown=${walk}>${ctx.page.icons.map((name, n) => html`<button
        type="button" value=${name} tabindex=${n ? -1 : 0} aria-pressed=${pressed(name)} @click=${choose}>${icon(name)}<span
        >${iconWords(name)}</span></button>`)}</div></details>`;
}
