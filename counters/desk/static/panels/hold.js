// Hold: the visitor rests with a reason, and comes back to this adviser.

import { html } from '/static/vendor/lit-html/lit-html.js';
import { theVisit } from '../model.js';
import { list } from './frame.js';

/** @import { Item, Page, Panel } from '../../view.js' */

const MINUTES = [5, 10, 15, 30, 60];

/** @param {Page} page */
const offered = (page) => [...new Set([...MINUTES, page.desk.hold_minutes])].sort((a, b) => a - b);

/** @type {Panel<Item>} */
export const hold = {
  title: ({ state }) => `Put ${theVisit(state).number} on hold`,
  begin: ({ page }) => ({ chosen: Object.keys(page.reasons.hold)[0], minutes: page.desk.hold_minutes }),
  items: ({ page }) => Object.entries(page.reasons.hold).map(([id, name]) => ({ id, name })),
  row: (_, item) => html`<span class="choice-name">${item.name}</span>`,
  figures: true,
  view: (desk, form) => html`
    <p class="panel-lead" id="hold-why">Why do they step away?</p>
    ${list(hold, desk, { label: 'Reason' })}
    <fieldset class="minutes"><legend>Back within</legend>
      ${offered(desk.page).map((n) => html`<label class="minute"><input type="radio" name="minutes"
        .checked=${form.minutes === n} @change=${() => desk.on('set', 'minutes', n)}>
        <span>${n} min</span></label>`)}</fieldset>
    <p class="happens"><b>What will happen.</b> ${theVisit(desk.state).number} keeps its number and its
      first arrival, and rests until ${desk.times.hm(desk.now + form.minutes * 60000)}. You may call
      it back before; then it waits for you again by itself. You are free for the next.</p>`,
  deed: ({ page, state, draft }, form) => ({
    possible: true, label: `Hold for ${form.minutes} min`, name: 'hold',
    url: `${page.api.visits}/${theVisit(state).visit}/hold`,
    payload: { reason: form.chosen, minutes: form.minutes, ...(draft.trim() ? { note: draft.trim() } : {}) },
  }),
  hints: () => html`<kbd class="cap">1</kbd> to <kbd class="cap">5</kbd> reason
    <kbd class="cap">Tab</kbd> minutes`,
};
