// Administration: every key of the site file as a field, gathered in a draft. A field is sent when it
// is left; what is refused stays as it was typed, and nobody's typing is replaced.

import { alive } from '/static/alive.js';
import { html, nothing, render } from '/static/vendor/lit-html/lit-html.js';
import { get, newKey, pageData, post, Problem, wordsOf } from '/static/api.js';
import { byId, filledIn, find, withEvent } from '/static/dom.js';
import { wallClock } from '/static/staff/format.js';
import { showLink } from '/static/staff/link.js';
import { icon } from '/static/staff/parts.js';
import { Poll } from '/static/staff/poll.js';
import { upload } from '/static/staff/upload.js';
import { keyField, plainly } from './fields.js';
import { called, counted, editAt, keyOf, seenAs, slug, valueAt } from './model.js';
import { Real } from './real.js';
import { review } from './review.js';
import { ticketPage } from './ticket.js';

/** @import { AdministrationPage, DraftOut, Field, Section } from '../types.js' */
/** @import { Ctx, Path, Trouble, Value } from '../view.js' */

const EVERY_MS = 15_000;
/** @type {AdministrationPage} */
const page = pageData();
/** @type {DraftOut} */
const first = page.first;
const clock = wallClock(page.site.timezone);
const root = byId('main');
const voice = byId('voice');
const poll = new Poll(`${page.url}/draft`, { first, every: EVERY_MS, draw, held: () => ctx.busy });

/** @type {Ctx} */
const ctx = {
  page, draft: first, busy: false, said: null, trouble: new Map(), adding: false, when: first.opens_at ? 'opening' : 'now', looked: null,
  change, takeTheirs, putBack, send, look, draw, bringIn,
  typing: false, typed: null, real: /** @type {Real} */ (/** @type {unknown} */ (null)),
};
ctx.real = new Real(ctx);

/** Which page of the rail, and which member of its list. */
const place = () => {
  const [id, key] = location.hash.slice(1).split('/').map(decodeURIComponent);
  const section = page.sections.find((one) => one.id === id) ?? null;
  return { id: section ? id : 'draft', section, key };
};

/** @param {string} where @param {string} words @param {boolean} [bad] */
function tell(where, words, bad = false) {
  ctx.said = { where, words, bad };
  voice.textContent = words;
}

/** @param {unknown} problem */
const trouble = (problem) => wordsOf(problem, 'No answer came. What you typed stays here; do it again when the line is back.');

/** @param {DraftOut} answer */
function take(answer) {
  poll.take(answer);
  ctx.draft = answer;
}

let queue = Promise.resolve(); // what is left one after the other goes out in its order

/** Send what was typed in a field when it was left. @param {Field} field @param {Path} path @param {Value} value */
function change(field, path, value) {
  queue = queue.then(() => sendField(field, path, value));
  return queue;
}

/** @param {Field} field @param {Path} path @param {Value} value */
async function sendField(field, path, value) {
  const key = keyOf(path);
  const before = ctx.trouble.get(key);
  const seen = before && 'theirs' in before ? before.theirs : valueAt(ctx.draft, path);
  ctx.busy = true;
  try {
    take(await post(`${page.url}/draft`, { path, value, seen }, { key: newKey() }));
    ctx.trouble.delete(key);
    tell('', `${field.label}: in the draft. ${counted(ctx.draft.edits)}`);
    if (path.length === 3 && path[2] === 'id' && !ctx.draft.members[path[0]].some((one) => one.key === path[1])) {
      location.hash = `${path[0]}/${encodeURIComponent(value)}`; // what is new goes by its new id
    }
  } catch (problem) {
    if (problem instanceof Problem && problem.facts.type === 'urn:nextplease:problem:changed-meanwhile') {
      const by = problem.facts.by ? nameOf(String(problem.facts.by)) : 'Somebody';
      ctx.trouble.set(key, { words: `${by} changed this since you looked. Yours: ${shown(value)}. Leave the field once more to keep yours.`, typed: value, theirs: problem.facts.value });
    } else ctx.trouble.set(key, { words: trouble(problem), typed: value, facts: problem instanceof Problem ? /** @type {Trouble['facts']} */ (problem.facts) : {} });
    tell('', `${field.label} is not in the draft until it is mended. ${ctx.trouble.get(key)?.words}`, true);
  }
  ctx.busy = false;
  draw();
}

const LARGEST_LOGO = 1_000_000;

/** A file for a field. What is too large is told before it is sent. @param {Field} field @param {Path} path @param {File} file */
async function bringIn(field, path, file) {
  const key = keyOf(path);
  ctx.busy = true;
  draw();
  try {
    if (file.size > LARGEST_LOGO) {
      throw new Problem({ status: 413, detail: `This file has ${(file.size / 1_000_000).toFixed(1)} MB; a logo has at most 1 MB. Save it smaller. Nothing was changed.` });
    }
    const seen = await seenAs(valueAt(ctx.draft, path));
    take(await upload(`${page.url}/draft/logo?seen=${seen}`, await file.arrayBuffer()));
    ctx.trouble.delete(key);
    tell('', `${field.label}: in the draft. ${counted(ctx.draft.edits)}`);
  } catch (problem) {
    ctx.trouble.set(key, { words: trouble(problem), typed: valueAt(ctx.draft, path) });
    tell('', `${field.label} is as it was. ${ctx.trouble.get(key)?.words}`, true);
  }
  ctx.busy = false;
  draw();
}

/** @param {Value} value */
const shown = (value) => (value !== null && typeof value === 'object' ? Object.values(value).join(', ') : String(value ?? 'nothing'));

/** @param {string} actor */
const nameOf = (actor) => {
  const id = actor.replace(/^\w+:/, '');
  const found = ctx.draft.members.advisers.find((one) => one.key === id);
  return found ? called(found.value) : id;
};

/** @param {Path} path */
function takeTheirs(path) {
  ctx.trouble.delete(keyOf(path));
  poll.ask().then(fresh);
}

/** @param {Path} path */
async function putBack(path) {
  const edit = editAt(ctx.draft, path);
  if (!edit) return;
  if (await send('/draft/take-out', { path, seen: edit.value }, 'publish-list', 'Taken out of the draft.')) {
    ctx.trouble.delete(keyOf(path));
    draw();
  }
}

/** Post a deed; true when it was done. @param {string} path @param {object} body @param {string} where @param {string} words */
async function send(path, body, where, words) {
  if (ctx.busy) return false;
  ctx.busy = true;
  draw();
  let done = true;
  try {
    take(await post(page.url + path, body, { key: newKey(), timeout: 20_000 }));
    tell(where, words);
  } catch (problem) {
    tell(where, trouble(problem), true);
    done = false;
  }
  ctx.busy = false;
  draw();
  return done;
}

/** @param {number} number */
async function look(number) {
  try {
    ctx.looked = await get(`${page.url}/versions/${number}`);
  } catch (problem) {
    tell('history', trouble(problem), true);
  }
  draw();
  document.getElementById('looked')?.focus();
}

// ---------------------------------------------------------------- drawing

/** @param {string} where */
const noted = (where) => (ctx.said?.where === where
  ? html`<p class="said ${ctx.said.bad ? 'bad' : ''}" role=${ctx.said.bad ? 'alert' : nothing}>${ctx.said.words}${ctx.said.bad && ctx.said.words.includes('Confirm that it is you')
    ? html` <a href="/confirm/${page.site.id}" target="_blank" rel="noopener">Confirm that it is you</a>` : nothing}</p>` : nothing);

/** @param {string} id */
function rail(id) {
  const groups = [...new Set(page.sections.map((one) => one.group))];
  /** @param {{ id: string, words: string }} one */
  const link = (one) => html`<a href="#${one.id}" aria-current=${one.id === id ? 'page' : nothing}>${one.words}</a>`;
  return html`<nav class="rail" aria-label="Administration"><a href="/administration/${page.site.id}/front">Front page</a>${groups.map((group) => html`<h2>${group}</h2>${page.sections.filter((one) => one.group === group).map(link)}`)}
    <h2 class="visually-hidden">What changes</h2>${link({ id: 'draft', words: 'Draft and history' })}</nav>
    <label class="rail-field" for="rail-field"><span class="visually-hidden">Page</span><select id="rail-field" class="in" @change=${withEvent((event) => {
      if (event.target instanceof HTMLSelectElement) location.hash = event.target.value;
    })}>${[...page.sections, { id: 'draft', words: 'Draft and history' }].map((one) => html`<option value=${one.id} ?selected=${one.id === id}>${one.words}</option>`)}</select></label>`;
}

/** @param {Section} section @param {Path} base */
const wrong = (section, base) => ctx.draft.mistakes.filter((one) => keyOf(one.path.slice(0, base.length)) === keyOf(base)).length
  + [...ctx.trouble.keys()].filter((key) => key.startsWith(`${keyOf(base)}.`)).length;

/** @param {number} count */
const needs = (count) => (count ? html` <span class="late">${count === 1 ? 'One field needs you.' : `${count} fields need you.`}</span>` : nothing);

/** @param {Section} section */
function tables(section) {
  if (section.id === 'ticket') return html`<h1 id="head" tabindex="-1">The ticket, line by line.${needs(wrong(section, ['ticket']))}</h1>${ticketPage(ctx, section)}`;
  return html`<h1 id="head" tabindex="-1">${section.words}.${needs(section.tables.reduce((sum, one) => sum + (one.id ? wrong(section, [one.id]) : one.fields.reduce((n, field) => n + wrong(section, [field.key]), 0)), 0))}</h1>
    ${section.tables.map((table) => html`<section aria-label=${table.words || section.words}>${table.words && section.tables.length > 1 ? html`<h2>${table.words}</h2>` : nothing}
      <div class="fields">${table.fields.map((field) => keyField(ctx, field, table.id ? [table.id, field.key] : [field.key]))}</div></section>`)}`;
}

/** @param {Section} section @param {string} key */
function member(section, key) {
  const listed = ctx.draft.members[section.id];
  const at = listed.findIndex((one) => one.key === key);
  const path = [section.id, key];
  const one = listed[at];
  return html`<p><a class="back" href="#${section.id}">${icon('chevron-left')}All ${section.words.toLowerCase()}</a></p>
    <div class="head"><h1 id="head" tabindex="-1">${called(one.value)}.${needs(wrong(section, path))}</h1><p>${at + 1} of ${listed.length}
      ${at > 0 ? html`<a href="#${section.id}/${encodeURIComponent(listed[at - 1].key)}">Before</a>` : nothing}
      ${at < listed.length - 1 ? html`<a href="#${section.id}/${encodeURIComponent(listed[at + 1].key)}">Next</a>` : nothing}</p></div>
    <div class="fields">${section.tables[0].fields.map((field) => keyField(ctx, field, [...path, field.key]))}</div>
    <p class="away">${noted('member')}<button type="button" class="button" @click=${() => takeAway(section, key)}>Take ${called(one.value)} out</button></p>`;
}

/** @param {Section} section @param {string} key */
async function takeAway(section, key) {
  const path = [section.id, key];
  const body = { kind: 'remove', path, seen: valueAt(ctx.draft, path) };
  if (await send('/draft', body, section.id, 'Taken out in the draft. It can be put back under Draft and history.')) location.hash = section.id;
}

/** @param {Section} section @param {number} at @param {number} by */
async function move(section, at, by) {
  const ids = valueAt(ctx.draft, [section.id]);
  if (at + by < 0 || at + by >= ids.length) return;
  const anew = [...ids];
  [anew[at], anew[at + by]] = [anew[at + by], anew[at]];
  await send('/draft', { kind: 'order', path: [section.id], value: anew, seen: ids }, section.id, `${called(ctx.draft.members[section.id][at].value)} is ${at + by + 1} of ${ids.length} in the draft.`);
  find(`[data-at="${at + by}"]`)?.focus();
}

/** @param {Section} section */
function lists(section) {
  const listed = ctx.draft.members[section.id];
  return html`<div class="head"><h1 id="head" tabindex="-1">${section.words}: ${listed.length}.${needs(wrong(section, [section.id]))}</h1>
      <button type="button" class="button" id="add" aria-expanded=${ctx.adding} @click=${() => { ctx.adding = !ctx.adding; draw(); find('#new-name')?.focus(); }}>${icon('plus')}Add</button></div>
    ${noted(section.id)}${ctx.adding ? adding(section) : nothing}
    <p class="hint" id="order-help">Alt with ↑ and ↓ moves the one that has the focus.</p>
    <ol class="members" aria-describedby="order-help">${listed.map(({ key, value }, at) => html`<li><a href="#${section.id}/${encodeURIComponent(key)}" data-at=${at}
        @keydown=${withEvent((event) => {
          if (!(event instanceof KeyboardEvent) || !event.altKey || !['ArrowUp', 'ArrowDown'].includes(event.key)) return;
          event.preventDefault();
          move(section, at, event.key === 'ArrowUp' ? -1 : 1);
        })}><b>${called(value)}</b></a><span class="about">${ctx.draft.edits.some((one) => one.path[0] === section.id && one.path[1] === key) ? 'changed in the draft' : ''}</span>${needs(wrong(section, [section.id, key]))}
      <span class="do"><button type="button" class="link-button" ?disabled=${at === 0} @click=${() => move(section, at, -1)}>Up<span class="visually-hidden">: ${called(value)}</span></button>
      <button type="button" class="link-button" ?disabled=${at === listed.length - 1} @click=${() => move(section, at, 1)}>Down<span class="visually-hidden">: ${called(value)}</span></button></span></li>`)}</ol>`;
}

/** What a new member has to begin with: every key that is needed. @param {Section} section */
function adding(section) {
  const asked = section.tables[0].fields.filter((field) => field.needed && field.key !== 'id');
  return html`<form class="new" aria-label="A new ${section.one}" @submit=${withEvent((event) => {
    if (event.target instanceof HTMLFormElement) addNew(section, filledIn(event));
  })}><div class="fields">${asked.map((field) => newField(field))}</div>
    <button class="button button--primary">Add it to the draft</button>
    <button type="button" class="button" @click=${() => { ctx.adding = false; draw(); find('#add')?.focus(); }}>Leave</button></form>`;
}

/** @param {Field} field */
function newField(field) {
  const id = `new-${field.key}`;
  const hint = html`<p class="hint" id="${id}-help">${plainly(field.help)}</p>`;
  if (field.kind === 'names') {
    return html`<fieldset class="f"><legend>${field.label}</legend>${hint}<div class="side">${(ctx.draft.site.languages ?? []).map((/** @type {string} */ code, /** @type {number} */ n) => html`<label
      class="lang" for=${n ? `${id}-${code}` : id}><span>${page.languages[code] ?? code}</span><input class="in wide" required lang=${code} id=${n ? `${id}-${code}` : id} name="${field.key}.${code}" aria-describedby="${id}-help" autocomplete="off"></label>`)}</div></fieldset>`;
  }
  const choices = field.kind === 'choice' ? field.choices.map((one) => ({ value: String(one.value), words: one.words }))
    : field.kind === 'ref' ? ctx.draft.members[field.named].map(({ value }) => ({ value: value.id, words: called(value) })) : null;
  return html`<div class="f"><label class="label" for=${id}>${field.label}</label>${hint}${choices
    ? html`<select class="in" id=${id} name=${field.key} aria-describedby="${id}-help">${choices.map((one) => html`<option value=${one.value}>${one.words}</option>`)}</select>`
    : html`<input class="in ${field.kind === 'number' ? 'short' : ''}" required id=${id} name=${field.key} list=${field.kind === 'icon' ? 'icons' : nothing} aria-describedby="${id}-help" autocomplete="off"> ${field.unit}`}</div>`;
}

/** @param {Section} section @param {Record<string, string>} given */
async function addNew(section, given) {
  /** @type {Record<string, Value>} */
  const value = { id: '' };
  for (const field of section.tables[0].fields) {
    if (field.kind === 'names') {
      const names = Object.entries(given).filter(([name]) => name.startsWith(`${field.key}.`)).map(([name, text]) => [name.split('.')[1], text]);
      value[field.key] = Object.fromEntries(names);
    } else if (field.key in given) {
      const choice = field.choices.find((one) => String(one.value) === given[field.key]);
      value[field.key] = choice ? choice.value : field.kind === 'number' ? Number(given[field.key]) : given[field.key];
    }
  }
  value.id = free(section.id, slug(String(called(value))) || section.id);
  const path = [section.id, value.id];
  if (!await send('/draft', { kind: 'add', path, value }, section.id, `${called(value)} is in the draft.`)) return;
  ctx.adding = false;
  location.hash = path.map(encodeURIComponent).join('/');
}

/** @param {string} kind @param {string} id */
function free(kind, id) {
  const taken = new Set(ctx.draft.members[kind].flatMap((one) => [one.key, one.value.id]));
  let n = 2;
  let found = id;
  while (taken.has(found)) { found = `${id}-${n}`; n += 1; }
  return found;
}

function foot() {
  const refused = ctx.trouble.size;
  return html`<footer class="foot">${icon('pencil')}<p><b>${ctx.draft.edits.length ? counted(ctx.draft.edits) : 'No changes in the draft.'}</b> Kept as you type.${refused
    ? html`<span class="late">${refused === 1 ? 'One field is' : `${refused} fields are`} not among them until mended.</span>` : nothing}</p>
    ${place().id === 'draft' ? nothing : html`<a class="button ${ctx.draft.edits.length && !refused ? 'button--primary' : ''}" href="#draft">Look and publish</a>`}</footer>`;
}

function draw() {
  const { id, section, key } = place();
  const known = section?.listed && key && ctx.draft.members[section.id].some((one) => one.key === key);
  const body = !section ? review(ctx, clock, noted) : known ? member(section, key) : section.listed ? lists(section) : tables(section);
  document.title = `${section?.words ?? 'Draft and history'} · ${page.site.name}`;
  showLink(poll.lostAt, clock.hm);
  ctx.real.shown(section, known ? key : '');
  root.classList.toggle('house--real', ctx.real.kinds(section).length > 0);
  render(html`${rail(id)}<div class=${section ? 'form' : 'whole'}>${section ? noted('publish-list') : nothing}${body}</div>${ctx.real.draw(section)}${foot()}
    <datalist id="icons">${page.icons.map((one) => html`<option value=${one}></option>`)}</datalist>`, root);
}

/** What the server says anew, but not while somebody types. */
function fresh() {
  ctx.draft = poll.shown;
  draw();
}

// What is typed is drawn before the field is left: its own words say what it will be.
root.addEventListener('input', ({ target }) => {
  if (!(target instanceof HTMLInputElement && ['text', 'date', 'checkbox'].includes(target.type)) || !target.closest('[data-path]')) return;
  ctx.typing = true;
  target.dispatchEvent(new Event('change'));
  ctx.typing = false;
});
addEventListener('hashchange', () => {
  ctx.typed = null;
  ctx.adding = false;
  ctx.said = ctx.said?.where === place().id ? ctx.said : null;
  draw();
  document.getElementById('head')?.focus();
  scrollTo(0, 0);
});
addEventListener('keydown', (event) => {
  if (!event.ctrlKey || event.key !== 'Enter') return;
  const form = document.getElementById('publish');
  if (form instanceof HTMLFormElement) form.requestSubmit();
});
addEventListener('keydown', (event) => {
  if (event.key !== 'F6') return;
  event.preventDefault();
  const stops = ['.rail a[aria-current]', '#head', '.real', '.foot a'];
  const at = stops.findIndex((one) => document.activeElement?.matches(one));
  find(stops[(at + (event.shiftKey ? stops.length - 1 : 1)) % stops.length])?.focus();
});

draw();
poll.watch();
alive();
