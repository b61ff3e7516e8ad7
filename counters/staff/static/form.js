// The forms of the page of staff: a person's parts, their PIN and password, and a new person.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { filledIn, valueOf, withEvent } from '/static/dom.js';
import { icon } from '/static/staff/parts.js';
import { under } from '/static/staff/unsent.js';

/** @import { StaffPersonOut as Person } from '../types.js' */
/** @import { Ctx } from '../view.js' */

/** @param {Ctx} ctx */
const busy = (ctx) => (ctx.busy ? 'true' : nothing);

/** @param {Ctx} ctx @param {string} id @param {string} chosen */
function roles(ctx, id, chosen) {
  const { roles: given, role_names: names } = ctx.page;
  const all = given.includes(chosen) ? given : [...given, chosen];
  return html`<label for=${id}>Role</label><select id=${id} name="role">${all.map(
    (role) => html`<option value=${role} ?selected=${role === chosen}>${names[role]}</option>`)}</select>`;
}

/** @param {Ctx} ctx @param {string} where */
const noted = (ctx, where) => (ctx.said?.where === where
  ? html`<p class="said ${ctx.said.bad ? 'bad' : ''}" role=${ctx.said.bad ? 'alert' : nothing}>${ctx.said.words}</p>`
  : nothing);

/** @param {Ctx} ctx @param {Person} person */
function languages(ctx, person) {
  const rest = Object.entries(ctx.page.languages).filter(([code]) => !person.languages.includes(code));
  return html`<div class="part"><h3 id="l-${person.id}">Speaks besides the site's first language</h3>
    <ul class="chips" aria-labelledby="l-${person.id}">${person.languages.map((code) => html`<li>
      ${ctx.page.languages[code] ?? code}<button type="button" class="chip-x"
        aria-label="Remove ${ctx.page.languages[code] ?? code}"
        @click=${() => ctx.change(person, { languages: person.languages.filter((one) => one !== code) })}
        >${icon('x')}</button></li>`)}</ul>
    <label for="add-${person.id}">Add a language</label>
    <select id="add-${person.id}" @change=${withEvent((event) => {
      const code = valueOf(event);
      if (event.target instanceof HTMLSelectElement) event.target.value = '';
      if (code) ctx.change(person, { languages: [...person.languages, code] });
    })}><option value="">Choose</option>${rest.map(([code, name]) => html`<option value=${code}>${name}</option>`)}</select>
    ${noted(ctx, `${person.id} languages`)}</div>`;
}

/**
 * @param {Ctx} ctx
 * @param {Person} person
 * @param {'pin' | 'password'} kind
 * @param {string} label
 * @param {string} hint
 * @param {{ inputmode?: string, maxlength: number }} more
 */
function secret(ctx, person, kind, label, hint, more) {
  const id = `${kind}-${person.id}`;
  return html`<form @submit=${withEvent((event) => {
    const { secret: given } = filledIn(event);
    const form = event.target;
    ctx.change(person, { [kind]: given }).then((done) => {
      if (done && form instanceof HTMLFormElement) form.reset();
    });
  })}><label for=${id}>${label}</label>
    <div class="row"><input id=${id} name="secret" type="password" autocomplete="new-password" required
      aria-describedby="h-${id}" inputmode=${more.inputmode ?? nothing} maxlength=${more.maxlength}>
    <button class="button" aria-disabled=${busy(ctx)}>Set</button></div>
    <p class="hint" id="h-${id}">${hint}</p>${noted(ctx, `${person.id} ${kind}`)}</form>`;
}

/**
 * What can be changed of a person besides what they can do.
 * @param {Ctx} ctx
 * @param {Person} person
 */
export function personForm(ctx, person) {
  const { page } = ctx;
  return html`<div class="parts" @keydown=${(/** @type {KeyboardEvent} */ event) => { if (event.key === 'Escape') ctx.close(person); }}>
    <form class="part" @submit=${withEvent((event) => {
      const { name, role } = filledIn(event);
      ctx.change(person, { name, role });
    })}><h3>Who they are</h3>
      <label for="n-${person.id}">Name</label><input id="n-${person.id}" name="name" maxlength="80" required .value=${under(`n-${person.id}`, person.name)}>
      ${roles(ctx, `r-${person.id}`, person.role)}
      <button class="button" aria-disabled=${busy(ctx)}>Save</button>
      ${noted(ctx, `${person.id} name`)}</form>
    ${languages(ctx, person)}
    <div class="part"><h3>Signing in</h3>
      ${secret(ctx, person, 'pin', person.pin ? 'New PIN' : 'PIN', `${page.pin_length} figures, for the counters`,
        { inputmode: 'numeric', maxlength: page.pin_length })}
      ${secret(ctx, person, 'password', person.password ? 'New password' : 'Password',
        `At least ${page.password_length} characters, for elsewhere`, { maxlength: 200 })}</div>
    <div class="part"><h3>Leaving</h3>
      <p class="hint">${person.name} is signed off and cannot sign on. The figures keep what they did.</p>
      ${person.id === page.me ? html`<p class="hint">Another supervisor can remove you.</p>`
        : html`<button type="button" class="button" aria-disabled=${busy(ctx)}
          @click=${() => ctx.remove(person)}>${icon('trash-2')}Remove ${person.name}</button>`}
      ${noted(ctx, `${person.id} retired`)}</div></div>`;
}

/** A new person: a name is enough, a PIN may come with it. @param {Ctx} ctx */
export function newPerson(ctx) {
  return html`<form class="new-person" aria-labelledby="new-head" @submit=${withEvent((event) => ctx.add(event))}
    @keydown=${(/** @type {KeyboardEvent} */ event) => { if (event.key === 'Escape') ctx.cancel(); }}>
    <h2 id="new-head">A new person</h2>
    <div class="fields">
      <div><label for="new-name">Name</label><input id="new-name" name="name" maxlength="80" required autocomplete="off"></div>
      <div>${roles(ctx, 'new-role', 'adviser')}</div>
      <div><label for="new-pin">PIN, if they stand here now</label><input id="new-pin" name="pin" type="password"
        inputmode="numeric" maxlength=${ctx.page.pin_length} autocomplete="new-password"></div>
      <button class="button button--primary" aria-disabled=${busy(ctx)}>Add</button>
      <button type="button" class="button" @click=${ctx.cancel}>Cancel</button>
    </div>${noted(ctx, 'new')}</form>`;
}

export { noted };
