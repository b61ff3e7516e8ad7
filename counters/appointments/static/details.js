// Who comes to an appointment, what they need, and how they are spoken to: changed after it was booked.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { withEvent, withTick, withValue } from '/static/dom.js';

/** @import { PersonOut } from '../types.js' */
/** @import { Appointment } from './model.js' */
/** @import { App, Panel } from '../view.js' */

/** @typedef {Extract<Panel, { kind: 'details' }>} Open */

/** @param {App} app @param {Appointment} one @param {PersonOut | null | undefined} person */
export const askDetails = (app, one, person) => app.show({ kind: 'details', one, draft: {
  name: person?.name ?? '', contact: person?.contact ?? '', note: person?.note ?? '',
  needs: one.needs, language: one.language, asked_language: one.asked_language ?? '',
} });

const FIELDS = /** @type {const} */ ([['name', 'Name', 80], ['contact', 'Contact', 120], ['note', 'Note', 500]]);

/** @param {App} app @param {Open} open @param {unknown} head */
export function detailsPanel(app, { one, draft }, head) {
  const { page } = app;
  const booked = one.state === 'booked';
  return html`${head}
    <form class="fields" @submit=${withEvent((event) => { event.preventDefault(); keep(app, one, draft); })}>
      ${FIELDS.map(([key, words, most]) => html`<label class="label" for="d-${key}">${words}</label>
        <input id="d-${key}" class="text" autocomplete="off" maxlength=${most} .value=${draft[key]}
          @input=${withValue((text) => { draft[key] = text; })}>`)}
      ${booked ? html`<fieldset class="needs-list"><legend class="label">Needs</legend>
        ${Object.entries(page.needs).map(([need, words]) => html`<label class="check"><input type="checkbox"
          .checked=${draft.needs.includes(need)} @change=${withTick((ticked) => {
            draft.needs = Object.keys(page.needs).filter((x) => (x === need ? ticked : draft.needs.includes(x)));
          })}> ${words}</label>`)}</fieldset>
      <label class="label" for="d-asked">Speaks</label>
      <select id="d-asked" class="select" @change=${withValue((code) => { draft.asked_language = code; })}>
        <option value="">Any of ours</option>
        ${page.languages.map((x) => html`<option value=${x.id} ?selected=${x.id === draft.asked_language}>${x.name}</option>`)}</select>
      <label class="label" for="d-language">Slip and page in</label>
      <select id="d-language" class="select" @change=${withValue((code) => { draft.language = code; })}>
        ${page.languages.filter((x) => page.speaks.includes(x.id)).map((x) =>
          html`<option value=${x.id} ?selected=${x.id === draft.language}>${x.name}</option>`)}</select>`
      : html`<p class="side-note">Needs and languages are changed on the ticket now.</p>`}
      <button class="button button--primary" aria-disabled=${app.busy ? 'true' : nothing}>Keep these</button>
    </form>`;
}

/** @param {App} app @param {Appointment} one @param {Open['draft']} draft */
function keep(app, one, draft) {
  const { name, contact, note, ...rest } = draft;
  /** @param {string} text */
  const written = (text) => text.trim() || null;
  const person = { name: written(name), contact: written(contact), note: written(note) };
  app.doing(() => app.api.details(one.appointment, { person, ...(one.state === 'booked' ? rest : {}) }), async (changed) => {
    app.panel = null;
    await app.refresh();
    app.tell(`Changed: ${app.whenOf(changed)}, ${app.typeName(changed.type)}.`, { good: true });
  });
}
