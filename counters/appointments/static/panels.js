// What opens over the week: an appointment, why it is cancelled, a block, a day's file.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { withValue } from '/static/dom.js';
import { askDetails, detailsPanel } from './details.js';
import { filePanel } from './file.js';
import { dayLong, dayMonth, hhmm, nobodyCame } from './model.js';

/** @import { AppointmentOut } from '../types.js' */
/** @import { App, BlockDraft, Panel } from '../view.js' */

/** @param {App} app */
export function panel(app) {
  return html`<dialog id="panel" class="panel panel--${app.panel?.kind ?? 'none'}" aria-labelledby="panel-title" @close=${app.closed} @cancel=${app.closed}>
    ${app.panel ? inside(app, app.panel) : nothing}
  </dialog>`;
}

/** @param {App} app @param {unknown} words */
const head = (app, words) => html`<header class="panel-head"><h2 id="panel-title">${words}</h2>
  <button type="button" data-looks class="button panel-close" @click=${app.close}>Close <kbd>Esc</kbd></button></header>
  ${app.panel?.wrong ? html`<div class="said" role="alert" data-good="no">${
    app.panel.there && app.panel.there.length > 1 ? inTheWay(app, app.panel.there, app.panel.count ?? 0) : app.panel.wrong}</div>` : nothing}`;

/**
 * What a block would lie over: each can be looked at, and moved or cancelled there.
 * @param {App} app
 * @param {AppointmentOut[]} there
 * @param {number} count
 */
function inTheWay(app, there, count) {
  return html`<p>There are ${count} appointments then. Move or cancel them first:</p>
    <ul class="in-the-way">${there.map((one) => html`<li><button type="button" data-looks class="link" @click=${() => app.openById(one.appointment)}>${app.whenOf(one)}</button>,
      ${app.typeName(one.type)}, ${app.nameOf(one.adviser)}, ${app.placeOf(one.service_point)}</li>`)}${count > there.length ? html`<li>and ${count - there.length} more</li>` : nothing}</ul>`;
}

/** @param {App} app @param {Panel} open */
function inside(app, open) {
  switch (open.kind) {
    case 'one': return appointment(app, open);
    case 'cancel': return cancelling(app, open);
    case 'details': return detailsPanel(app, open, head(app, `${app.typeName(open.one.type)}, ${hhmm(open.one.from)}`));
    case 'block': return blocking(app, open);
    case 'blocked': return blocked(app, open);
    default: return filePanel(app, open, head(app, 'Import a day'));
  }
}

/** @param {App} app @param {Extract<Panel, { kind: 'one' }>} given */
function appointment(app, { one, person }) {
  const when = `${dayLong(one.day)}, ${hhmm(one.from)} to ${hhmm(one.to)}`;
  const open = one.state === 'booked';
  const again = nobodyCame(one);
  return html`${head(app, app.typeName(one.type))}
    <dl class="facts">
      <div><dt>When</dt><dd>${when}</dd></div>
      <div><dt>With</dt><dd>${app.nameOf(one.adviser)}, ${app.placeOf(one.service_point)}</dd></div>
      <div><dt>State</dt><dd>${STATES[one.state]}${one.number ? `, ${one.number}` : ''}</dd></div>
      ${one.needs.length || one.asked_language ? html`<div><dt>Needs</dt><dd>${[...one.needs.map((need) => app.page.needs[need]),
        one.asked_language ? app.languageName(one.asked_language) : null].filter(Boolean).join(', ')}</dd></div>` : nothing}
      <div><dt>Code</dt><dd class="number">${one.code.replace(/(...)(?=.)/g, '$1 ')}</dd></div>
      ${person?.name || person?.contact ? html`<div><dt>Who</dt><dd>${[person.name, person.contact].filter(Boolean).join(', ')}</dd></div>` : nothing}
      ${person?.note ? html`<div><dt>Note</dt><dd>${person.note}</dd></div>` : nothing}
    </dl>
    <div class="panel-acts">
      ${['booked', 'checked_in'].includes(one.state) && person !== undefined ? html`<button type="button" class="button" @click=${() => askDetails(app, one, person)}>Change who, needs, language</button>` : nothing}
      ${open || again ? html`<button type="button" class="button" @click=${() => app.pickUp(one)}>Move <kbd>Space</kbd></button>
        ${open && one.day === app.now.date ? html`<button type="button" class="button" @click=${() => app.checkIn(one)}>Visitor is here</button>` : nothing}
        <button type="button" class="button" @click=${() => app.askCancel(one)}>Cancel it <kbd>Del</kbd></button>` : nothing}
      ${one.state === 'missed' && one.day === app.now.date ? html`<button type="button" class="button" @click=${() => app.checkIn(one)}>Visitor is here after all</button>` : nothing}
      <a class="button" href=${`/A/${one.appointment}`} target="_blank" rel="noopener">Visitor's page</a>
      <a class="button" href=${`/A/${one.appointment}.ics`}>.ics</a>
    </div>`;
}

const STATES = {
  booked: 'Booked', checked_in: 'Checked in', served: 'Served', no_show: 'Called, and did not come',
  missed: 'Nobody came in time', cancelled: 'Cancelled',
};

/** @param {App} app @param {Extract<Panel, { kind: 'cancel' }>} given */
function cancelling(app, { one }) {
  const reasons = Object.entries(app.page.reasons);
  return html`${head(app, `Cancel ${dayMonth(one.day)}, ${hhmm(one.from)}`)}
    <p>${app.typeName(one.type)}, ${app.placeOf(one.service_point)}, ${app.nameOf(one.adviser)}. Why?</p>
    <div class="reasons">${reasons.map(([reason, words], n) => html`<button type="button" class="button button--start"
      @click=${() => app.cancel(one, reason)}><kbd>${n + 1}</kbd> ${words}</button>`)}</div>`;
}

/** @param {App} app @param {Extract<Panel, { kind: 'block' }>} given */
function blocking(app, { draft }) {
  /** @param {keyof BlockDraft} key */
  const change = (key) => withValue((value) => { draft[key] = value; app.draw(); });
  return html`${head(app, 'Keep a time free')}
    <form class="fields" @submit=${app.makeBlock}>
      <label class="label" for="who">Whose time</label>
      <select id="who" class="select" @change=${change('who')}>
        <option value="">The whole site</option>
        <optgroup label="Advisers">${app.page.advisers.map((one) => html`<option value=${`a:${one.id}`} ?selected=${draft.who === `a:${one.id}`}>${one.name}</option>`)}</optgroup>
        <optgroup label="Places">${app.page.points.map((one) => html`<option value=${`p:${one.id}`} ?selected=${draft.who === `p:${one.id}`}>${one.name}</option>`)}</optgroup>
      </select>
      <label class="label" for="reason">Reason</label>
      <input id="reason" class="text" required maxlength="80" .value=${draft.reason} @input=${change('reason')}>
      <label class="label" for="on">Day</label>
      <input id="on" class="text" type="date" required .value=${draft.day} @input=${change('day')}>
      <div class="pair">
        <span><label class="label" for="from">From</label><input id="from" class="text" type="time" step="300" required .value=${draft.from} @input=${change('from')}></span>
        <span><label class="label" for="to">Until</label><input id="to" class="text" type="time" step="300" required .value=${draft.to} @input=${change('to')}></span>
      </div>
      <label class="label" for="repeat">Again</label>
      <select id="repeat" class="select" @change=${change('repeat')}>
        <option value="none">Only this once</option>
        <option value="daily" ?selected=${draft.repeat === 'daily'}>On every working day</option>
        <option value="weekly" ?selected=${draft.repeat === 'weekly'}>Every week</option>
      </select>
      ${draft.repeat === 'none' ? nothing : html`<label class="label" for="until">Until and with</label>
        <input id="until" class="text" type="date" required .value=${draft.until} @input=${change('until')}>`}
      <button class="button button--primary" aria-disabled=${app.busy ? 'true' : nothing}>Keep it free</button>
    </form>`;
}

/** @param {App} app @param {Extract<Panel, { kind: 'blocked' }>} given */
function blocked(app, { one }) {
  return html`${head(app, one.reason)}
    <p>${app.blockWho(one)}: ${dayLong(one.day)}, ${hhmm(one.from)} to ${hhmm(one.to % 1440)}. No appointments are made then.</p>
    <div class="panel-acts"><button type="button" class="button" @click=${() => app.removeBlock(one)}>Remove it</button></div>`;
}
