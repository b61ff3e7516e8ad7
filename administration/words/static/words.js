// The words of a site: how whole each language is, who has read it, and every phrase, corrected with
// its place and a drawing of where it stands. What is typed stays until it is in the draft.

import { alive } from '/static/alive.js';
import { html, nothing, render } from '/static/vendor/lit-html/lit-html.js';
import { ASIDE_MS, get, newKey, pageData, post, Problem, wordsOf } from '/static/api.js';
import { byId, filledIn, withEvent } from '/static/dom.js';
import { plural } from '/static/staff/format.js';
import { icon } from '/static/staff/parts.js';
import { Drawing } from './drawing.js';
import { found, formsOf, keyOf, ROOMS, whenOf } from './phrases.js';

/** @import { LanguageOut, PhraseOut, WordsOut, WordsPage } from '../types.js' */
/** @import { Forms, Which } from './phrases.js' */

const MOST = 60; // phrases at once: more are asked for
/** @type {WordsPage} */
const page = pageData();
/** @type {WordsOut} */
let shown = page.first;
const root = byId('words');
const voice = byId('voice');
const language = /** @type {LanguageOut[]} */ (page.languages).find((one) => one.code === page.language);
/** @type {{ text: string, which: Which, room: string }} */
const looked = { text: '', which: 'all', room: '' };
let most = MOST;
/** The phrase that is open. @type {string | null} */
let open = null;
/** What was typed and is not in the draft. @type {Map<string, Forms>} */
const typed = new Map();
/** What became of the last press, by its place. @type {Map<string, { words: string, bad: boolean }>} */
const said = new Map();
let busy = false;
const drawing = new Drawing(page, draw);

/** @param {string} where @param {string} words @param {boolean} [bad] */
function tell(where, words, bad = false) {
  said.clear();
  said.set(where, { words, bad });
  voice.textContent = words;
}

/** Send something, and show what came of it. @param {string} where @param {() => Promise<WordsOut>} send @param {string} words */
async function sent(where, send, words) {
  if (busy) return false;
  busy = true;
  let done = false;
  draw();
  try {
    shown = await send();
    tell(where, words);
    done = true;
  } catch (problem) {
    tell(where, wordsOf(problem, 'No answer came. What you typed stays here; press again when the line is back.'), true);
    if (problem instanceof Problem && problem.status === 409) shown = await look().catch(() => shown);
  }
  busy = false;
  draw();
  return done;
}

/** @returns {Promise<WordsOut>} */
const look = () => get(`${page.url}/words/${page.language}`, { timeout: ASIDE_MS });

/** @param {PhraseOut} phrase */
const url = (phrase) => `${page.url}/words/${page.language}/${keyOf(phrase)}`;

/** @param {PhraseOut} phrase @returns {Forms} */
const now = (phrase) => typed.get(keyOf(phrase)) ?? formsOf(phrase.forms.length === phrase.original.length ? phrase.forms : phrase.original);

/** @param {PhraseOut} phrase */
async function correct(phrase) {
  const key = keyOf(phrase);
  const body = { forms: now(phrase), seen: phrase.text };
  if (await sent(key, () => post(url(phrase), body, { key: newKey(), timeout: ASIDE_MS }), 'In the draft. Publish it, and visitors read it.')) typed.delete(key);
  else document.getElementById(`w-${key}-0`)?.focus();
  draw();
}

/** @param {PhraseOut} phrase */
async function original(phrase) {
  const key = keyOf(phrase);
  if (await sent(key, () => post(`${url(phrase)}/original`, { seen: phrase.text }, { key: newKey(), timeout: ASIDE_MS }), 'The original holds again in the draft.')) typed.delete(key);
  draw();
}

/** Keep in the draft who has read the language. @param {Event} event */
async function read(event) {
  event.preventDefault();
  const { by, day } = filledIn(event);
  const value = { id: page.language, by: by.trim(), day, source: shown.mark };
  await sent('read', async () => {
    await post(`${page.url}/draft`, { kind: 'add', path: ['readings', page.language], value, seen: null }, { key: newKey(), timeout: ASIDE_MS });
    return look();
  }, 'In the draft.');
}

async function unread() {
  await sent('read', async () => {
    const draft = await get(`${page.url}/draft`, { timeout: ASIDE_MS });
    const there = draft.members.readings.find((/** @type {{ key: string }} */ one) => one.key === page.language);
    await post(`${page.url}/draft`, { kind: 'remove', path: ['readings', page.language], seen: there?.value ?? null }, { key: newKey(), timeout: ASIDE_MS });
    return look();
  }, 'Taken out in the draft.');
}

// ---------------------------------------------------------------- drawn

/** @param {string} where */
const noted = (where) => {
  const one = said.get(where);
  return one ? html`<p class="said ${one.bad ? 'bad' : ''}" id="said-${where}">${one.bad ? icon('triangle-alert') : nothing}<span>${one.words}${one.bad && one.words.includes('Confirm that it is you')
    ? html` <a href="/confirm/${page.site.id}" target="_blank" rel="noopener">Confirm that it is you</a>` : nothing}</span></p>` : nothing;
};

/** @param {LanguageOut} one */
const state = (one) => `${one.there === one.all ? 'complete' : `${one.all - one.there} of ${one.all} come in English`}${one.corrected ? `, ${one.corrected} corrected` : ''}${one.read || one.shipped_read ? '' : ', read by nobody yet'}`;

const languages = () => html`<nav class="languages" aria-label="Languages">${page.languages.map((/** @type {LanguageOut} */ one) => html`<a
  href="?language=${one.code}" aria-current=${one.code === page.language ? 'true' : nothing}><b lang=${one.code}>${one.own}</b>${one.own === one.name ? nothing : html` <span>${one.name}</span>`}<span
  class="sub">${state(one)}</span></a>`)}</nav>`;

function reading() {
  const { read: by, shipped_read: shipped } = shown;
  const when = by ? new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date(`${by.day}T12:00`)) : '';
  if (by) {
    return html`<section class="reading"><p class=${by.since ? 'late' : 'ok'}>${icon(by.since ? 'triangle-alert' : 'circle-check')}<span>Read by ${by.by} on ${when}${by.draft ? ', in the draft' : ''}.${by.since
      ? ' The words became others since: have them read anew.' : ''}</span></p>${page.may ? html`<button type="button" class="button small" @click=${unread}>Take that out</button>` : nothing}${noted('read')}</section>`;
  }
  return html`<section class="reading"><p class=${shipped ? 'ok' : 'late'}>${icon(shipped ? 'circle-check' : 'triangle-alert')}<span>${shipped
    ? 'These words were written in this language.' : `Nobody whose language it is has read the words in ${language?.name ?? page.language}. Visitors are not told.`}</span></p>
    ${page.may && !shipped ? html`<form class="row" @submit=${withEvent(read)}><label class="lang" for="read-by"><span>Who read all of it</span><input class="in" id="read-by" name="by" required maxlength="80" autocomplete="off"></label>
      <label class="lang" for="read-day"><span>On which day</span><input class="in" id="read-day" name="day" type="date" required max=${page.today} .defaultValue=${page.today}></label>
      <button class="button">${icon('check')}It is read</button></form>` : nothing}${noted('read')}</section>`;
}

const WHICH = { all: 'All phrases', english: 'Still in English', corrected: 'Corrected here', wrong: 'To be looked at' };

/** @param {number} count */
function looking(count) {
  /** @param {Partial<typeof looked>} next */
  const set = (next) => { Object.assign(looked, next); most = MOST; draw(); };
  return html`<form class="row looking" data-looks role="search" @submit=${withEvent((event) => event.preventDefault())}><label class="lang" for="look"><span>Find</span><input class="in" id="look" type="search" maxlength="100" autocomplete="off"
      .value=${looked.text} @input=${withEvent(({ target }) => { if (target instanceof HTMLInputElement) set({ text: target.value }); })}></label>
    <label class="lang" for="which"><span>Which</span><select class="in" id="which" @change=${withEvent(({ target }) => { if (target instanceof HTMLSelectElement) set({ which: /** @type {Which} */ (target.value) }); })}>
      ${Object.entries(WHICH).map(([value, words]) => html`<option value=${value}>${words}</option>`)}</select></label>
    <label class="lang" for="where"><span>Where</span><select class="in" id="where" @change=${withEvent(({ target }) => { if (target instanceof HTMLSelectElement) set({ room: target.value }); })}>
      <option value="">Everywhere</option>${Object.entries(ROOMS).map(([value, words]) => html`<option value=${value}>${words}</option>`)}</select></label>
    <p class="count" role="status">${count} ${plural(count, 'phrase', 'phrases')}</p></form>`;
}

/** @param {PhraseOut} phrase @param {{ when: string, text: string }[]} forms @param {string} code */
const texts = (phrase, forms, code) => forms.map(({ when, text }) => html`<span class="text">${when ? html`<span class="form-of">${whenOf(when)}</span> ` : nothing}<span lang=${code} dir="auto">${text}</span></span>`);

/** @param {PhraseOut} phrase */
function mark(phrase) {
  const parts = [];
  if (phrase.wrong) parts.push(html`<span class="late">${icon('triangle-alert')}To be looked at</span>`);
  if (phrase.state === 'english') parts.push(html`<span class="late">Comes in English</span>`);
  if (phrase.state === 'corrected') parts.push(html`<span class="ok">${icon('pencil')}Corrected${phrase.draft ? ', in the draft' : ''}</span>`);
  else if (phrase.draft) parts.push(html`<span>Original again, in the draft</span>`);
  return parts;
}

/** @param {PhraseOut} phrase */
function editor(phrase) {
  const key = keyOf(phrase);
  const forms = now(phrase);
  const bad = said.get(key)?.bad ?? false;
  return html`<div class="editor"><div class="fields">
      <p class="hint">${ROOMS[phrase.room]}${phrase.heading ? `, ${phrase.heading.toLowerCase()}` : ''}.${phrase.hint ? ` ${phrase.hint}` : ''}
        At most ${phrase.longest} letters.${/\{ \$/.test(phrase.english) ? ' What stands in { } is filled in: leave it as it is.' : ''}</p>
      ${phrase.wrong ? html`<p class="late">${icon('triangle-alert')}<span>${phrase.wrong}</span></p>` : nothing}
      <form @submit=${withEvent((event) => { event.preventDefault(); correct(phrase); })}>${Object.entries(forms).map(([when, text], n) => html`<label class="lang" for="w-${key}-${n}"><span>${when ? whenOf(when) : `In ${language?.name ?? page.language}`}</span>
        <textarea class="in" id="w-${key}-${n}" rows=${text.includes('\n') ? 6 : 2} lang=${page.language} dir=${page.direction} maxlength="1000" spellcheck="true"
          aria-invalid=${bad ? 'true' : nothing} aria-describedby=${said.has(key) ? `said-${key}` : nothing} .value=${text} ?readonly=${!page.may || shown.planned}
          @input=${withEvent(({ target }) => {
            if (!(target instanceof HTMLTextAreaElement)) return;
            typed.set(key, { ...now(phrase), [when]: target.value });
            drawing.follow(phrase, now(phrase));
          })}></textarea></label>`)}
        ${noted(key)}
        ${shown.planned ? html`<p class="hint">The draft is planned to be published. Stop that first, then correct it.</p>` : nothing}
        ${page.may && !shown.planned ? html`<p class="acts"><button class="button button--primary" aria-disabled=${busy ? 'true' : nothing}>Put it into the draft</button>
          ${phrase.text === null ? nothing : html`<button type="button" class="button" @click=${() => original(phrase)}>${icon('undo-2')}Bring the original back</button>`}
          <button type="button" class="button" @click=${() => close(phrase)}>Close</button></p>` : nothing}</form>
      ${phrase.text === null ? nothing : html`<p class="hint">The original: ${texts(phrase, phrase.original, page.language)}</p>`}</div>
    ${drawing.draw(phrase)}</div>`;
}

/** @param {PhraseOut} phrase */
function toggle(phrase) {
  const key = keyOf(phrase);
  if (open === key) { close(phrase); return; }
  open = key;
  said.clear();
  drawing.open(phrase, now(phrase));
  draw();
  document.getElementById(`open-${key}`)?.scrollIntoView({ block: 'start' });
  document.getElementById(`w-${key}-0`)?.focus({ preventScroll: true });
}

/** @param {PhraseOut} phrase */
function close(phrase) {
  open = null;
  drawing.close();
  draw();
  document.getElementById(`open-${keyOf(phrase)}`)?.focus();
}

/** @param {PhraseOut} phrase */
function row(phrase) {
  const key = keyOf(phrase);
  const is = open === key;
  return html`<li class=${is ? 'open' : ''}><div class="line"><div class="en" lang="en">${phrase.english.includes('->') ? texts(phrase, englishForms(phrase), 'en') : phrase.english}</div>
      <div class="own">${page.language === 'en' && phrase.state !== 'corrected' ? nothing : texts(phrase, phrase.forms, phrase.state === 'english' ? 'en' : page.language)}<span class="marks">${mark(phrase)}</span></div>
      <button type="button" data-looks class="button small" id="open-${key}" aria-expanded=${String(is)} @click=${() => toggle(phrase)}>${page.may ? 'Correct' : 'Look'}<span class="visually-hidden">: ${phrase.english.slice(0, 80)}</span></button></div>
    ${is ? editor(phrase) : nothing}</li>`;
}

/** The English of a phrase that chooses, form by form. @param {PhraseOut} phrase */
const englishForms = ({ english }) => [...english.matchAll(/^\s*\*?\s*\[([^\]]+)\] (.*)$/gm)].map(([, when, text]) => ({ when, text }));

/** @param {PhraseOut[]} phrases */
function listed(phrases) {
  const groups = new Map();
  for (const one of phrases.slice(0, most)) {
    const head = `${ROOMS[one.room]}${one.heading ? `: ${one.heading}` : ''}`;
    groups.set(head, [...(groups.get(head) ?? []), one]);
  }
  return html`${[...groups].map(([head, those]) => html`<section><h2>${head}</h2><ul class="phrases">${those.map(row)}</ul></section>`)}
    ${phrases.length > most ? html`<button type="button" data-looks class="button more" @click=${() => { most += MOST; draw(); }}>Show ${Math.min(MOST, phrases.length - most)} more</button>` : nothing}
    ${phrases.length ? nothing : html`<p class="none">No phrase is like that. Look for other words, or for all phrases.</p>`}`;
}

function draw() {
  const phrases = found(shown.phrases, looked);
  render(html`<h1 id="head" tabindex="-1">Words</h1>
    <p class="hint">What visitors read and hear. A correction goes into the draft; once that is published, kiosk, paper, displays and phones say it.</p>
    ${languages()}${reading()}${looking(phrases.length)}${listed(phrases)}
    <p class="hint">As they stand in the file: <a href="/administration/${page.site.id}#phrases">corrected words</a>, <a href="/administration/${page.site.id}#readings">languages read</a>.</p>
    <footer class="foot">${icon('pencil')}<p><b>${shown.changes ? `${shown.changes} ${plural(shown.changes, 'change', 'changes')} in the draft.` : 'No changes in the draft.'}</b>${typed.size
      ? html` <span class="late">${typed.size === 1 ? 'One phrase is' : `${typed.size} phrases are`} typed and not in it.</span>` : nothing}</p>
      <a class="button ${shown.changes && !typed.size ? 'button--primary' : ''}" href="/administration/${page.site.id}#draft">${page.may ? 'Look and publish' : 'Look at the draft'}</a></footer>`, root);
  drawing.hand();
}

addEventListener('beforeunload', (event) => { if (typed.size) event.preventDefault(); });
addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !open) return;
  const phrase = shown.phrases.find((one) => keyOf(one) === open);
  if (phrase) close(phrase);
});
draw();
alive();
