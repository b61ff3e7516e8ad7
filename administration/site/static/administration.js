// Administration: every key of the site file as a field, gathered in a draft. A field is sent when it
// is left; what is refused stays as it was typed, and nobody's typing is replaced.

import { alive } from '/static/alive.js';
import { html, nothing, render } from '/static/vendor/lit-html/lit-html.js';
import { get, newKey, pageData, post, Problem, wordsOf } from '/static/api.js';
import { byId, find, withEvent } from '/static/dom.js';
import { following } from '/static/following.js';
import { wallClock } from '/static/staff/format.js';
import { showLink } from '/static/staff/link.js';
import { icon } from '/static/staff/parts.js';
import { Poll } from '/static/staff/poll.js';
import { READS } from '/static/staff/reading.js';
import { unsent } from '/static/staff/unsent.js';
import { upload } from '/static/staff/upload.js';
import { keyField, needs } from './fields.js';
import { mostOf } from './filed.js';
import { lists } from './lists.js';
import { Measured } from './measured.js';
import { called, counted, editAt, keyOf, seenAs, valueAt, wrong } from './model.js';
import { Real } from './real.js';
import { review } from './review.js';
import { ticketPage } from './ticket.js';

/** @import { AdministrationPage, DraftOut, Field, Section } from '../types.js' */
/** @import { Ctx, Next, Path, Trouble, Value } from '../view.js' */

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
  page, draft: first, busy: false, said: null, trouble: new Map(), adding: false, chosen: {}, when: first.opens_at ? 'opening' : 'now', looked: null,
  change, takeTheirs, putBack, send, inTurn, deed, look, draw, bringIn,
  typing: false, typed: null, real: /** @type {Real} */ (/** @type {unknown} */ (null)), measured: /** @type {Measured} */ (/** @type {unknown} */ (null)),
};
ctx.real = new Real(ctx);
ctx.measured = new Measured(ctx);

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

/** Send what was typed in a field when it was left. `next` makes the field's value of what it is once its turn has come: it
 * may be typed into at several places. @param {Field} field @param {Path} path @param {Next} next */
function change(field, path, next) {
  return inTurn(() => {
    const before = ctx.trouble.get(keyOf(path));
    const now = before && !('theirs' in before) ? before.typed : valueAt(ctx.draft, path);
    return sendField(field, path, typeof next === 'function' ? next(now) : next);
  });
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

/** A file for a field. What is too large is told before it is sent. @param {Field} field @param {Path} path @param {File} file */
async function bringIn(field, path, file) {
  const key = keyOf(path);
  ctx.busy = true;
  draw();
  try {
    const { one, most } = mostOf(field.kind);
    if (file.size > most * 1_000_000) {
      throw new Problem({ status: 413, detail: `This file has ${(file.size / 1_000_000).toFixed(1)} MB; ${one} has at most ${most} MB. Save it smaller. Nothing was changed.` });
    }
    const data = await file.arrayBuffer();
    // In turn: what was typed just before is on its way, and the draft is another after it.
    take(await inTurn(async () => {
      const there = valueAt(ctx.draft, path);
      if (field.kind === 'logo') return upload(`${page.url}/draft/logo?seen=${await seenAs(there)}`, data);
      return upload(`${page.url}/draft/easy?${new URLSearchParams({ key: path.join('.'), seen: there ?? '' })}`, data);
    }));
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

/** Do something in its turn, after what was typed before it was sent. @template T @param {() => Promise<T>} work @returns {Promise<T>} */
function inTurn(work) {
  const done = queue.then(work);
  queue = done.then(() => {}, () => {}); // what is refused holds nothing up
  return done;
}

let pressed = false;

/** Post a deed in its turn; true when it was done. One that is pressed while another is under way is not. @param {string} path @param {object} body @param {string} where @param {string} words */
async function send(path, body, where, words) {
  if (pressed) return false;
  pressed = true;
  const done = await inTurn(() => deed(path, body, where, words));
  pressed = false;
  return done;
}

/** @param {string} path @param {object} body @param {string} where @param {string} words */
async function deed(path, body, where, words) {
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
  const link = (one) => html`<a href="#${one.id}" aria-current=${one.id === id ? 'page' : nothing}>${one.words}</a>${one.id === 'advisers' ? html`<a href="/rights/${page.site.id}">Rights</a>` : nothing}${one.id === 'phone' ? html`<a href="/administration/${page.site.id}/words">Words</a>` : nothing}`;
  const railed = page.sections.filter((one) => one.railed || one.id === id);
  return html`<nav class="rail" aria-label="Administration"><a href="/administration/${page.site.id}/front">Front page</a>${groups.map((group) => html`<h2>${group}</h2>${railed.filter((one) => one.group === group).map(link)}`)}
    <h2 class="visually-hidden">What changes</h2>${link({ id: 'draft', words: 'Draft and history' })}</nav>
    <label class="rail-field" data-looks for="rail-field"><span class="visually-hidden">Page</span><select id="rail-field" class="in" @change=${withEvent((event) => {
      if (!(event.target instanceof HTMLSelectElement)) return;
      if (event.target.value.startsWith('/')) location.assign(event.target.value);
      else location.hash = event.target.value;
    })}><option value="/administration/${page.site.id}/front">Front page</option><option value="/rights/${page.site.id}">Rights</option><option value="/administration/${page.site.id}/words">Words</option>${[...railed, { id: 'draft', words: 'Draft and history' }].map((one) => html`<option value=${one.id} ?selected=${one.id === id}>${one.words}</option>`)}</select></label>`;
}

/** @param {Section} section */
function tables(section) {
  if (section.id === 'ticket') return html`<h1 id="head" tabindex="-1">The ticket, line by line.${needs(wrong(ctx, ['ticket']))}</h1>${ticketPage(ctx, section)}`;
  return html`<h1 id="head" tabindex="-1">${section.words}.${needs(section.tables.reduce((sum, one) => sum + (one.id ? wrong(ctx, [one.id]) : one.fields.reduce((n, field) => n + wrong(ctx, [field.key]), 0)), 0))}</h1>
    ${section.tables.map((table) => html`<section aria-label=${table.words || section.words}>${table.words && section.tables.length > 1 ? html`<h2>${table.words}</h2>` : nothing}
      <div class="fields">${table.fields.map((field) => keyField(ctx, field, table.id ? [table.id, field.key] : [field.key]))}</div></section>`)}
    ${section.id === 'announcements' ? html`<p class="away"><a href="/administration/${page.site.id}/announcements">Record clips, and hear any call</a></p>` : nothing}
    ${section.id === 'name' ? html`<p class="away"><a href="/administration/${page.site.id}/words">Look at the words of each language, and correct them</a></p>` : nothing}`;
}

/** @param {Section} section @param {string} key */
function member(section, key) {
  const listed = ctx.draft.members[section.id];
  const at = listed.findIndex((one) => one.key === key);
  const path = [section.id, key];
  const one = listed[at];
  return html`<p><a class="back" href="#${section.id}">${icon('chevron-left')}All ${section.words.toLowerCase()}</a></p>
    <div class="head"><h1 id="head" tabindex="-1">${called(one.value)}.${needs(wrong(ctx, path))}</h1><p>${at + 1} of ${listed.length}
      ${at > 0 ? html`<a href="#${section.id}/${encodeURIComponent(listed[at - 1].key)}">Before</a>` : nothing}
      ${at < listed.length - 1 ? html`<a href="#${section.id}/${encodeURIComponent(listed[at + 1].key)}">Next</a>` : nothing}</p></div>
    ${section.id === 'enquiries' ? ctx.measured.served(key) : nothing}
    <div class="fields">${section.tables[0].fields.map((field) => keyField(ctx, field, [...path, field.key]))}</div>
    <p class="away">${noted('member')}<button type="button" class="button" @click=${() => takeAway(section, key)}>Take ${called(one.value)} out</button></p>`;
}

/** @param {Section} section @param {string} key */
async function takeAway(section, key) {
  const path = [section.id, key];
  const body = { kind: 'remove', path, seen: valueAt(ctx.draft, path) };
  if (await send('/draft', body, section.id, 'Taken out in the draft. It can be put back under Draft and history.')) location.hash = section.id;
}

const undoing = () => (ctx.draft.undo ? html`<button type="button" class="button" id="undo" aria-keyshortcuts="Control+Z"
  aria-disabled=${ctx.busy ? 'true' : nothing} @click=${() => inTurn(undo)}>${icon('undo-2')}Undo<span class="visually-hidden"> ${ctx.draft.undo.what}</span> <kbd class="cap" aria-hidden="true">Ctrl Z</kbd></button>` : nothing);

/** Take back what was changed last from here, by whoever looks at it. */
async function undo() {
  const last = ctx.draft.undo;
  if (!last || READS) return;
  if (await deed('/draft/undo', { step: last.step }, 'publish-list', `Undone: ${last.what}.`)) ctx.trouble.clear();
  const { section, key } = place();
  if (section?.listed && key && !ctx.draft.members[section.id].some((one) => one.key === key)) location.hash = section.id;
  draw();
}

function foot() {
  const refused = ctx.trouble.size;
  return html`<footer class="foot">${icon('pencil')}<p><b>${ctx.draft.edits.length ? counted(ctx.draft.edits) : 'No changes in the draft.'}</b> Kept as you type.${refused
    ? html`<span class="late">${refused === 1 ? 'One field is' : `${refused} fields are`} not among them until mended.</span>` : nothing}</p>
    ${undoing()}${place().id === 'draft' ? nothing : html`<a class="button ${ctx.draft.edits.length && !refused ? 'button--primary' : ''}" href="#draft">${READS ? 'Look at the draft' : 'Look and publish'}</a>`}</footer>`;
}

function draw() {
  const { id, section, key } = place();
  const known = section?.listed && key && ctx.draft.members[section.id].some((one) => one.key === key);
  const body = !section ? review(ctx, clock, noted) : known ? member(section, key) : section.listed ? lists(ctx, section, noted) : tables(section);
  document.title = `${section?.words ?? 'Draft and history'} · ${page.site.name}`;
  showLink(poll.lostAt, clock.hm);
  ctx.real.shown(section, known ? key : '');
  if (id === 'enquiries' && known) ctx.measured.ask();
  root.classList.toggle('house--real', ctx.real.kinds(section).length > 0);
  render(html`${rail(id)}<div class=${section ? 'form' : 'whole'}>${section ? noted('publish-list') : nothing}${body}</div>${ctx.real.draw(section)}${foot()}`, root);
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
  if (!READS) find('#publish .button')?.click(); // not every browser has requestSubmit
});
addEventListener('keydown', (event) => {
  if (event.key !== 'F6') return;
  event.preventDefault();
  const stops = ['.rail a[aria-current]', '#head', '.real', '.foot a'];
  const at = stops.findIndex((one) => document.activeElement?.matches(one));
  find(stops[(at + (event.shiftKey ? stops.length - 1 : 1)) % stops.length])?.focus();
});

addEventListener('keydown', (event) => {
  if (!event.ctrlKey || event.shiftKey || event.key.toLowerCase() !== 'z') return;
  if (unsent(document.activeElement)) return; // these a browser takes back itself
  event.preventDefault();
  inTurn(undo);
});

draw();
poll.watch();
following(draw);
alive();
