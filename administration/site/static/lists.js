// A list of the site file: its members in their order, which drag and keys change, and a new one.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { filledIn, find, withEvent } from '/static/dom.js';
import { icon } from '/static/staff/parts.js';
import { READS } from '/static/staff/reading.js';
import { needs, plainly } from './fields.js';
import { iconPicker } from './icons.js';
import { called, moved, slug, valueAt, wrong } from './model.js';
import { grip } from './ordering.js';

/** @import { Field, Section } from '../types.js' */
/** @import { Ctx, Value } from '../view.js' */

/** A site's first languages, in which everything has a name; the others may be given later. */
const NAMED_IN = 2;

/** @param {Ctx} ctx @param {Section} section @param {number} at @param {number} to */
async function move(ctx, section, at, to) {
  const ids = valueAt(ctx.draft, [section.id]);
  const anew = moved(ids, at, to);
  if (anew === ids) return;
  const name = called(ctx.draft.members[section.id][at].value);
  await ctx.deed('/draft', { kind: 'order', path: [section.id], value: anew, seen: ids }, section.id, `${name} is ${to + 1} of ${ids.length} in the draft.`);
  find(`[data-at="${to}"]`)?.focus();
}

/** Move a member once its turn has come, from where it then stands. @param {Ctx} ctx @param {Section} section @param {string} key @param {(now: number) => number} to */
const order = (ctx, section, key, to) => !READS && ctx.inTurn(async () => {
  const at = ctx.draft.members[section.id].findIndex((one) => one.key === key);
  if (at !== -1) await move(ctx, section, at, to(at));
});

/** A list with its members in their order. @param {Ctx} ctx @param {Section} section @param {(where: string) => unknown} noted */
export function lists(ctx, section, noted) {
  const listed = ctx.draft.members[section.id];
  return html`<div class="head"><h1 id="head" tabindex="-1">${section.words}: ${listed.length}.${needs(wrong(ctx, [section.id]))}</h1>
      <button type="button" class="button" id="add" aria-expanded=${ctx.adding} @click=${() => { ctx.adding = !ctx.adding; ctx.chosen = {}; ctx.draw(); find('#new-name')?.focus(); }}>${icon('plus')}Add</button></div>
    ${noted(section.id)}${ctx.adding ? adding(ctx, section) : nothing}
    <p class="hint" id="order-help">${READS ? 'In the order in which visitors see them.' : 'Drag a line by its grip, or move the one that has the focus with Alt and ↑ or ↓.'}</p>
    <ol class="members" aria-describedby="order-help">${listed.map(({ key, value }, at) => html`<li>${READS ? nothing : grip(at, (to) => order(ctx, section, key, () => to))}<a href="#${section.id}/${encodeURIComponent(key)}" data-at=${at}
        @keydown=${withEvent((event) => {
          if (!(event instanceof KeyboardEvent) || !['ArrowUp', 'ArrowDown'].includes(event.key)) return;
          event.preventDefault();
          if (!event.altKey) { find(`[data-at="${at + (event.key === 'ArrowUp' ? -1 : 1)}"]`)?.focus(); return; }
          order(ctx, section, key, (now) => now + (event.key === 'ArrowUp' ? -1 : 1));
        })}><b>${called(value)}</b></a><span class="about">${ctx.draft.edits.some((one) => one.path[0] === section.id && one.path[1] === key) ? 'changed in the draft' : ''}</span>${needs(wrong(ctx, [section.id, key]))}
      <span class="do"><button type="button" class="link-button" ?disabled=${at === 0} @click=${() => order(ctx, section, key, (now) => now - 1)}>Up<span class="visually-hidden">: ${called(value)}</span></button>
      <button type="button" class="link-button" ?disabled=${at === listed.length - 1} @click=${() => order(ctx, section, key, (now) => now + 1)}>Down<span class="visually-hidden">: ${called(value)}</span></button></span></li>`)}</ol>`;
}

/** What a new member has to begin with: every key that is needed. @param {Ctx} ctx @param {Section} section */
function adding(ctx, section) {
  const asked = section.tables[0].fields.filter((field) => field.needed && field.key !== 'id');
  return html`<form class="new" aria-label="A new ${section.one}" @submit=${withEvent((event) => {
    if (event.target instanceof HTMLFormElement) addNew(ctx, section, filledIn(event));
  })}><div class="fields">${asked.map((field) => newField(ctx, field))}</div>
    <button class="button button--primary">Add it to the draft</button>
    <button type="button" class="button" @click=${() => { ctx.adding = false; ctx.draw(); find('#add')?.focus(); }}>Leave</button></form>`;
}

/** @param {Ctx} ctx @param {Field} field */
function newField(ctx, field) {
  const id = `new-${field.key}`;
  const hint = html`<p class="hint" id="${id}-help">${plainly(field.help)}</p>`;
  if (field.kind === 'names') {
    return html`<fieldset class="f"><legend>${field.label}</legend>${hint}<div class="side">${(ctx.draft.site.languages ?? []).map((/** @type {string} */ code, /** @type {number} */ n) => html`<label
      class="lang" for=${n ? `${id}-${code}` : id}><span>${ctx.page.languages[code] ?? code}</span><input class="in wide" ?required=${n < NAMED_IN} lang=${code} id=${n ? `${id}-${code}` : id} name="${field.key}.${code}" aria-describedby="${id}-help" autocomplete="off"></label>`)}</div></fieldset>`;
  }
  if (field.kind === 'icon') {
    const chosen = ctx.chosen[field.key] ?? ctx.page.icons[0];
    /** @param {Value} value */
    const say = (value) => { ctx.chosen[field.key] = value; ctx.draw(); };
    return html`<div class="f" role="group" aria-labelledby="${id}-label"><p class="label" id="${id}-label">${field.label}</p>${hint}<input
      type="hidden" name=${field.key} .value=${chosen}>${iconPicker({ ctx, id, chosen, say, about: `${id}-help` })}</div>`;
  }
  const choices = field.kind === 'choice' ? field.choices.map((one) => ({ value: String(one.value), words: one.words }))
    : field.kind === 'ref' ? ctx.draft.members[field.named].map(({ value }) => ({ value: value.id, words: called(value) })) : null;
  return html`<div class="f"><label class="label" for=${id}>${field.label}</label>${hint}${choices
    ? html`<select class="in" id=${id} name=${field.key} aria-describedby="${id}-help">${choices.map((one) => html`<option value=${one.value}>${one.words}</option>`)}</select>`
    : html`<input class="in ${field.kind === 'number' ? 'short' : ''}" required id=${id} name=${field.key} aria-describedby="${id}-help" autocomplete="off"> ${field.unit}`}</div>`;
}

/** @param {Ctx} ctx @param {Section} section @param {Record<string, string>} given */
async function addNew(ctx, section, given) {
  /** @type {Record<string, Value>} */
  const value = { id: '' };
  for (const field of section.tables[0].fields) {
    if (field.kind === 'names') {
      const names = Object.entries(given).filter(([name, text]) => name.startsWith(`${field.key}.`) && text.trim()).map(([name, text]) => [name.split('.')[1], text]);
      value[field.key] = Object.fromEntries(names);
    } else if (field.key in given) {
      const choice = field.choices.find((one) => String(one.value) === given[field.key]);
      value[field.key] = choice ? choice.value : field.kind === 'number' ? Number(given[field.key]) : given[field.key];
    }
  }
  value.id = free(ctx, section.id, slug(String(called(value))) || section.id);
  const path = [section.id, value.id];
  if (!await ctx.send('/draft', { kind: 'add', path, value }, section.id, `${called(value)} is in the draft.`)) return;
  ctx.adding = false;
  location.hash = path.map(encodeURIComponent).join('/');
}

/** @param {Ctx} ctx @param {string} kind @param {string} id */
function free(ctx, kind, id) {
  const taken = new Set(ctx.draft.members[kind].flatMap((one) => [one.key, one.value.id]));
  let n = 2;
  let found = id;
  while (taken.has(found)) { found = `${id}-${n}`; n += 1; }
  return found;
}
